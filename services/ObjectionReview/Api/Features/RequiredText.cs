namespace Enforcement.ObjectionReview.Features;

/// <summary>Shape of the free texts in requests: not blank, bounded, no NUL (which the database cannot keep).</summary>
internal static class RequiredText
{
    public const int MaxName = 200;
    public const int MaxAct = 500;
    public const int MaxText = 20_000;

    public static IEnumerable<(string Field, string Detail)> Check(string field, string text, int max)
    {
        if (string.IsNullOrWhiteSpace(text))
            yield return (field, "must not be blank");
        else if (text.Length > max)
            yield return (field, $"must not be longer than {max} characters");
        else if (text.Contains('\0', StringComparison.Ordinal))
            yield return (field, "must not contain NUL characters");
    }
}
