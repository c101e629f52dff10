using System.Text.Json;
using System.Text.Json.Serialization;
using Enforcement.CaseExecution.Domain.Acts;
using Enforcement.Statute;

namespace Enforcement.CaseExecution.Data;

/// <summary>A ruling as it is stored with an act: what was asked of which version of the rule, and what it said. Its words are made again when they are read.</summary>
public sealed record StoredRuling
{
    public required string Rule { get; init; }
    public required int Version { get; init; }
    public required Outcome Outcome { get; init; }

    /// <summary>It had to allow the act; else it is recorded as it was found.</summary>
    public bool Asked { get; init; }

    public string? Reason { get; init; }
    public DateOnly? Date { get; init; }
    public DateTimeOffset? Instant { get; init; }
    public long? Amount { get; init; }
    public IReadOnlyList<string>? Order { get; init; }
    public required JsonElement Facts { get; init; }
}

/// <summary>Column <c>act.rulings</c>.</summary>
internal static class StoredRulings
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    public static string Write(Ground ground) =>
        JsonSerializer.Serialize(ground.Asked.Select(ruling => Of(ruling, true)).Concat(ground.Found.Select(ruling => Of(ruling, false))), Json);

    public static IReadOnlyList<StoredRuling> Read(string json) => JsonSerializer.Deserialize<List<StoredRuling>>(json, Json)!;

    /// <summary>
    /// The ruling again, from its facts; null when the rule has changed since or its tables now say something else: then what was stored stands alone.
    /// </summary>
    public static Ruling? Again(StoredRuling stored, LawEdition law)
    {
        if (RuleCatalogue.Find(stored.Rule) is not { } rule || rule.Version != stored.Version || stored.Facts.Deserialize(rule.FactsType, Json) is not { } facts)
            return null;
        var again = rule.Evaluate(facts, law);
        return again.Outcome == stored.Outcome && again.Reason == stored.Reason && again.Date == stored.Date && again.Amount == stored.Amount ? again : null;
    }

    private static StoredRuling Of(Ruling ruling, bool asked) => new()
    {
        Rule = ruling.RuleId,
        Version = ruling.Version,
        Outcome = ruling.Outcome,
        Asked = asked,
        Reason = ruling.Reason,
        Date = ruling.Date,
        Instant = ruling.Instant,
        Amount = ruling.Amount,
        Order = ruling.Order.Count == 0 ? null : ruling.Order,
        Facts = JsonSerializer.SerializeToElement(ruling.Facts, ruling.Rule.FactsType, Json),
    };
}
