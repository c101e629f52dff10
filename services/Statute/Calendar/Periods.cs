namespace Enforcement.Statute;

/// <summary>
/// Computation of periods: 行政程序法 48 and, for appeals and court periods, 民法 120-123. A rest day matters only as the last day. Make-up working Saturdays
/// are working days; a Saturday rest day moves to the next working day (by the letter Monday morning; practice: the whole day).
/// </summary>
public static class Periods
{
    /// <summary>D + n days.</summary>
    public static Period Days(DateOnly from, int days, Rolling rolling, WorkingCalendar calendar, FirstDay first = FirstDay.NotCounted) =>
        Make(from, days, PeriodUnit.Days, first, rolling, calendar);

    /// <summary>n weeks: ends on the day before the corresponding weekday.</summary>
    public static Period Weeks(DateOnly from, int weeks, Rolling rolling, WorkingCalendar calendar, FirstDay first = FirstDay.NotCounted) =>
        Make(from, weeks, PeriodUnit.Weeks, first, rolling, calendar);

    /// <summary>M(D,k) and, first day counted, MI(D,k).</summary>
    public static Period Months(DateOnly from, int months, Rolling rolling, WorkingCalendar calendar, FirstDay first = FirstDay.NotCounted) =>
        Make(from, months, PeriodUnit.Months, first, rolling, calendar);

    /// <summary>Y(D,k).</summary>
    public static Period Years(DateOnly from, int years, Rolling rolling, WorkingCalendar calendar, FirstDay first = FirstDay.NotCounted) =>
        Make(from, years, PeriodUnit.Years, first, rolling, calendar);

    /// <summary>The latest day that lies n days before a date: D - n, rest days count (convention for 強制執行法 31, 32, 39).</summary>
    public static Period DaysBefore(DateOnly date, int days)
    {
        var last = date.AddDays(-days);
        return new Period(date, -days, PeriodUnit.Days, FirstDay.NotCounted, Rolling.NoRoll, last, last);
    }

    /// <summary>A period by hours runs on from the instant (APA 48(1)).</summary>
    public static DateTimeOffset Hours(DateTimeOffset from, int hours) => from.AddHours(hours);

    /// <summary>The steps of a period by hours, in Taiwan's time.</summary>
    public static IReadOnlyList<Step> Explain(DateTimeOffset from, int hours)
    {
        var (start, end) = (from.Iso(), Hours(from, hours).Iso());
        return [new Step($"{hours} hours from {start}, at once and continuously, end {end}", $"自{start}起即時起算{hours}小時，至{end}")];
    }

    /// <summary>
    /// Last day of a period of months: the day before the day that corresponds to the first day, or the last day of the month when there is none (APA 48(3)).
    /// </summary>
    internal static DateOnly LastOfMonths(DateOnly firstDay, int months)
    {
        var corresponding = firstDay.AddMonths(months);
        return corresponding.Day == firstDay.Day ? corresponding.AddDays(-1) : corresponding;
    }

    /// <summary>Y(D,k) NOROLL without words, for bulk work.</summary>
    internal static DateOnly YearsFrom(DateOnly from, int years) => LastOfMonths(from.AddDays(1), years * 12);

    private static Period Make(DateOnly from, int length, PeriodUnit unit, FirstDay first, Rolling rolling, WorkingCalendar calendar)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(length);
        var start = first == FirstDay.Counted ? from : from.AddDays(1);
        var last = unit switch
        {
            PeriodUnit.Days => start.AddDays(length - 1),
            PeriodUnit.Weeks => start.AddDays((length * 7) - 1),
            PeriodUnit.Months => LastOfMonths(start, length),
            _ => LastOfMonths(start, length * 12),
        };
        return new Period(from, length, unit, first, rolling, last, rolling == Rolling.Roll ? calendar.NextWorkingDay(last) : last);
    }
}
