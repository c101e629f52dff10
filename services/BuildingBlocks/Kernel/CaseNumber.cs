using System.Globalization;

namespace Enforcement.Kernel;

/// <summary>
/// The number of a case (law.md 7.3): branch, ROC year (3 digits), kind (2), serial (8). Text form <c>tpy-1150100000123</c>; one title is one case is one
/// number (ER 22), and the serials of a branch, year and kind have no gaps.
/// </summary>
/// <param name="Branch">Branch code, one of <see cref="Branches"/>.</param>
/// <param name="RocYear">ROC year, 1 to 999.</param>
/// <param name="Kind">Kind of claim.</param>
/// <param name="Serial">1 to 99,999,999.</param>
public readonly record struct CaseNumber(string Branch, int RocYear, ClaimKind Kind, int Serial)
{
    private const int Length = 17;

    /// <summary>The 13 digits alone, as printed on notices and in open data.</summary>
    public string Digits => string.Create(13, this, static (span, number) => number.Write(span));

    /// <summary><c>tpy-1150100000123</c>.</summary>
    public override string ToString() => string.Create(Length, this, static (span, number) =>
    {
        number.Branch.CopyTo(span);
        span[3] = '-';
        number.Write(span[4..]);
    });

    /// <summary>The order in which cases are written and shown: by branch, year, kind and serial.</summary>
    public static int InOrder(CaseNumber left, CaseNumber right)
    {
        var byBranch = string.CompareOrdinal(left.Branch, right.Branch);
        var byYear = byBranch != 0 ? byBranch : left.RocYear.CompareTo(right.RocYear);
        var byKind = byYear != 0 ? byYear : ((int)left.Kind).CompareTo((int)right.Kind);
        return byKind != 0 ? byKind : left.Serial.CompareTo(right.Serial);
    }

    /// <summary>Reads the text form.</summary>
    /// <returns>False when the text is no case number of a known branch and kind.</returns>
    public static bool TryParse(string? text, out CaseNumber number)
    {
        number = default;
        if (text is not { Length: Length } || text[3] != '-' || Branches.Find(text[..3]) is not { } branch)
            return false;
        var digits = text.AsSpan(4);
        if (!int.TryParse(digits[..3], NumberStyles.None, CultureInfo.InvariantCulture, out var year)
            || !int.TryParse(digits[3..5], NumberStyles.None, CultureInfo.InvariantCulture, out var kind)
            || !int.TryParse(digits[5..], NumberStyles.None, CultureInfo.InvariantCulture, out var serial)
            || year == 0 || serial == 0 || !Enum.IsDefined((ClaimKind)kind))
            return false;
        number = new CaseNumber(branch.Code, year, (ClaimKind)kind, serial);
        return true;
    }

    private void Write(Span<char> span)
    {
        RocYear.TryFormat(span, out _, "000", CultureInfo.InvariantCulture);
        ((int)Kind).TryFormat(span[3..], out _, "00", CultureInfo.InvariantCulture);
        Serial.TryFormat(span[5..], out _, "00000000", CultureInfo.InvariantCulture);
    }
}
