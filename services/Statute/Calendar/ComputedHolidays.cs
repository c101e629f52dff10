using System.Globalization;

namespace Enforcement.Statute;

/// <summary>
/// The holidays of a year by the holiday law of the day (紀念日及節日實施辦法 until 2025-05-27, 紀念日及節日實施條例 from 2025-05-28), for years without an
/// official calendar. Lunar days come from the lunisolar calendar, Tomb-Sweeping Day from the solar term. Moved working days and bridges, which are
/// decided year by year, cannot be computed.
/// </summary>
internal static class ComputedHolidays
{
    private static readonly DateOnly ActOf2025 = new(2025, 5, 28);
    private static readonly ChineseLunisolarCalendar Lunar = new();

    /// <summary>The named holidays of a year with their substitute days 補假, weekends not listed.</summary>
    public static Dictionary<DateOnly, string> Of(int year)
    {
        var days = new SortedDictionary<DateOnly, string>();
        void Add(DateOnly day, string name) => days.TryAdd(day, name);
        void FromAct(int month, int day, string name)
        {
            if (new DateOnly(year, month, day) >= ActOf2025)
                Add(new DateOnly(year, month, day), name);
        }

        Add(new DateOnly(year, 1, 1), "開國紀念日");
        var newYear = LunarDay(year, 1, 1);
        if (newYear >= ActOf2025)
            Add(newYear.AddDays(-2), "小年夜");
        Add(newYear.AddDays(-1), "農曆除夕");
        for (var i = 0; i < 3; i++)
            Add(newYear.AddDays(i), "春節");
        Add(new DateOnly(year, 2, 28), "和平紀念日");
        AddSpringDays(year, Add);
        FromAct(5, 1, "勞動節");
        Add(LunarDay(year, 5, 5), "端午節");
        Add(LunarDay(year, 8, 15), "中秋節");
        FromAct(9, 28, "孔子誕辰紀念日");
        Add(new DateOnly(year, 10, 10), "國慶日");
        FromAct(10, 25, "臺灣光復暨金門古寧頭大捷紀念日");
        FromAct(12, 25, "行憲紀念日");
        return WithSubstitutes(year, days, newYear);
    }

    /// <summary>Children's Day 4 April (holiday since 2011) and Tomb-Sweeping Day; on the same day: the day before, on a Thursday the day after.</summary>
    private static void AddSpringDays(int year, Action<DateOnly, string> add)
    {
        var children = new DateOnly(year, 4, 4);
        var tombs = new DateOnly(year, 4, TombSweepingDay(year));
        add(tombs, "民族掃墓節");
        if (year < 2011)
            return;
        if (tombs == children)
            children = children.DayOfWeek == DayOfWeek.Thursday ? children.AddDays(1) : children.AddDays(-1);
        add(children, "兒童節");
    }

    /// <summary>Day of April on which the sun reaches 15 degrees (清明), by the usual formula for this century.</summary>
    private static int TombSweepingDay(int year) => (int)(((year - 2000) * 0.2422) + 4.81) - ((year - 2000) / 4);

    /// <summary>
    /// The New Year days that fall on a weekend give the days after them. Of the other holidays, since 2015, one on Saturday gives the working day before and
    /// one on Sunday the working day after; before 2015 they were lost.
    /// </summary>
    private static Dictionary<DateOnly, string> WithSubstitutes(int year, SortedDictionary<DateOnly, string> days, DateOnly newYear)
    {
        var all = new Dictionary<DateOnly, string>(days);
        bool IsNewYear(DateOnly day) => day >= newYear.AddDays(-2) && day <= newYear.AddDays(2);
        bool Free(DateOnly day) => !all.ContainsKey(day) && day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday);
        foreach (var day in days.Keys.Where(day => day.DayOfWeek is (DayOfWeek.Saturday or DayOfWeek.Sunday) && (year >= 2015 || IsNewYear(day))))
        {
            var direction = day.DayOfWeek == DayOfWeek.Saturday && !IsNewYear(day) ? -1 : 1;
            var substitute = day;
            while (!Free(substitute))
                substitute = substitute.AddDays(direction);
            if (substitute.Year == year)
                all[substitute] = "補假";
        }

        // New Year's Day on a Saturday frees the last day of the old year.
        if (year >= 2015 && new DateOnly(year + 1, 1, 1).DayOfWeek == DayOfWeek.Saturday)
            all[new DateOnly(year, 12, 31)] = "補假";
        return all;
    }

    /// <summary>A day of the lunar year that begins in the given year; leap months do not count.</summary>
    private static DateOnly LunarDay(int year, int month, int day)
    {
        var leap = Lunar.GetLeapMonth(year);
        var position = leap > 0 && month >= leap ? month + 1 : month;
        return DateOnly.FromDateTime(Lunar.ToDateTime(year, position, day, 0, 0, 0, 0));
    }
}
