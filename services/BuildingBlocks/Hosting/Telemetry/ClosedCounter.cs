using System.Collections.Frozen;
using System.Diagnostics.Metrics;

namespace Enforcement.Hosting.Telemetry;

/// <summary>
/// A counter over label values that are all known beforehand. Every series is there from the start with 0, so a rate never misses its first event, and no
/// input can make a new series: a value outside the set counts as <c>other</c>.
/// </summary>
public sealed class ClosedCounter
{
    /// <summary>Label value of what is not in the set.</summary>
    public const string Other = "other";

    private readonly FrozenDictionary<(string First, string Second), int> _places;
    private readonly long[] _counts;
    private readonly KeyValuePair<string, object?>[][] _labels;

    /// <summary>Registers the counter with one label.</summary>
    /// <param name="meter">Its meter.</param>
    /// <param name="name">Dotted name, e.g. <c>enforcement.intake.lines</c>.</param>
    /// <param name="unit">UCUM unit, e.g. <c>{line}</c>.</param>
    /// <param name="description">What is counted.</param>
    /// <param name="label">Name of the label.</param>
    /// <param name="values">All its values.</param>
    public ClosedCounter(Meter meter, string name, string unit, string description, string label, IEnumerable<string> values)
        : this(meter, name, unit, description, (label, values), null)
    {
    }

    /// <summary>Registers the counter with two labels, of which every combination is a series, or with none.</summary>
    public ClosedCounter(Meter meter, string name, string unit, string description, (string Label, IEnumerable<string> Values)? first = null,
        (string Label, IEnumerable<string> Values)? second = null)
    {
        ArgumentNullException.ThrowIfNull(meter);
        var keys = Values(first).SelectMany(one => Values(second).Select(two => (One: one, Two: two))).ToList();
        _places = keys.Select((key, place) => (key, place)).ToFrozenDictionary(pair => (pair.key.One, pair.key.Two), pair => pair.place);
        _counts = new long[keys.Count];
        _labels = [.. keys.Select(key => Labels((first?.Label, key.One), (second?.Label, key.Two)))];
        meter.CreateObservableCounter(name, Read, unit, description);
    }

    /// <summary>Counts.</summary>
    public void Add(long count, string first = "", string second = "") => Interlocked.Add(ref _counts[Place(first, second)], count);

    private int Place(string first, string second)
    {
        if (_places.TryGetValue((first, second), out var place) || _places.TryGetValue((first, Other), out place) || _places.TryGetValue((Other, second), out place))
            return place;
        return _places.TryGetValue((Other, Other), out place) ? place : _places[(Other, "")];
    }

    private IEnumerable<Measurement<long>> Read() => _labels.Select((labels, place) => new Measurement<long>(Interlocked.Read(ref _counts[place]), labels));

    private static List<string> Values((string Label, IEnumerable<string> Values)? label) => label is { } given ? [.. given.Values.Append(Other).Distinct()] : [""];

    private static KeyValuePair<string, object?>[] Labels(params (string? Name, string Value)[] labels) =>
        [.. labels.Where(label => label.Name is not null).Select(label => new KeyValuePair<string, object?>(label.Name!, label.Value))];
}
