using System.Diagnostics.Metrics;
using Enforcement.Intake.Writing;

namespace Enforcement.Intake;

/// <summary>Meter of the service.</summary>
internal static class IntakeMetrics
{
    private static readonly Meter Meter = new("Enforcement.Intake");
    private static readonly Counter<long> Lines = Meter.CreateCounter<long>("enforcement.intake.lines", "{line}", "Transfer lines answered, by outcome");
    private static readonly Counter<long> Findings = Meter.CreateCounter<long>("enforcement.intake.findings", "{finding}", "Findings made, by code");
    private static readonly Counter<long> Returned = Meter.CreateCounter<long>(
        "enforcement.intake.corrections.expired", "{transfer}", "Transfers returned because their correction did not come in time");

    private static readonly Histogram<double> ChunkSeconds = Meter.CreateHistogram<double>(
        "enforcement.intake.chunk.duration", "s", "Time to write one chunk, commit included");

    private static readonly UpDownCounter<int> Batches = Meter.CreateUpDownCounter<int>("enforcement.intake.batches.running", "{batch}", "Batches being received");

    public static void ChunkWritten(ControlTotals totals, TimeSpan elapsed, bool single)
    {
        foreach (var (outcome, count) in new[]
                 {
                     ("accepted", totals.Accepted), ("needsCorrection", totals.NeedsCorrection), ("returned", totals.Returned), ("repeated", totals.Repeated),
                     ("conflict", totals.Conflicts),
                 })
        {
            if (count > 0)
                Lines.Add(count, new KeyValuePair<string, object?>("outcome", outcome));
        }

        foreach (var (code, count) in totals.Findings)
            Findings.Add(count, new KeyValuePair<string, object?>("code", code));
        ChunkSeconds.Record(elapsed.TotalSeconds, new KeyValuePair<string, object?>("path", single ? "single" : "batch"));
    }

    public static void BatchStarted() => Batches.Add(1);

    public static void BatchEnded() => Batches.Add(-1);

    public static void CorrectionsExpired(int count) => Returned.Add(count);
}
