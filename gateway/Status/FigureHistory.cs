namespace Enforcement.Gateway.Status;

/// <summary>
/// The figures of the last hour, in memory. Counters become rates per instance, so that several instances of a service behind one address do not mix, and a
/// restart is not a fall.
/// </summary>
internal sealed class FigureHistory(int most)
{
    private static readonly TimeSpan Forgotten = TimeSpan.FromMinutes(1);

    private readonly Lock _lock = new();
    private readonly LinkedList<Sample> _samples = [];
    private readonly Dictionary<(string Instance, string Series), (double Value, DateTimeOffset At, double Rate)> _counters = [];

    /// <summary>Adds what the services said at one moment.</summary>
    public void Add(DateTimeOffset at, IEnumerable<(string Service, IReadOnlyList<MetricLine> Lines)> answers)
    {
        lock (_lock)
        {
            var values = new SortedDictionary<string, double>(StringComparer.Ordinal);
            foreach (var (service, lines) in answers)
            {
                var instance = lines.FirstOrDefault(line => line.Name == Figure.Instance)?.Labels.GetValueOrDefault("service_instance_id") ?? service;
                foreach (var figure in Figure.All.Where(figure => figure.From is null || figure.From == service))
                    Take(values, figure, service, instance, lines, at);
            }

            _samples.AddLast(new Sample(at, values));
            while (_samples.Count > most)
                _samples.RemoveFirst();
        }
    }

    /// <summary>Series with a value (or null) per moment after the one given.</summary>
    public FigureSeries Read(DateTimeOffset after)
    {
        lock (_lock)
        {
            var samples = _samples.Where(sample => sample.At > after).ToList();
            var keys = samples.SelectMany(sample => sample.Values.Keys).Distinct().Order(StringComparer.Ordinal);
            return new FigureSeries([.. samples.Select(sample => sample.At)],
                keys.ToDictionary(key => key, key => (IReadOnlyList<double?>)[.. samples.Select(sample => sample.Values.TryGetValue(key, out var value) ? Math.Round(value, 3) : (double?)null)]));
        }
    }

    private void Take(SortedDictionary<string, double> values, Figure figure, string service, string instance, IReadOnlyList<MetricLine> lines, DateTimeOffset at)
    {
        foreach (var group in lines.Where(line => line.Name == figure.Metric && figure.Where?.Invoke(line) != false).GroupBy(line => Series(figure, service, line)))
        {
            var value = figure.Largest ? group.Max(line => line.Value) : group.Sum(line => line.Value);
            if (figure.PerSecond)
                value = Rate(instance, group.Key, value, at);
            values[group.Key] = figure.Largest && values.TryGetValue(group.Key, out var before) ? Math.Max(before, value) : value;
        }
    }

    private double Rate(string instance, string series, double value, DateTimeOffset at)
    {
        var rate = _counters.TryGetValue((instance, series), out var before) && value >= before.Value && at > before.At
            ? (value - before.Value) / (at - before.At).TotalSeconds
            : 0;
        _counters[(instance, series)] = (value, at, rate);
        // What other instances of the service said a moment ago counts too.
        return _counters.Where(counter => counter.Key.Series == series && at - counter.Value.At < Forgotten).Sum(counter => counter.Value.Rate);
    }

    private static string Series(Figure figure, string service, MetricLine line) => figure.By switch
    {
        null => figure.Key,
        "service" => $"{figure.Key}/{service}",
        _ => $"{figure.Key}/{line.Labels.GetValueOrDefault(figure.By, "")}",
    };

    private sealed record Sample(DateTimeOffset At, IReadOnlyDictionary<string, double> Values);
}

/// <summary>Figures over time.</summary>
/// <param name="Times">Moments, UTC, oldest first.</param>
/// <param name="Series">Values by <c>figure</c> or <c>figure/label</c>, one per moment; null where there was none.</param>
public sealed record FigureSeries(IReadOnlyList<DateTimeOffset> Times, IReadOnlyDictionary<string, IReadOnlyList<double?>> Series);
