using System.Text.Json;

namespace Enforcement.Intake.Reading;

/// <summary>Closes and opens the objects and lists between two columns, so that a row without any value for an object has no such object.</summary>
internal static class CsvNesting
{
    public static void Move(Utf8JsonWriter json, CsvColumn? from, CsvColumn? to)
    {
        var before = Parents(from);
        var after = Parents(to);
        var common = 0;
        while (common < before.Length && common < after.Length && before[common].Equals(after[common]))
            common++;
        for (var i = before.Length - 1; i >= common; i--)
            Close(json, before, i);
        for (var i = common; i < after.Length; i++)
            Open(json, after, i);
    }

    private static ReadOnlySpan<JsonEncodedText> Parents(CsvColumn? column) => column is null ? [] : column.Path.AsSpan()[..^1];

    private static bool IsNumber(JsonEncodedText part) => part.EncodedUtf8Bytes[0] is >= (byte)'1' and <= (byte)'9';

    private static bool IsList(ReadOnlySpan<JsonEncodedText> path, int place) => place + 1 < path.Length && IsNumber(path[place + 1]);

    private static void Open(Utf8JsonWriter json, ReadOnlySpan<JsonEncodedText> path, int place)
    {
        if (IsList(path, place))
            json.WriteStartArray(path[place]);
        else if (IsNumber(path[place]))
            json.WriteStartObject();
        else
            json.WriteStartObject(path[place]);
    }

    private static void Close(Utf8JsonWriter json, ReadOnlySpan<JsonEncodedText> path, int place)
    {
        if (IsList(path, place))
            json.WriteEndArray();
        else
            json.WriteEndObject();
    }
}
