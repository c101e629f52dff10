namespace Enforcement.Kernel;

/// <summary>What an identity number identifies.</summary>
public enum IdentityKind
{
    /// <summary>National identity card number 國民身分證統一編號: a letter, 1 or 2, eight digits.</summary>
    NationalId,

    /// <summary>Resident certificate number of the form since 2021-01-02: a letter, 8 or 9, eight digits.</summary>
    ResidentCertificate,

    /// <summary>Resident certificate number of the old form: two letters (second A to D), eight digits.</summary>
    OldResidentCertificate,

    /// <summary>Unified business number 統一編號: eight digits.</summary>
    UnifiedBusinessNumber,
}

/// <summary>
/// Check digits of the identity numbers in a transfer (transfer form field 3). Persons: letter value and weights 1,9,8,7,6,5,4,3,2,1,1 modulo 10. Businesses:
/// weights 1,2,1,2,1,2,4,1 and digit sums; since the expansion of 2023-04-01 the sum need only be divisible by 5 (before: 10).
/// </summary>
public static class IdentityNumber
{
    /// <summary>The day from which the unified business number's sum need only be divisible by 5 (Ministry of Finance, expansion of 2023-04-01).</summary>
    public static readonly DateOnly WiderBusinessNumbersFrom = new(2023, 4, 1);

    // A=10, B=11, ... with the historical places of I, O, W, X, Y, Z.
    private static ReadOnlySpan<byte> LetterValues =>
        [10, 11, 12, 13, 14, 15, 16, 17, 34, 18, 19, 20, 21, 22, 35, 23, 24, 25, 26, 27, 28, 29, 32, 30, 31, 33];

    private static ReadOnlySpan<byte> BusinessWeights => [1, 2, 1, 2, 1, 2, 4, 1];

    /// <summary>Tells the kind of a valid number on a day; null when the form or the check digit is wrong.</summary>
    /// <param name="text">Ten characters (person) or eight digits (business), upper case, no spaces.</param>
    /// <param name="on">The receiving day, in Taiwan; decides which business number rule is in force.</param>
    public static IdentityKind? Classify(ReadOnlySpan<char> text, DateOnly on) => text.Length switch
    {
        8 => IsBusinessNumber(text, on) ? IdentityKind.UnifiedBusinessNumber : null,
        10 => ClassifyPerson(text),
        _ => null,
    };

    private static IdentityKind? ClassifyPerson(ReadOnlySpan<char> text)
    {
        if (text[0] is < 'A' or > 'Z')
            return null;
        IdentityKind kind;
        int second;
        switch (text[1])
        {
            case '1' or '2':
                (kind, second) = (IdentityKind.NationalId, text[1] - '0');
                break;
            case '8' or '9':
                (kind, second) = (IdentityKind.ResidentCertificate, text[1] - '0');
                break;
            case >= 'A' and <= 'D':
                (kind, second) = (IdentityKind.OldResidentCertificate, LetterValues[text[1] - 'A'] % 10);
                break;
            default:
                return null;
        }

        var letter = LetterValues[text[0] - 'A'];
        var sum = (letter / 10) + (letter % 10 * 9) + (second * 8);
        for (var i = 2; i < 10; i++)
        {
            if (text[i] is < '0' or > '9')
                return null;
            sum += (text[i] - '0') * (i == 9 ? 1 : 9 - i);
        }

        return sum % 10 == 0 ? kind : null;
    }

    private static bool IsBusinessNumber(ReadOnlySpan<char> text, DateOnly on)
    {
        var sum = 0;
        var seventhIsSeven = text[6] == '7';
        for (var i = 0; i < 8; i++)
        {
            if (text[i] is < '0' or > '9')
                return false;
            var product = (text[i] - '0') * BusinessWeights[i];
            sum += (product / 10) + (product % 10);
        }

        // A seventh digit 7 gives 28: 2 + 8 = 10, which may count as 1 or as 0.
        var divisor = on >= WiderBusinessNumbersFrom ? 5 : 10;
        return sum % divisor == 0 || (seventhIsSeven && (sum - 9) % divisor == 0);
    }
}
