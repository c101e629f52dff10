namespace Enforcement.Statute;

/// <summary>A value of a dated table.</summary>
/// <param name="From">First day in force.</param>
/// <param name="Value">The value.</param>
/// <param name="Source">Where it comes from.</param>
/// <param name="IsVerified">False while nobody has confirmed it.</param>
public sealed record DatedValue<T>(DateOnly From, T Value, string Source, bool IsVerified)
{
    internal Caveats Caveats => IsVerified ? Caveats.None : Caveats.UnverifiedValue;
}

/// <summary>Amounts and conditions that change: a ruling for a day uses the value of that day.</summary>
public sealed class DatedTable<T>
{
    private readonly DatedValue<T>[] _values;

    /// <summary>A table of values, each in force until the next begins.</summary>
    public DatedTable(params IEnumerable<DatedValue<T>> values)
    {
        _values = [.. values.OrderBy(value => value.From)];
        if (_values.Length == 0)
            throw new ArgumentException("A dated table needs at least one value", nameof(values));
    }

    /// <summary>All values by date.</summary>
    public IReadOnlyList<DatedValue<T>> Values => _values;

    /// <summary>The value in force on a day; before the first date the first value.</summary>
    public DatedValue<T> On(DateOnly day)
    {
        for (var i = _values.Length - 1; i > 0; i--)
        {
            if (_values[i].From <= day)
                return _values[i];
        }

        return _values[0];
    }
}
