using System.Text.Json;

namespace Enforcement.Intake;

/// <summary>Enum values as they stand in JSON, messages and columns (<c>needsCorrection</c>), without an allocation per use.</summary>
internal static class WireNames
{
    public static string Of<T>(T value)
        where T : struct, Enum => Cache<T>.Names[value];

    public static string? Of<T>(T? value)
        where T : struct, Enum => value is { } known ? Cache<T>.Names[known] : null;

    public static bool TryRead<T>(string? name, out T value)
        where T : struct, Enum
    {
        foreach (var (candidate, text) in Cache<T>.Names)
        {
            if (text == name)
            {
                value = candidate;
                return true;
            }
        }

        value = default;
        return false;
    }

    public static HashSet<T> Set<T>(IEnumerable<string> names)
        where T : struct, Enum => [.. names.Where(name => TryRead<T>(name, out _)).Select(name => TryRead<T>(name, out var value) ? value : default)];

    private static class Cache<T>
        where T : struct, Enum
    {
        public static readonly Dictionary<T, string> Names =
            Enum.GetValues<T>().ToDictionary(value => value, value => JsonNamingPolicy.CamelCase.ConvertName(value.ToString()));
    }
}
