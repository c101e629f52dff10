using System.Diagnostics.Metrics;
using Enforcement.Hosting.Telemetry;
using Enforcement.Supervision.Domain.Monitors;

namespace Enforcement.Supervision;

/// <summary>Meter <c>Enforcement.Supervision</c>.</summary>
public static class SupervisionMetrics
{
    public const string MeterName = "Enforcement.Supervision";

    private static readonly Meter Meter = new(MeterName);
    private static MonitorFigures latest = MonitorFigures.None;

    private static readonly ClosedCounter RecordedCounter = new(Meter, "enforcement.audit.records", "{record}", "Audit records chained.");

    private static readonly ClosedCounter VerifiedCounter =
        new(Meter, "enforcement.audit.verifications", "{verification}", "Verifications of the audit chain, by result.", "result", ["intact", "broken"]);

    static SupervisionMetrics()
    {
        Meter.CreateObservableGauge("enforcement.monitor.differences",
            () => Latest.Differences.Select(pair => new Measurement<int>(pair.Value, new KeyValuePair<string, object?>("invariant", pair.Key.ToString()))),
            "{difference}", "Differences of the latest complete comparison, by invariant; must be 0.");
        Meter.CreateObservableGauge("enforcement.monitor.number",
            () => Latest.Numbers.Select(number => new Measurement<long>(number.Number.Value, new("invariant", number.Invariant.ToString()),
                new("service", number.Number.Service), new("measure", number.Number.Measure))),
            "", "Numbers the latest complete comparison compared: cases, NT$ or changes.");
        Meter.CreateObservableGauge("enforcement.monitor.age",
            () => Latest.SettledAt is { } at ? [new Measurement<double>((DateTimeOffset.UtcNow - at).TotalSeconds)] : Array.Empty<Measurement<double>>(),
            "s", "Time since a comparison to which every service answered settled.");
    }

    private static MonitorFigures Latest => Volatile.Read(ref latest);

    public static void Recorded(int count) => RecordedCounter.Add(count);

    public static void Verified(bool intact) => VerifiedCounter.Add(1, intact ? "intact" : "broken");

    public static void Settled(MonitorFigures figures) => Volatile.Write(ref latest, figures);
}

/// <summary>What the latest run came to that every service answered.</summary>
public sealed record MonitorFigures(Guid? RunId, DateTimeOffset? SettledAt, IReadOnlyDictionary<Invariant, int> Differences,
    IReadOnlyList<(Invariant Invariant, MonitorNumber Number)> Numbers)
{
    /// <summary>Before the first run.</summary>
    public static readonly MonitorFigures None = new(null, null, new Dictionary<Invariant, int>(), []);
}
