using System.Text.Json;

namespace Enforcement.CaseExecution;

/// <summary>Enums as the camelCase codes of contracts, answers and columns.</summary>
internal static class Codes
{
    /// <summary>The code of a value.</summary>
    public static string Of<TEnum>(TEnum value)
        where TEnum : struct, Enum => Table<TEnum>.Codes[value];

    /// <summary>The value of a code, or null.</summary>
    public static TEnum? Read<TEnum>(string? code)
        where TEnum : struct, Enum => code is not null && Table<TEnum>.Values.TryGetValue(code, out var value) ? value : null;

    /// <summary>The value of a code the database holds.</summary>
    public static TEnum Stored<TEnum>(string code)
        where TEnum : struct, Enum => Table<TEnum>.Values[code];

    private static class Table<TEnum>
        where TEnum : struct, Enum
    {
        public static readonly Dictionary<TEnum, string> Codes = Enum.GetValues<TEnum>().ToDictionary(value => value, value => JsonNamingPolicy.CamelCase.ConvertName(value.ToString()));
        public static readonly Dictionary<string, TEnum> Values = Codes.ToDictionary(pair => pair.Value, pair => pair.Key, StringComparer.Ordinal);
    }
}
