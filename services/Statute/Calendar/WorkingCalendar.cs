using System.Collections.Frozen;
using System.Globalization;

namespace Enforcement.Statute;

/// <summary>
/// Working days of the government offices. The years 2017 to 2026 are the official calendar (政府行政機關辦公日曆表); all other years are computed: Saturday and
/// Sunday, the holidays of the holiday law of the day with lunar days and solar terms, substitute days by rule. Days moved or bridged by yearly decision are
/// not known for computed years, therefore <see cref="IsComputed"/> marks them and rulings that touched them carry a caveat. Headquarters load later official
/// years, decided days and closures of counties as they are published: each makes a new calendar.
/// Immutable; looking up a day of 2001 to 2040 is one array read, other years know weekends and computed holidays more slowly.
/// </summary>
public sealed class WorkingCalendar
{
    /// <summary>First year whose days can be loaded.</summary>
    public const int FirstYear = 2001;

    /// <summary>Last year whose days can be loaded.</summary>
    public const int LastYear = 2040;

    private const byte Rest = 1;
    private const byte Computed = 2;

    private static readonly int FirstDay = new DateOnly(FirstYear, 1, 1).DayNumber;

    private readonly byte[] _days;
    private readonly FrozenDictionary<DateOnly, string> _names;
    private readonly FrozenDictionary<(string County, DateOnly Date), string> _closures;
    private readonly string? _county;
    private bool _neverRests;

    private WorkingCalendar(byte[] days, FrozenDictionary<DateOnly, string> names, FrozenDictionary<(string, DateOnly), string> closures, string? county,
        IReadOnlyList<int> officialYears)
    {
        (_days, _names, _closures, _county, OfficialYears) = (days, names, closures, county, officialYears);
        Version = $"official {Ranges(officialYears)}";
    }

    /// <summary>The calendar as published, without local closures.</summary>
    public static WorkingCalendar Official { get; } = Load();

    /// <summary>The loaded official years, e.g. <c>official 2017-2026</c>.</summary>
    public string Version { get; }

    /// <summary>Years of which the official calendar is loaded, ascending.</summary>
    public IReadOnlyList<int> OfficialYears { get; }

    /// <summary>The calendar with the official days of a year in place of all it knew of that year; weekends that are not named stay rest days.</summary>
    /// <param name="year">From <see cref="FirstYear"/> to <see cref="LastYear"/>.</param>
    /// <param name="days">The named days of that year: holidays, substitute and moved days, make-up working days.</param>
    /// <exception cref="ArgumentOutOfRangeException">A year that cannot be loaded, or a day of another year.</exception>
    public WorkingCalendar WithYear(int year, IReadOnlyList<OfficialDay> days)
    {
        foreach (var day in days)
            ArgumentOutOfRangeException.ThrowIfNotEqual(day.Date.Year, year);
        var january = Index(new DateOnly(year, 1, 1));
        var all = (byte[])_days.Clone();
        for (var i = january; i <= Index(new DateOnly(year, 12, 31)); i++)
            all[i] = IsWeekend(DateOnly.FromDayNumber(FirstDay + i)) ? Rest : (byte)0;
        var names = _names.Where(name => name.Key.Year != year).ToDictionary();
        Set(all, names, days);
        return new WorkingCalendar(all, names.ToFrozenDictionary(), _closures, _county, [.. OfficialYears.Append(year).Distinct().Order()]);
    }

    /// <summary>The calendar with single days decided, e.g. a day off by special decision; they are no longer computed.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A day that cannot be loaded.</exception>
    public WorkingCalendar WithDays(IReadOnlyList<OfficialDay> days)
    {
        var all = (byte[])_days.Clone();
        var names = _names.ToDictionary();
        Set(all, names, days);
        return new WorkingCalendar(all, names.ToFrozenDictionary(), _closures, _county, OfficialYears);
    }

    /// <summary>The calendar with further local closures; the old one is unchanged.</summary>
    public WorkingCalendar WithClosures(IEnumerable<LocalClosure> closures)
    {
        var all = _closures.ToDictionary();
        foreach (var closure in closures)
            all[(Place.Normalize(closure.County), closure.Date)] = closure.Reason;
        return new WorkingCalendar(_days, _names, all.ToFrozenDictionary(), _county, OfficialYears);
    }

    /// <summary>The calendar without closures that were announced by mistake or called off.</summary>
    public WorkingCalendar WithoutClosures(IEnumerable<(string County, DateOnly Date)> closures)
    {
        var all = _closures.ToDictionary();
        foreach (var (county, date) in closures)
            all.Remove((Place.Normalize(county), date));
        return new WorkingCalendar(_days, _names, all.ToFrozenDictionary(), _county, OfficialYears);
    }

    /// <summary>The same calendar seen from one county: its closures are rest days.</summary>
    public WorkingCalendar In(string county) => new(_days, _names, _closures, Place.Normalize(county), OfficialYears);

    /// <summary>The same calendar without any rest day: it shows where a period ends before its last day is moved off rest days.</summary>
    public WorkingCalendar WithoutRestDays()
    {
        var calendar = (WorkingCalendar)MemberwiseClone();
        calendar._neverRests = true;
        return calendar;
    }

    /// <summary>Whether the offices are closed.</summary>
    public bool IsRestDay(DateOnly date)
    {
        if (_neverRests)
            return false;
        var index = date.DayNumber - FirstDay;
        var rest = (uint)index < (uint)_days.Length ? (_days[index] & Rest) != 0 : IsComputedRest(date);
        return rest || (_county is not null && _closures.Count > 0 && _closures.ContainsKey((_county, date)));
    }

    /// <summary>Whether the offices are open.</summary>
    public bool IsWorkingDay(DateOnly date) => !IsRestDay(date);

    /// <summary>Whether no official calendar of that day's year is loaded.</summary>
    public bool IsComputed(DateOnly date)
    {
        var index = date.DayNumber - FirstDay;
        return (uint)index >= (uint)_days.Length || (_days[index] & Computed) != 0;
    }

    /// <summary>The day itself if the offices are open, else the next day they are (APA 48(4)).</summary>
    public DateOnly NextWorkingDay(DateOnly date)
    {
        while (IsRestDay(date))
            date = date.AddDays(1);
        return date;
    }

    /// <summary>Everything known of a day.</summary>
    public CalendarDay Day(DateOnly date) => new(date, IsRestDay(date), NameOf(date), IsComputed(date));

    private string? NameOf(DateOnly date) =>
        _county is not null && _closures.TryGetValue((_county, date), out var reason) ? reason
        : _names.TryGetValue(date, out var name) ? name
        : date.Year is < FirstYear or > LastYear && HolidaysOutside(date.Year).TryGetValue(date, out var far) ? far
        : date.DayOfWeek == DayOfWeek.Saturday ? "星期六"
        : date.DayOfWeek == DayOfWeek.Sunday ? "星期日"
        : null;

    private static int Index(DateOnly date)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(date.Year, FirstYear);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(date.Year, LastYear);
        return date.DayNumber - FirstDay;
    }

    private static void Set(byte[] days, Dictionary<DateOnly, string> names, IEnumerable<OfficialDay> official)
    {
        foreach (var day in official)
        {
            days[Index(day.Date)] = day.IsRest ? Rest : (byte)0;
            names[day.Date] = day.Name;
        }
    }

    private static string Ranges(IReadOnlyList<int> years)
    {
        var text = new List<string>();
        for (int i = 0, first = 0; i < years.Count; i++)
        {
            if (i + 1 < years.Count && years[i + 1] == years[i] + 1)
                continue;
            text.Add(years[first] == years[i] ? $"{years[i]}" : $"{years[first]}-{years[i]}");
            first = i + 1;
        }

        return string.Join(", ", text);
    }

    private static bool IsWeekend(DateOnly date) => date.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday;

    private static bool IsComputedRest(DateOnly date) => IsWeekend(date) || HolidaysOutside(date.Year).ContainsKey(date);

    /// <summary>The lunisolar tables reach from 1902 to 2100; beyond them only weekends are known.</summary>
    private static Dictionary<DateOnly, string> HolidaysOutside(int year) => year is >= 1902 and <= 2100 ? ComputedHolidays.Of(year) : [];

    private static WorkingCalendar Load()
    {
        var days = new byte[new DateOnly(LastYear, 12, 31).DayNumber - FirstDay + 1];
        var names = new Dictionary<DateOnly, string>();
        for (var i = 0; i < days.Length; i++)
            days[i] = (byte)(Computed | (IsWeekend(DateOnly.FromDayNumber(FirstDay + i)) ? Rest : 0));
        foreach (var (date, name) in Enumerable.Range(FirstYear, LastYear - FirstYear + 1).SelectMany(ComputedHolidays.Of))
        {
            days[date.DayNumber - FirstDay] |= Rest;
            names[date] = name;
        }

        var computed = new WorkingCalendar(
            days, names.ToFrozenDictionary(), FrozenDictionary<(string, DateOnly), string>.Empty, null, []);
        return ReadOfficial().GroupBy(day => day.Date.Year).Aggregate(computed, (calendar, year) => calendar.WithYear(year.Key, [.. year]));
    }

    private static List<OfficialDay> ReadOfficial()
    {
        using var stream = typeof(WorkingCalendar).Assembly.GetManifestResourceStream("working-calendar.csv")!;
        using var reader = new StreamReader(stream);
        var days = new List<OfficialDay>();
        reader.ReadLine();
        while (reader.ReadLine() is { } line)
        {
            var cells = line.Split(',', 3);
            days.Add(new OfficialDay(DateOnly.ParseExact(cells[0], "yyyy-MM-dd", CultureInfo.InvariantCulture), cells[1] == "rest", cells[2]));
        }

        return days;
    }
}
