using System.Diagnostics.Metrics;
using Enforcement.Hosting;
using Enforcement.Statute;

namespace Enforcement.Law.Clocks;

/// <summary>Figures of the clocks of this service: fired by rule, running, age of the oldest that should have fired.</summary>
public sealed class ClockMetrics : IDisposable
{
    /// <summary>Meter name.</summary>
    public const string MeterName = "Enforcement.Clocks";

    private readonly Meter _meter = new(MeterName);
    private readonly Counter<long> _warned;
    private readonly Counter<long> _overdue;
    private readonly Counter<long> _moved;

    /// <summary>Registers the instruments.</summary>
    public ClockMetrics(ServiceName service)
    {
        _warned = _meter.CreateCounter<long>("enforcement.clocks.warned", "{clock}", "Clocks warned of, by rule.");
        _overdue = _meter.CreateCounter<long>("enforcement.clocks.overdue", "{clock}", "Clocks that ran out, by rule.");
        _moved = _meter.CreateCounter<long>("enforcement.clocks.moved", "{clock}", "Clocks moved by a new edition of the law, by rule.");
        var tag = new KeyValuePair<string, object?>("service", service.Name);
        _meter.CreateObservableGauge("enforcement.clocks.running", () => new Measurement<long>(Running, tag), "{clock}", "Clocks that run, by service.");
        _meter.CreateObservableGauge("enforcement.clocks.unfired_age", () => new Measurement<double>(UnfiredSeconds, tag), "s",
            "For how long the oldest clock that is due, or due to warn, has not been looked at.");
    }

    /// <summary>Clocks that run.</summary>
    public long Running { get; internal set; }

    /// <summary>Seconds since the oldest unfired clock was due to fire; 0 when all have.</summary>
    public double UnfiredSeconds { get; internal set; }

    /// <summary>Counts clocks fired or moved.</summary>
    public void Count(ClockEventKind kind, string ruleId, int count)
    {
        // The tag's values are the ids of the catalogue, a closed set.
        var rule = new KeyValuePair<string, object?>("rule", RuleCatalogue.Find(ruleId)?.Id ?? "other");
        (kind switch { ClockEventKind.Warned => _warned, ClockEventKind.Overdue => _overdue, _ => _moved }).Add(count, rule);
    }

    /// <inheritdoc />
    public void Dispose() => _meter.Dispose();

    internal void Count(IEnumerable<ClockChange> changes)
    {
        foreach (var group in changes.GroupBy(change => (change.Kind, change.After.RuleId)))
            Count(group.Key.Kind, group.Key.RuleId, group.Count());
    }
}
