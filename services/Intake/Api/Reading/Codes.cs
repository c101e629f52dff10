using System.Text;
using System.Text.Json;

namespace Enforcement.Intake.Reading;

/// <summary>The camelCase codes of an enum on the wire; exact, so that a code has one spelling.</summary>
internal static class Codes<T>
    where T : struct, Enum
{
    private static readonly (T Value, byte[] Utf8, JsonEncodedText Json)[] All = [.. Enum.GetValues<T>().Select(value =>
    {
        var code = JsonNamingPolicy.CamelCase.ConvertName(value.ToString());
        return (value, Encoding.UTF8.GetBytes(code), JsonEncodedText.Encode(code));
    })];

    public static T? Find(ReadOnlySpan<byte> code)
    {
        foreach (var (value, utf8, _) in All)
        {
            if (code.SequenceEqual(utf8))
                return value;
        }

        return null;
    }

    public static JsonEncodedText Of(T value)
    {
        foreach (var (candidate, _, json) in All)
        {
            if (EqualityComparer<T>.Default.Equals(candidate, value))
                return json;
        }

        throw new ArgumentOutOfRangeException(nameof(value));
    }
}
