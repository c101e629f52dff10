using System.Diagnostics.Metrics;
using Enforcement.Hosting.Telemetry;
using Enforcement.ObjectionReview.Domain;

namespace Enforcement.ObjectionReview;

/// <summary>Meter <c>Enforcement.ObjectionReview</c>.</summary>
public static class ObjectionReviewMetrics
{
    public const string MeterName = "Enforcement.ObjectionReview";

    private static readonly Meter Meter = new(MeterName);

    private static readonly ClosedCounter FiledCounter = new(Meter, "enforcement.objections.filed", "{objection}", "Objections received.");

    private static readonly ClosedCounter DecidedCounter = new(Meter, "enforcement.objections.decided", "{objection}",
        "Objections decided, by decision and authority.", ("decision", Enum.GetNames<ObjectionDecision>()), ("authority", Enum.GetNames<DecidingAuthority>()));

    private static readonly ClosedCounter OverdueCounter =
        new(Meter, "enforcement.objections.clocks_overdue", "{clock}", "Clocks that ran out, by kind.", "clock",
            Enum.GetNames<ClockKind>().Select(System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName));

    public static void Filed() => FiledCounter.Add(1);

    public static void Decided(ObjectionDecided fact) =>
        DecidedCounter.Add(1, fact.Decision.ToString(), fact.DecidedBy.ToString());

    public static void Overdue(string clock, int count) => OverdueCounter.Add(count, clock);
}
