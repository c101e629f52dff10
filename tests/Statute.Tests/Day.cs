using System.Globalization;
using CsCheck;

namespace Enforcement.Statute.Tests;

/// <summary>Dates as they stand in the law's examples.</summary>
internal static class Day
{
    public static DateOnly Of(string iso) => DateOnly.ParseExact(iso, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>An instant by Taipei clocks, e.g. <c>2026-09-01 09:00</c>.</summary>
    public static DateTimeOffset At(string minute) =>
        new(DateTime.ParseExact(minute, "yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture), TaipeiTime.Offset);

    public static DateOnly? OrNull(string? iso) => iso is null ? null : Of(iso);

    /// <summary>Any day of the years the calendar knows.</summary>
    public static Gen<DateOnly> Any { get; } =
        Gen.Int[new DateOnly(2001, 1, 1).DayNumber, new DateOnly(2035, 12, 31).DayNumber].Select(DateOnly.FromDayNumber);

    public static WorkingCalendar Calendar => WorkingCalendar.Official;
}
