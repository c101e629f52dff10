using System.Diagnostics.Metrics;
using Enforcement.ObjectionReview.Domain;

namespace Enforcement.ObjectionReview;

/// <summary>Meter <c>Enforcement.ObjectionReview</c>.</summary>
public static class ObjectionReviewMetrics
{
    public const string MeterName = "Enforcement.ObjectionReview";

    private static readonly Meter Meter = new(MeterName);

    private static readonly Counter<long> FiledCounter =
        Meter.CreateCounter<long>("enforcement.objections.filed", "{objection}", "Objections received.");

    private static readonly Counter<long> DecidedCounter =
        Meter.CreateCounter<long>("enforcement.objections.decided", "{objection}", "Objections decided, by decision and authority.");

    private static readonly Counter<long> OverdueCounter =
        Meter.CreateCounter<long>("enforcement.objections.clocks_overdue", "{clock}", "Clocks that ran out, by kind.");

    public static void Filed() => FiledCounter.Add(1);

    public static void Decided(ObjectionDecided fact) =>
        DecidedCounter.Add(1, new("decision", fact.Decision.ToString()), new("authority", fact.DecidedBy.ToString()));

    public static void Overdue(string clock, int count) => OverdueCounter.Add(count, new KeyValuePair<string, object?>("clock", clock));
}
