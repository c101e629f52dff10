using Enforcement.Kernel;

namespace Enforcement.Tool.Generating;

/// <summary>Identity numbers that pass their check digits, of all four kinds; found by trying the last digit.</summary>
public static class ValidNumbers
{
    private static readonly DateOnly Today = IdentityNumber.WiderBusinessNumbersFrom;

    public static string Person(Draws draws, bool male)
    {
        var letter = (char)('A' + draws.Between(0, 25));
        var kind = draws.Unit();
        var second = kind < 0.95 ? (male ? '1' : '2') : kind < 0.985 ? (male ? '8' : '9') : (male ? 'A' : 'B');
        return Complete($"{letter}{second}{draws.Digits(7)}");
    }

    /// <summary>A business number; one in five is valid only under the wider rule of 2023-04-01.</summary>
    public static string Business(Draws draws) => Complete(draws.Digits(7));

    /// <summary>The same number with a wrong check digit.</summary>
    public static string Spoil(string valid)
    {
        for (var digit = '0'; ; digit++)
        {
            var text = valid[..^1] + digit;
            if (IdentityNumber.Classify(text, Today) is null)
                return text;
        }
    }

    private static string Complete(string start)
    {
        for (var digit = '0'; digit <= '9'; digit++)
        {
            var text = start + digit;
            if (IdentityNumber.Classify(text, Today) is not null)
                return text;
        }

        throw new InvalidOperationException($"No check digit completes '{start}'.");
    }
}
