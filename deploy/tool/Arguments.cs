using System.Globalization;

namespace Enforcement.Tool;

/// <summary>Options of the form <c>--name value</c>; every option that is given must be asked for.</summary>
public sealed class Arguments
{
    private readonly Dictionary<string, string> _given = new(StringComparer.Ordinal);

    public Arguments(ReadOnlySpan<string> words)
    {
        for (var i = 0; i < words.Length; i += 2)
        {
            if (!words[i].StartsWith("--", StringComparison.Ordinal) || i + 1 == words.Length)
                throw new ArgumentException($"Expected --name value, got '{words[i]}'.");
            _given[words[i][2..]] = words[i + 1];
        }
    }

    public string? Text(string name) => _given.Remove(name, out var value) ? value : null;

    public string Required(string name) => Text(name) ?? throw new ArgumentException($"--{name} is needed.");

    public int Whole(string name, int otherwise, int least = 0) =>
        Text(name) is not { } text ? otherwise
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value >= least ? value
        : throw new ArgumentException($"--{name} must be a whole number, at least {least}.");

    public double Percent(string name, double otherwise) =>
        Text(name) is not { } text ? otherwise
        : double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value) && value <= 100 ? value
        : throw new ArgumentException($"--{name} must be a percentage.");

    public DateOnly Date(string name, DateOnly otherwise) =>
        Text(name) is not { } text ? otherwise
        : DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var value) ? value
        : throw new ArgumentException($"--{name} must be a date like 2026-11-02.");

    /// <summary>Call it after the last option was read.</summary>
    public void NothingElse()
    {
        if (_given.Count > 0)
            throw new ArgumentException($"Unknown option --{_given.Keys.First()}.");
    }
}
