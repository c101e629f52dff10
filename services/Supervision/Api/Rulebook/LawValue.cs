using System.Text.Json;
using System.Text.RegularExpressions;
using Enforcement.Law;

namespace Enforcement.Supervision.Rulebook;

/// <summary>Single values of facts and tables: what they must be, in words.</summary>
internal static partial class LawValue
{
    private const int FirstYear = 1900;
    private const int LastYear = 2200;
    private const int LongestText = 2_000;
    private const decimal Largest = 1_000_000_000_000_000;

    /// <summary>What is wrong with a value; null when nothing is.</summary>
    public static string? Fault(JsonElement json, Type type)
    {
        if (json.ValueKind == JsonValueKind.Number && json.TryGetDecimal(out var number) && number is < 0 or > Largest)
            return "must be from 0 to 1,000,000,000,000,000";
        if (json.ValueKind == JsonValueKind.String && json.GetString()!.Length > LongestText)
            return $"must not be longer than {LongestText} characters";
        object? value;
        try
        {
            value = json.Deserialize(type, LawJson.Options);
        }
        catch (Exception exception) when (exception is JsonException or FormatException or InvalidOperationException)
        {
            return Expected(type);
        }

        return value switch
        {
            DateOnly date when IsOutside(date.Year) => OutsideYears,
            DateTimeOffset when !WithOffset().IsMatch(json.GetString()!) => Expected(type),
            DateTimeOffset instant when IsOutside(instant.Year) => OutsideYears,
            _ => null,
        };
    }

    private static string OutsideYears => $"must lie from {FirstYear} to {LastYear}";

    private static bool IsOutside(int year) => year is < FirstYear or > LastYear;

    private static string Expected(Type type) => type switch
    {
        _ when type.IsEnum => $"must be {(LawSchema.IsFlags(type) ? "a list of" : "one of")} {string.Join(", ", LawSchema.NamesOf(type))}",
        _ when type == typeof(DateOnly) => "must be a date, YYYY-MM-DD",
        _ when type == typeof(DateTimeOffset) => "must be an instant with its offset, e.g. 2026-09-15T09:00:00+08:00",
        _ when type == typeof(TimeOnly) => "must be a time of day, HH:mm",
        _ when type == typeof(bool) => "must be true or false",
        _ when type == typeof(int) || type == typeof(long) => "must be a whole number",
        _ when type == typeof(string) => "must be a text",
        _ => "must be a number",
    };

    [GeneratedRegex(@"(Z|[+-]\d\d:\d\d)$")]
    private static partial Regex WithOffset();
}
