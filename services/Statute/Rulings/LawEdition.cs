using System.Collections.Frozen;

namespace Enforcement.Statute;

/// <summary>
/// What the law's functions look up: the working calendar and the dated tables, as they stand in one edition. Immutable; a change by headquarters makes a new
/// edition, so the same facts in the same edition always give the same ruling.
/// </summary>
public sealed class LawEdition
{
    private readonly FrozenDictionary<string, DatedTable> _tables;

    private LawEdition(int number, WorkingCalendar calendar, FrozenDictionary<string, DatedTable> tables) =>
        (Number, Calendar, _tables) = (number, calendar, tables);

    /// <summary>The edition this library was published with.</summary>
    public static LawEdition Published { get; } = new(0, WorkingCalendar.Official, FrozenDictionary<string, DatedTable>.Empty);

    /// <summary>0 as published; each approved change of calendar or tables adds one.</summary>
    public int Number { get; }

    /// <summary>Working days.</summary>
    public WorkingCalendar Calendar { get; }

    /// <summary>The value of a table in force on a day.</summary>
    /// <param name="published">The table as the library was published; an edition may hold a later one of the same name.</param>
    /// <param name="day">Day of the law.</param>
    public DatedValue<T> On<T>(DatedTable<T> published, DateOnly day) => Table(published).On(day);

    /// <summary>A table as this edition has it.</summary>
    public DatedTable<T> Table<T>(DatedTable<T> published) =>
        _tables.TryGetValue(published.Name, out var later) ? (DatedTable<T>)later : published;

    /// <summary>A table of the catalogue as this edition has it.</summary>
    /// <param name="published">The table as the library was published.</param>
    public DatedTable Table(DatedTable published) => _tables.GetValueOrDefault(published.Name, published);

    /// <summary>The same edition with another calendar.</summary>
    public LawEdition With(WorkingCalendar calendar) => new(Number, calendar, _tables);

    /// <summary>The same edition with one table in place of its namesake.</summary>
    public LawEdition With(DatedTable table)
    {
        var tables = _tables.ToDictionary(StringComparer.Ordinal);
        tables[table.Name] = table;
        return new LawEdition(Number, Calendar, tables.ToFrozenDictionary(StringComparer.Ordinal));
    }

    /// <summary>The same edition seen from one county: its closures are rest days.</summary>
    public LawEdition In(string county) => new(Number, Calendar.In(county), _tables);

    /// <summary>The same content under another number.</summary>
    public LawEdition Numbered(int number) => new(number, Calendar, _tables);
}
