namespace Enforcement.CaseExecution.Features.Garnishments;

/// <summary>Shape checks of the requests of this folder.</summary>
internal static class Shapes
{
    private const int Longest = 500;

    /// <summary>Texts that may be missing.</summary>
    public static IEnumerable<(string Field, string Detail)> Optional(params (string Field, string? Value)[] texts) =>
        texts.Where(text => text.Value?.Length > Longest).Select(text => (text.Field, $"At most {Longest} characters."));

    /// <summary>Texts that may not.</summary>
    public static IEnumerable<(string Field, string Detail)> Required(params (string Field, string? Value)[] texts) =>
        texts.Where(text => string.IsNullOrWhiteSpace(text.Value) || text.Value.Length > Longest).Select(text => (text.Field, $"1 to {Longest} characters."));

    /// <summary>Amounts in NT$.</summary>
    public static IEnumerable<(string Field, string Detail)> Amounts(params (string Field, long? Value)[] amounts) =>
        amounts.Where(amount => amount.Value is < 0 or > 1_000_000_000_000).Select(amount => (amount.Field, "Not negative, at most 1,000,000,000,000."));
}
