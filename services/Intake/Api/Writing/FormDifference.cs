using System.Text.Json;

namespace Enforcement.Intake.Writing;

/// <summary>Compares two forms field by field.</summary>
internal static class FormDifference
{
    private const int Most = 20;

    public static IReadOnlyList<FieldDifference> Between(ReadOnlyMemory<byte> stored, ReadOnlyMemory<byte> sent)
    {
        using var before = Parse(stored);
        using var after = Parse(sent);
        var found = new List<FieldDifference>();
        Compare("", before.RootElement, after.RootElement, found);
        return found;
    }

    private static JsonDocument Parse(ReadOnlyMemory<byte> json) => JsonDocument.Parse(json.IsEmpty ? "null"u8.ToArray() : json);

    private static void Compare(string path, JsonElement? before, JsonElement? after, List<FieldDifference> found)
    {
        if (found.Count == Most)
            return;
        if (before is { ValueKind: JsonValueKind.Object } left && after is { ValueKind: JsonValueKind.Object } right)
        {
            foreach (var name in Names(left).Union(Names(right)))
                Compare($"{path}/{name}", Member(left, name), Member(right, name), found);
        }
        else if (before is { ValueKind: JsonValueKind.Array } first && after is { ValueKind: JsonValueKind.Array } second)
        {
            for (var i = 0; i < Math.Max(first.GetArrayLength(), second.GetArrayLength()); i++)
                Compare($"{path}/{i}", Item(first, i), Item(second, i), found);
        }
        else if (before?.GetRawText() != after?.GetRawText())
        {
            found.Add(new FieldDifference(path, before?.GetRawText(), after?.GetRawText()));
        }
    }

    private static IEnumerable<string> Names(JsonElement element) => element.EnumerateObject().Select(member => member.Name);

    private static JsonElement? Member(JsonElement element, string name) => element.TryGetProperty(name, out var value) ? value : null;

    private static JsonElement? Item(JsonElement element, int index) => index < element.GetArrayLength() ? element[index] : null;
}
