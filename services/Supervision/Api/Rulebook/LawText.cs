namespace Enforcement.Supervision.Rulebook;

/// <summary>Shape of the texts of a change: not blank, bounded, no NUL (which the database cannot keep).</summary>
internal static class LawText
{
    public const int MaxName = 100;
    public const int MaxSource = 500;
    public const int MaxReason = 2_000;

    public static IEnumerable<(string Field, string Detail)> Check(string field, string? text, int max)
    {
        if (string.IsNullOrWhiteSpace(text))
            yield return (field, "must not be blank");
        else if (text.Length > max)
            yield return (field, $"must not be longer than {max} characters");
        else if (text.Contains('\0', StringComparison.Ordinal))
            yield return (field, "must not contain NUL characters");
    }
}
