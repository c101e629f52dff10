using System.Text.RegularExpressions;

namespace Enforcement.Hosting.Operations;

/// <summary>
/// Takes out of a technical text what could be a person's: Chinese text, identity and other long numbers, quoted values that are not identifiers. Operations
/// sees why something failed, never whose it was.
/// </summary>
public static partial class Redaction
{
    /// <summary>What stands in place of what was taken out.</summary>
    public const string Mark = "[…]";

    private const int Longest = 500;

    /// <summary>The text without it, at most 500 characters; null stays null.</summary>
    public static string? Of(string? text)
    {
        if (text is null)
            return null;
        var clean = Value().Replace(Number().Replace(Chinese().Replace(text, Mark), Mark), Mark);
        return clean.Length <= Longest ? clean : string.Concat(clean.AsSpan(0, Longest), "…");
    }

    [GeneratedRegex(@"[\p{IsCJKUnifiedIdeographs}\p{IsCJKUnifiedIdeographsExtensionA}\p{IsCJKCompatibilityIdeographs}\uD840-\uDFFF]+")]
    private static partial Regex Chinese();

    // Identity numbers of persons and residents, entity numbers, telephone and account numbers. Not the parts of a UUID or of a case number.
    [GeneratedRegex(@"(?<![\w-])(?:[A-Za-z][0-9A-Da-d]\d{8}|\d{7,})(?![\w-])")]
    private static partial Regex Number();

    // Identifiers (a column, a constraint, a JSON path) tell where; any other quoted or bracketed text may be a value.
    [GeneratedRegex(@"""(?![A-Za-z_$][\w.$\[\]]*"")[^""]+""|'(?![A-Za-z_$][\w.$\[\]]*')[^']+'|=\([^)]*\)")]
    private static partial Regex Value();
}
