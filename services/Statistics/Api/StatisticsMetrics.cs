using System.Diagnostics.Metrics;

namespace Enforcement.Statistics;

/// <summary>Meter <c>Enforcement.Statistics</c>.</summary>
public static class StatisticsMetrics
{
    public const string MeterName = "Enforcement.Statistics";

    private static readonly Meter Meter = new(MeterName);

    private static readonly Counter<long> AppliedCounter =
        Meter.CreateCounter<long>("enforcement.statistics.messages", "{message}", "Messages counted into the figures, and repeats left out.");

    public static void Applied(string message, bool first) =>
        AppliedCounter.Add(1, new("message", message), new("result", first ? "counted" : "repeat"));
}
