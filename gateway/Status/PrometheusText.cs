using System.Globalization;
using System.Text.RegularExpressions;

namespace Enforcement.Gateway.Status;

/// <summary>One line of a metrics page.</summary>
/// <param name="Name">Metric.</param>
/// <param name="Labels">Labels.</param>
/// <param name="Value">Value.</param>
internal sealed record MetricLine(string Name, IReadOnlyDictionary<string, string> Labels, double Value);

/// <summary>Reads Prometheus' text format as our own services write it.</summary>
internal static partial class PrometheusText
{
    /// <summary>The lines of the metrics wanted; a line that does not read is left out.</summary>
    public static IEnumerable<MetricLine> Read(string text, IReadOnlySet<string> wanted)
    {
        using var lines = new StringReader(text);
        while (lines.ReadLine() is { } line)
        {
            var end = line.AsSpan().IndexOfAny('{', ' ');
            if (end <= 0 || line[0] == '#' || !wanted.Contains(line[..end]) || Line().Match(line) is not { Success: true } match)
                continue;
            if (!double.TryParse(match.Groups["value"].ValueSpan, NumberStyles.Float, CultureInfo.InvariantCulture, out var value))
                continue;
            var labels = match.Groups["label"].Captures.Zip(match.Groups["text"].Captures).ToDictionary(pair => pair.First.Value, pair => pair.Second.Value, StringComparer.Ordinal);
            yield return new MetricLine(line[..end], labels, value);
        }
    }

    [GeneratedRegex("""^\w+(?:\{(?:(?<label>\w+)="(?<text>(?:[^"\\]|\\.)*)",?)*\})? (?<value>\S+)""")]
    private static partial Regex Line();
}
