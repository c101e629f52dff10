using System.Text.Json;
using System.Text.Json.Nodes;

namespace Enforcement.Supervision.Tests;

/// <summary>Facts made from nothing but the schema that the rulebook publishes, as a front end that knows no rule would make them.</summary>
internal sealed class SchemaFacts(JsonElement schema, Random? random)
{
    private static readonly string[] Days = ["2026-09-15", "2020-02-29", "1999-12-31", "2026-12-31", "2031-01-02", "2007-03-04", "1900-01-01", "2200-12-31"];
    private static readonly long[] Numbers = [0, 1, 2, 3, 7, 30, 72, 100, 99_999, 100_000, 10_000_000];

    /// <summary>What is needed and nothing else, each as plain as can be.</summary>
    public static JsonNode Bare(JsonElement schema) => new SchemaFacts(schema, null).Make(schema);

    /// <summary>Any facts of the right shape.</summary>
    public static JsonNode Any(JsonElement schema, Random random) => new SchemaFacts(schema, random).Make(schema);

    private JsonNode Make(JsonElement part)
    {
        if (part.TryGetProperty("$ref", out var reference))
            return Make(Resolve(reference.GetString()!));
        if (part.TryGetProperty("enum", out var values))
            return JsonValue.Create(Pick([.. values.EnumerateArray().Where(value => value.ValueKind == JsonValueKind.String).Select(value => value.GetString()!)]));
        return TypeOf(part) switch
        {
            "object" => MakeObject(part),
            "array" => new JsonArray([.. Enumerable.Range(0, random?.Next(4) ?? 0).Select(_ => Make(part.GetProperty("items")))]),
            "boolean" => JsonValue.Create(random?.Next(2) == 1),
            "integer" or "number" => JsonValue.Create(Pick(Numbers)),
            _ => JsonValue.Create(Text(part)),
        };
    }

    private JsonObject MakeObject(JsonElement part)
    {
        var made = new JsonObject();
        if (!part.TryGetProperty("properties", out var properties))
            return made;
        var needed = part.TryGetProperty("required", out var required) ? required.EnumerateArray().Select(name => name.GetString()).ToHashSet() : [];
        foreach (var property in properties.EnumerateObject().Where(property => needed.Contains(property.Name) || random?.Next(3) > 0))
            made[property.Name] = Make(property.Value);
        return made;
    }

    private string Text(JsonElement part)
    {
        if (part.TryGetProperty("pattern", out _))
            return Pick(["16:30", "05:00:30", "23:59"]);
        return (part.TryGetProperty("format", out var format) ? format.GetString() : null) switch
        {
            "date" => Pick(Days),
            "date-time" => Pick(["2026-09-15T09:00:00+08:00", "2026-09-16T01:00:00Z", "1999-12-31T23:59:59-01:00"]),
            _ => Pick(["臺北市", "士林區", "tpy", "", "x"]),
        };
    }

    private T Pick<T>(T[] from) => from[random?.Next(from.Length) ?? 0];

    private JsonElement Resolve(string pointer) =>
        pointer.TrimStart('#').Split('/', StringSplitOptions.RemoveEmptyEntries).Aggregate(schema, (at, name) => at.ValueKind == JsonValueKind.Array
            ? at[int.Parse(name, System.Globalization.CultureInfo.InvariantCulture)]
            : at.GetProperty(name.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal)));

    private static string TypeOf(JsonElement part) => !part.TryGetProperty("type", out var type) ? "object"
        : type.ValueKind == JsonValueKind.String ? type.GetString()!
        : type.EnumerateArray().Select(name => name.GetString()!).First(name => name != "null");
}
