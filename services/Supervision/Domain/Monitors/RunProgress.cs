using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Enforcement.Supervision.Domain.Monitors;

/// <summary>
/// Whether the numbers of a run still move. Numbers that differ are not a difference while messages are on their way: a run waits as long as they move,
/// and for the settle time after they last moved.
/// </summary>
/// <param name="Fingerprint">Digest of all numbers seen last; null before the first look.</param>
/// <param name="ProgressedAt">When they last moved.</param>
public sealed record RunProgress(byte[]? Fingerprint, DateTimeOffset ProgressedAt)
{
    /// <summary>Takes a new look at the numbers.</summary>
    public RunProgress Look(IEnumerable<ServiceTotals> reports, IEnumerable<Comparison> comparisons, DateTimeOffset now)
    {
        var seen = Digest(reports, comparisons);
        return Fingerprint is not null && Fingerprint.AsSpan().SequenceEqual(seen) ? this : new RunProgress(seen, now);
    }

    /// <summary>The state of one comparison.</summary>
    public MonitorState Judge(Comparison comparison, DateTimeOffset now, TimeSpan settle) =>
        comparison.Agrees ? MonitorState.Agree
        : now - ProgressedAt < settle ? MonitorState.Waiting
        : MonitorState.Differ;

    /// <summary>The state of the whole run: waiting while any part waits, else differ if any part differs.</summary>
    public static MonitorState Overall(IReadOnlyCollection<MonitorState> parts) =>
        parts.Contains(MonitorState.Waiting) ? MonitorState.Waiting
        : parts.Contains(MonitorState.Differ) ? MonitorState.Differ
        : MonitorState.Agree;

    private static byte[] Digest(IEnumerable<ServiceTotals> reports, IEnumerable<Comparison> comparisons)
    {
        var text = new StringBuilder();
        foreach (var report in reports.OrderBy(report => report.Service, StringComparer.Ordinal))
            text.Append(CultureInfo.InvariantCulture, $"{report.Service}:{report.UnsentMessages};");
        foreach (var comparison in comparisons)
        {
            text.Append(CultureInfo.InvariantCulture, $"{comparison.Invariant}:{comparison.DifferenceCount};");
            foreach (var number in comparison.Numbers)
                text.Append(CultureInfo.InvariantCulture, $"{number.Service}.{number.Measure}={number.Value};");
        }

        return SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString()));
    }
}
