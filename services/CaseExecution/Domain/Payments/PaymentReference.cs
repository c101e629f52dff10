using System.Globalization;
using Enforcement.Kernel;

namespace Enforcement.CaseExecution.Domain.Payments;

/// <summary>
/// The virtual reference a payer writes on a remittance or that a bar code carries: branch (2 digits, place in the agency's own order), the case's 13
/// digits, and a Luhn check digit. A case number in text form is accepted wherever a reference is.
/// </summary>
public static class PaymentReference
{
    private const int Length = 16;

    public static string Of(CaseNumber number)
    {
        var body = string.Create(CultureInfo.InvariantCulture, $"{IndexOf(number.Branch) + 1:00}{number.Digits}");
        return body + CheckDigit(body);
    }

    public static bool TryParse(string? text, out CaseNumber number)
    {
        if (CaseNumber.TryParse(text, out number))
            return true;
        if (text is not { Length: Length } || text.AsSpan().ContainsAnyExceptInRange('0', '9') || CheckDigit(text.AsSpan(0, Length - 1)) != text[^1])
            return false;
        var branch = ((text[0] - '0') * 10) + (text[1] - '0') - 1;
        return branch >= 0 && branch < Branches.All.Count && CaseNumber.TryParse($"{Branches.All[branch].Code}-{text.AsSpan(2, 13)}", out number);
    }

    private static int IndexOf(string branch)
    {
        for (var index = 0; index < Branches.All.Count; index++)
        {
            if (Branches.All[index].Code == branch)
                return index;
        }

        throw new InvalidOperationException($"Unknown branch {branch}.");
    }

    private static char CheckDigit(ReadOnlySpan<char> digits)
    {
        var sum = 0;
        for (var index = 0; index < digits.Length; index++)
        {
            var value = digits[digits.Length - 1 - index] - '0';
            if (index % 2 == 0)
                value = value > 4 ? (value * 2) - 9 : value * 2;
            sum += value;
        }

        return (char)('0' + ((10 - (sum % 10)) % 10));
    }
}
