using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Enforcement.Intake.Domain.Transfers;
using Enforcement.Intake.Reading;

namespace Enforcement.Intake.Tests;

/// <summary>Forms as an agency would send them.</summary>
public static class Forms
{
    private static readonly JsonSerializerOptions Web = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    public static string Json(TransferForm form) => JsonSerializer.Serialize(form, Web);

    public static JsonObject Node(TransferForm form) => JsonNode.Parse(Json(form))!.AsObject();

    public static ReadLine Read(string json) => TransferReader.ReadOne(Encoding.UTF8.GetBytes(json));

    public static string Text(ReadLine line) => Encoding.UTF8.GetString(line.Canonical.Span);

    /// <summary>Header and rows of the simple form.</summary>
    public static string Csv(params TransferForm[] forms)
    {
        var rows = forms.Select(form => Flatten("", Node(form)).ToDictionary()).ToList();
        var columns = rows.SelectMany(row => row.Keys).Distinct().ToList();
        var csv = new StringBuilder().AppendJoin(',', columns).Append("\r\n");
        foreach (var row in rows)
            csv.AppendJoin(',', columns.Select(column => Quoted(row.GetValueOrDefault(column, "")))).Append("\r\n");
        return csv.ToString();
    }

    private static string Quoted(string value) => value.AsSpan().ContainsAny("\",\r\n") ? $"\"{value.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : value;

    private static IEnumerable<KeyValuePair<string, string>> Flatten(string path, JsonNode? node) => node switch
    {
        JsonObject members => members.SelectMany(member => Flatten(path.Length == 0 ? member.Key : $"{path}.{member.Key}", member.Value)),
        JsonArray { Count: > 0 } codes when codes[0] is JsonValue => [new(path, string.Join(';', codes))],
        JsonArray entries => entries.SelectMany((entry, index) => Flatten($"{path}.{index + 1}", entry)),
        JsonValue value => [new(path, value.ToString())],
        _ => [],
    };
}
