namespace Enforcement.Statute;

/// <summary>Splits whole dollars in proportion without losing one: parts are rounded down, the dollars left go to the largest fractions, first listed first.</summary>
internal static class Proportions
{
    /// <summary>Parts of min(amount, sum of owed); no part exceeds what is owed.</summary>
    /// <param name="amount">What there is, not negative.</param>
    /// <param name="owed">What each is owed, not negative.</param>
    public static long[] Split(long amount, ReadOnlySpan<long> owed)
    {
        Int128 total = 0;
        foreach (var one in owed)
            total += one;
        if (amount >= total)
            return owed.ToArray();
        var parts = new long[owed.Length];
        if (owed.Length == 1)
        {
            parts[0] = amount;
            return parts;
        }

        var fractions = new (Int128 Fraction, int Index)[owed.Length];
        var left = amount;
        for (var i = 0; i < owed.Length; i++)
        {
            var product = (Int128)amount * owed[i];
            parts[i] = (long)(product / total);
            fractions[i] = (product % total, i);
            left -= parts[i];
        }

        Array.Sort(fractions, static (a, b) => a.Fraction == b.Fraction ? a.Index.CompareTo(b.Index) : b.Fraction.CompareTo(a.Fraction));
        for (var i = 0; i < left; i++)
            parts[fractions[i].Index]++;
        return parts;
    }
}
