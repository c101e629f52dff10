using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Enforcement.Hosting.Http;
using Enforcement.Law;

namespace Enforcement.Supervision.Rulebook;

/// <summary>Reads facts and values of tables, and says of everything wrong in them where it is and what it should be.</summary>
internal sealed class LawReader
{
    private const int LongestList = 1_000;
    private const int MostErrors = 50;

    private readonly List<FieldError> _errors = [];

    private LawReader()
    {
    }

    /// <summary>Reads a value.</summary>
    /// <param name="json">The JSON.</param>
    /// <param name="type">What it should be.</param>
    /// <param name="pointer">JSON pointer of the value in the request.</param>
    /// <returns>The value, or null and what is wrong.</returns>
    public static (object? Value, IReadOnlyList<FieldError> Errors) Read(JsonElement json, Type type, string pointer)
    {
        var reader = new LawReader();
        reader.Check(json, type, pointer);
        if (reader._errors.Count > 0)
            return (null, reader._errors);
        try
        {
            return json.Deserialize(type, LawJson.Options) is { } value ? (value, []) : (null, [new FieldError(pointer, "must not be null")]);
        }
        catch (JsonException exception)
        {
            return (null, [new FieldError(pointer + exception.Path?.TrimStart('$').Replace('.', '/'), "is not as it should be")]);
        }
    }

    private void Check(JsonElement json, Type type, string at)
    {
        if (_errors.Count >= MostErrors)
            return;
        var info = LawJson.Options.GetTypeInfo(Nullable.GetUnderlyingType(type) ?? type);
        switch (info.Kind)
        {
            case JsonTypeInfoKind.Object:
                CheckObject(json, info, at);
                break;
            case JsonTypeInfoKind.Enumerable when json.ValueKind == JsonValueKind.Array:
                CheckList(json, info.ElementType!, at);
                break;
            case JsonTypeInfoKind.Enumerable:
                Wrong(at, "must be a list");
                break;
            case JsonTypeInfoKind.Dictionary when json.ValueKind == JsonValueKind.Object:
                foreach (var entry in json.EnumerateObject())
                    Check(entry.Value, info.ElementType!, $"{at}/{Escaped(entry.Name)}");
                break;
            case JsonTypeInfoKind.Dictionary:
                Wrong(at, "must be an object");
                break;
            default:
                if (LawValue.Fault(json, info.Type) is { } fault)
                    Wrong(at, fault);
                break;
        }
    }

    private void CheckObject(JsonElement json, JsonTypeInfo info, string at)
    {
        if (json.ValueKind != JsonValueKind.Object)
        {
            Wrong(at, "must be an object");
            return;
        }

        var members = info.Properties.Where(property => property.Set is not null || property.AssociatedParameter is not null).ToDictionary(property => property.Name, StringComparer.Ordinal);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var entry in json.EnumerateObject())
        {
            var pointer = $"{at}/{Escaped(entry.Name)}";
            if (!seen.Add(entry.Name))
                Wrong(pointer, "is there twice");
            else if (!members.TryGetValue(entry.Name, out var member))
                Wrong(pointer, $"is not known; known are {string.Join(", ", members.Keys)}");
            else if (entry.Value.ValueKind != JsonValueKind.Null)
                Check(entry.Value, member.PropertyType, pointer);
            else if (!MayBeNull(member))
                Wrong(pointer, "must not be null");
        }

        foreach (var missing in members.Values.Where(member => member.IsRequired && !seen.Contains(member.Name)))
            Wrong($"{at}/{missing.Name}", "is needed");
    }

    private void CheckList(JsonElement json, Type element, string at)
    {
        if (json.GetArrayLength() > LongestList)
        {
            Wrong(at, $"must not have more than {LongestList} entries");
            return;
        }

        var i = 0;
        foreach (var entry in json.EnumerateArray())
        {
            if (entry.ValueKind == JsonValueKind.Null)
                Wrong($"{at}/{i}", "must not be null");
            else
                Check(entry, element, $"{at}/{i}");
            i++;
        }
    }

    private static bool MayBeNull(JsonPropertyInfo member) =>
        member.PropertyType.IsValueType ? Nullable.GetUnderlyingType(member.PropertyType) is not null : member.IsSetNullable;

    private static string Escaped(string name) => name.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal);

    private void Wrong(string at, string detail) => _errors.Add(new FieldError(at, detail));
}
