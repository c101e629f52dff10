using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;

namespace Enforcement.Statute.Tests.Transcripts;

/// <summary>
/// What a rule says, written out for a reader: the rule itself, then facts and the whole ruling on them, one set of facts for each clause the rule can say. The
/// files beside this one hold them, a file a topic; whoever reviews a change of the law reads what the platform says from now on.
/// </summary>
internal static partial class Transcript
{
    private const string FactsMark = "facts   ";

    public static JsonSerializerOptions Json { get; } = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        IgnoreReadOnlyProperties = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    public static string FileOf(Rule rule) => $"{rule.Id.Split('-')[0]}.txt";

    /// <summary>The chapter of a rule: its text and a ruling on each set of facts.</summary>
    /// <param name="rule">The rule.</param>
    /// <param name="facts">Sets of facts of its type.</param>
    public static string Of(Rule rule, IEnumerable<object> facts)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"## {rule.Id} v{rule.Version} {rule.Topic}: {rule.Title}\n{rule.Text}\n");
        text.Append(CultureInfo.InvariantCulture, $"{string.Join("; ", rule.Articles.Select(article => $"{article.Short} = {article}"))}\n");
        text.Append(CultureInfo.InvariantCulture, $"{rule.Function}, in force {rule.InForceFrom:yyyy-MM-dd} to {rule.InForceTo?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "now"}, caveats {rule.Caveats}\n");
        foreach (var given in facts)
            text.Append('\n').Append(FactsMark).Append(JsonSerializer.Serialize(given, rule.FactsType, Json)).Append('\n').Append(Of(rule.Evaluate(given, LawEdition.Published)));
        return text.Append('\n').ToString();
    }

    /// <summary>The facts a chapter was written of.</summary>
    public static IReadOnlyList<object> FactsOf(Rule rule, string chapter) =>
        [.. chapter.Split('\n').Where(line => line.StartsWith(FactsMark, StringComparison.Ordinal)).Select(line => JsonSerializer.Deserialize(line[FactsMark.Length..], rule.FactsType, Json)!)];

    /// <summary>The chapter of a rule in a file; empty when it has none.</summary>
    public static string Chapter(string file, Rule rule)
    {
        var start = file.IndexOf($"## {rule.Id} ", StringComparison.Ordinal);
        if (start < 0)
            return "";
        var end = file.IndexOf("\n## ", start, StringComparison.Ordinal);
        return end < 0 ? file[start..] : file[start..(end + 1)];
    }

    /// <summary>What is said, clause by clause, without the numbers and names in it: two rulings that say the same differ only in those.</summary>
    public static IEnumerable<string> Clauses(Ruling ruling) =>
    [
        $"{ruling.Outcome} {ruling.Reason} {ruling.Consequence} {ruling.Caveats}",
        .. ruling.Steps.SelectMany(step => Bare(step.English).Split([", ", "; "], StringSplitOptions.None).Concat(Bare(step.Chinese).Split('、', '，', '；'))),
    ];

    private static string Bare(string words) => ArbitraryFacts.Texts.Where(text => text.Length > 1).Aggregate(Numbers().Replace(words, "#"), (said, text) => said.Replace(text, "@", StringComparison.Ordinal));

    private static string Of(Ruling ruling)
    {
        var text = new StringBuilder("ruling  ").Append(ruling.Outcome);
        foreach (var (name, value) in new (string, object?)[]
        {
            ("reason", ruling.Reason), ("date", ruling.Date?.Iso()), ("instant", ruling.Instant?.ToString("u", CultureInfo.InvariantCulture)), ("amount", ruling.Amount),
            ("order", ruling.Order.Count == 0 ? null : string.Join(" > ", ruling.Order)), ("then", ruling.Consequence == Consequence.None ? null : ruling.Consequence),
            ("caveats", ruling.Caveats == Caveats.None ? null : ruling.Caveats),
        })
        {
            if (value is not null)
                text.Append(CultureInfo.InvariantCulture, $", {name} {value}");
        }

        text.Append('\n');
        foreach (var step in ruling.Steps)
            text.Append("    ").Append(step.English).Append("\n    ").Append(step.Chinese).Append('\n');
        return text.ToString();
    }

    [GeneratedRegex("[0-9][0-9,.:]*")]
    private static partial Regex Numbers();
}
