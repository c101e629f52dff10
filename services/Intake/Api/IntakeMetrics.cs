using System.Diagnostics.Metrics;
using Enforcement.Hosting.Telemetry;
using Enforcement.Intake.Domain.Transfers;
using Enforcement.Intake.Writing;

namespace Enforcement.Intake;

/// <summary>Meter of the service.</summary>
internal static class IntakeMetrics
{
    private static readonly Meter Meter = new("Enforcement.Intake");
    private static readonly ClosedCounter Lines = new(
        Meter, "enforcement.intake.lines", "{line}", "Transfer lines answered, by outcome", "outcome", ["accepted", "needsCorrection", "returned", "repeated", "conflict"]);

    private static readonly ClosedCounter Findings = new(
        Meter, "enforcement.intake.findings", "{finding}", "Findings made, by code", "code", FindingCodes.All.Select(finding => finding.Code));

    private static readonly ClosedCounter Returned =
        new(Meter, "enforcement.intake.corrections.expired", "{transfer}", "Transfers returned because their correction did not come in time");

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
                Lines.Add(count, outcome);
        }

        foreach (var (code, count) in totals.Findings)
            Findings.Add(count, code);
        ChunkSeconds.Record(elapsed.TotalSeconds, new KeyValuePair<string, object?>("path", single ? "single" : "batch"));
    }

    public static void BatchStarted() => Batches.Add(1);

    public static void BatchEnded() => Batches.Add(-1);

    public static void CorrectionsExpired(int count) => Returned.Add(count);
}
