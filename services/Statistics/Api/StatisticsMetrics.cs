using System.Diagnostics.Metrics;
using Enforcement.Contracts.CaseExecution.V1;
using Enforcement.Contracts.Intake.V1;
using Enforcement.Hosting.Telemetry;

namespace Enforcement.Statistics;

/// <summary>Meter <c>Enforcement.Statistics</c>.</summary>
public static class StatisticsMetrics
{
    public const string MeterName = "Enforcement.Statistics";

    private static readonly Meter Meter = new(MeterName);

    private static readonly ClosedCounter AppliedCounter = new(Meter, "enforcement.statistics.messages", "{message}",
        "Messages counted into the figures, and repeats left out.",
        ("message", [nameof(TransfersDecided), nameof(CasesOpened), nameof(CasesClosed), nameof(CasesReopened), nameof(PaymentsAllocated), nameof(CaseAmountChanged)]),
        ("result", ["counted", "repeat"]));

    public static void Applied(string message, bool first) =>
        AppliedCounter.Add(1, message, first ? "counted" : "repeat");
}
