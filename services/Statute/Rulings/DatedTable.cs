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

/// <summary>A value of a dated table whose type is not known to the reader.</summary>
/// <param name="From">First day in force.</param>
/// <param name="Value">The value, of the table's <see cref="DatedTable.ValueType"/>.</param>
/// <param name="Source">Where it comes from.</param>
/// <param name="IsVerified">False while nobody has confirmed it.</param>
public sealed record DatedEntry(DateOnly From, object Value, string Source, bool IsVerified);

/// <summary>A table of values with effective dates, whatever their type.</summary>
public abstract class DatedTable
{
    private protected DatedTable(string name, string title) => (Name, Title) = (name, title);

    /// <summary>Name in camel case, unique in the law, e.g. <c>correctionDays</c>; headquarters maintain the table under it.</summary>
    public string Name { get; }

    /// <summary>One line with the unit, e.g. "Days to correct a transfer".</summary>
    public string Title { get; }

    /// <summary>Type of a value.</summary>
    public abstract Type ValueType { get; }

    /// <summary>All values by date.</summary>
    public abstract IReadOnlyList<DatedEntry> Entries { get; }

    /// <summary>The table with one more value; it takes the place of one that began on the same day.</summary>
    /// <param name="entry">Its value must be of <see cref="ValueType"/>.</param>
    /// <exception cref="InvalidCastException">A value of another type.</exception>
    public abstract DatedTable With(DatedEntry entry);
}

/// <summary>Amounts and conditions that change: a ruling for a day uses the value of that day.</summary>
public sealed class DatedTable<T> : DatedTable
{
    private readonly DatedValue<T>[] _values;

    /// <summary>A table of values, each in force until the next begins.</summary>
    public DatedTable(string name, string title, params IEnumerable<DatedValue<T>> values)
        : base(name, title)
    {
        _values = [.. values.OrderBy(value => value.From)];
        if (_values.Length == 0)
            throw new ArgumentException("A dated table needs at least one value", nameof(values));
    }

    /// <summary>All values by date.</summary>
    public IReadOnlyList<DatedValue<T>> Values => _values;

    /// <inheritdoc/>
    public override Type ValueType => typeof(T);

    /// <inheritdoc/>
    public override IReadOnlyList<DatedEntry> Entries =>
        [.. _values.Select(value => new DatedEntry(value.From, value.Value!, value.Source, value.IsVerified))];

    /// <inheritdoc/>
    public override DatedTable With(DatedEntry entry) => new DatedTable<T>(
        Name, Title, _values.Where(value => value.From != entry.From).Append(new DatedValue<T>(entry.From, (T)entry.Value, entry.Source, entry.IsVerified)));

    /// <summary>The value in force on a day; before the first date the first value. Rules ask <see cref="LawEdition.On"/>, which knows later editions.</summary>
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
