using System.Collections.Frozen;
using System.Globalization;

namespace Enforcement.Statute;

/// <summary>
/// Working days of the government offices. The years 2017 to 2026 are the official calendar (政府行政機關辦公日曆表); all other years are computed: Saturday and
/// Sunday, the holidays of the holiday law of the day with lunar days and solar terms, substitute days by rule. Days moved or bridged by yearly decision are
/// not known for computed years, therefore <see cref="IsComputed"/> marks them and rulings that touched them carry a caveat.
/// Immutable; looking up a day of 2001 to 2040 is one array read, other years know weekends and computed holidays more slowly.
/// </summary>
public sealed class WorkingCalendar
{
    private const int FirstYear = 2001;
    private const int LastYear = 2040;
    private const byte Rest = 1;
    private const byte Computed = 2;

    private static readonly int FirstDay = new DateOnly(FirstYear, 1, 1).DayNumber;

    private readonly byte[] _days;
    private readonly FrozenDictionary<DateOnly, string> _names;
    private readonly FrozenDictionary<(string County, DateOnly Date), string> _closures;
    private readonly string? _county;
    private bool _neverRests;

    private WorkingCalendar(
        byte[] days, FrozenDictionary<DateOnly, string> names, FrozenDictionary<(string, DateOnly), string> closures, string? county, string version)
    {
        (_days, _names, _closures, _county, Version) = (days, names, closures, county, version);
    }

    /// <summary>The calendar as published, without local closures.</summary>
    public static WorkingCalendar Official { get; } = Load();

    /// <summary>Version of the loaded official days.</summary>
    public string Version { get; }

    /// <summary>The calendar with further local closures; the old one is unchanged.</summary>
    public WorkingCalendar WithClosures(IEnumerable<LocalClosure> closures)
    {
        var all = _closures.ToDictionary();
        foreach (var closure in closures)
            all[(Place.Normalize(closure.County), closure.Date)] = closure.Reason;
        return new WorkingCalendar(_days, _names, all.ToFrozenDictionary(), _county, Version);
    }

    /// <summary>The same calendar seen from one county: its closures are rest days.</summary>
    public WorkingCalendar In(string county) => new(_days, _names, _closures, Place.Normalize(county), Version);

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

    private static bool IsWeekend(DateOnly date) => date.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday;

    private static bool IsComputedRest(DateOnly date) => IsWeekend(date) || HolidaysOutside(date.Year).ContainsKey(date);

    /// <summary>The lunisolar tables reach from 1902 to 2100; beyond them only weekends are known.</summary>
    private static Dictionary<DateOnly, string> HolidaysOutside(int year) => year is >= 1902 and <= 2100 ? ComputedHolidays.Of(year) : [];

    private static WorkingCalendar Load()
    {
        var days = new byte[new DateOnly(LastYear, 12, 31).DayNumber - FirstDay + 1];
        var names = new Dictionary<DateOnly, string>();
        var official = ReadOfficial();
        var officialYears = official.Select(day => day.Date.Year).ToHashSet();
        for (var i = 0; i < days.Length; i++)
        {
            var date = DateOnly.FromDayNumber(FirstDay + i);
            days[i] = (byte)((IsWeekend(date) ? Rest : 0) | (officialYears.Contains(date.Year) ? 0 : Computed));
        }

        foreach (var day in official)
        {
            days[day.Date.DayNumber - FirstDay] = day.IsRest ? Rest : (byte)0;
            names[day.Date] = day.Name;
        }

        foreach (var year in Enumerable.Range(FirstYear, LastYear - FirstYear + 1).Where(year => !officialYears.Contains(year)))
        {
            foreach (var (date, name) in ComputedHolidays.Of(year))
            {
                days[date.DayNumber - FirstDay] |= Rest;
                names[date] = name;
            }
        }

        return new WorkingCalendar(
            days, names.ToFrozenDictionary(), FrozenDictionary<(string, DateOnly), string>.Empty, null, $"official {officialYears.Min()}-{officialYears.Max()}");
    }

    private static List<(DateOnly Date, bool IsRest, string Name)> ReadOfficial()
    {
        using var stream = typeof(WorkingCalendar).Assembly.GetManifestResourceStream("working-calendar.csv")!;
        using var reader = new StreamReader(stream);
        var days = new List<(DateOnly, bool, string)>();
        reader.ReadLine();
        while (reader.ReadLine() is { } line)
        {
            var cells = line.Split(',', 3);
            days.Add((DateOnly.ParseExact(cells[0], "yyyy-MM-dd", CultureInfo.InvariantCulture), cells[1] == "rest", cells[2]));
        }

        return days;
    }
}
