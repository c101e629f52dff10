namespace Enforcement.Benchmarks.Lab;

internal static class Statistics
{
    public static double Median(this IEnumerable<double> values) => values.Percentile(0.5);

    /// <summary>Nearest rank.</summary>
    public static double Percentile(this IEnumerable<double> values, double share)
    {
        var sorted = values.Order().ToArray();
        return sorted.Length == 0 ? double.NaN : sorted[Math.Clamp((int)Math.Ceiling(share * sorted.Length) - 1, 0, sorted.Length - 1)];
    }
}
