using System.Diagnostics.Metrics;
using Enforcement.Supervision.Domain.Monitors;

namespace Enforcement.Supervision;

/// <summary>Meter <c>Enforcement.Supervision</c>.</summary>
public static class SupervisionMetrics
{
    public const string MeterName = "Enforcement.Supervision";

    private static readonly Meter Meter = new(MeterName);
    private static IReadOnlyDictionary<Invariant, int> latest = new Dictionary<Invariant, int>();

    private static readonly Counter<long> RecordedCounter =
        Meter.CreateCounter<long>("enforcement.audit.records", "{record}", "Audit records chained.");

    private static readonly Counter<long> VerifiedCounter =
        Meter.CreateCounter<long>("enforcement.audit.verifications", "{verification}", "Verifications of the audit chain, by result.");

    static SupervisionMetrics() => Meter.CreateObservableGauge("enforcement.monitor.differences",
        () => Volatile.Read(ref latest).Select(pair => new Measurement<int>(pair.Value, new KeyValuePair<string, object?>("invariant", pair.Key.ToString()))),
        "{difference}", "Differences of the latest settled run, by invariant; must be 0.");

    public static void Recorded(int count) => RecordedCounter.Add(count);

    public static void Verified(bool intact) => VerifiedCounter.Add(1, new KeyValuePair<string, object?>("result", intact ? "intact" : "broken"));

    public static void Differences(IReadOnlyDictionary<Invariant, int> byInvariant) => Volatile.Write(ref latest, byInvariant);
}
