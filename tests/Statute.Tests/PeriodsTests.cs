using CsCheck;

namespace Enforcement.Statute.Tests;

public sealed class PeriodsTests
{
    [Theory]
    [InlineData("2026-09-01", 10, Rolling.Roll, "2026-09-11")]
    [InlineData("2026-09-15", 10, Rolling.Roll, "2026-09-29")]
    [InlineData("2026-09-15", 10, Rolling.NoRoll, "2026-09-25")]
    [InlineData("2026-04-01", 10, Rolling.Roll, "2026-04-13")]
    [InlineData("2017-02-08", 10, Rolling.Roll, "2017-02-18")]
    public void Days_do_not_count_the_first_and_roll_off_rest_days(string from, int days, Rolling rolling, string end) =>
        Periods.Days(Day.Of(from), days, rolling, Day.Calendar).End.ShouldBe(Day.Of(end));

    [Theory]
    [InlineData("2026-12-31", 2, FirstDay.NotCounted, "2027-02-28")]
    [InlineData("2026-11-30", 3, FirstDay.Counted, "2027-02-28")]
    [InlineData("2026-07-08", 3, FirstDay.NotCounted, "2026-10-08")]
    [InlineData("2026-04-15", 3, FirstDay.NotCounted, "2026-07-15")]
    [InlineData("2026-01-31", 1, FirstDay.NotCounted, "2026-02-28")]
    [InlineData("2026-01-30", 1, FirstDay.NotCounted, "2026-02-28")]
    [InlineData("2026-01-29", 1, FirstDay.NotCounted, "2026-02-28")]
    [InlineData("2026-02-28", 1, FirstDay.NotCounted, "2026-03-31")]
    [InlineData("2026-01-01", 1, FirstDay.Counted, "2026-01-31")]
    [InlineData("2026-01-15", 1, FirstDay.Counted, "2026-02-14")]
    public void Months_end_on_the_day_before_the_corresponding_day(string from, int months, FirstDay first, string end) =>
        Periods.Months(Day.Of(from), months, Rolling.NoRoll, Day.Calendar, first).End.ShouldBe(Day.Of(end));

    [Theory]
    [InlineData("2020-02-29", 5, "2025-02-28")]
    [InlineData("2020-02-29", 10, "2030-02-28")]
    [InlineData("2020-02-28", 5, "2025-02-28")]
    [InlineData("2021-03-15", 5, "2026-03-15")]
    [InlineData("2023-02-28", 1, "2024-02-29")]
    public void Years_end_on_the_day_before_the_corresponding_day(string from, int years, string end) =>
        Periods.Years(Day.Of(from), years, Rolling.NoRoll, Day.Calendar).End.ShouldBe(Day.Of(end));

    [Fact]
    public void Weeks_end_on_the_same_weekday() =>
        Periods.Weeks(Day.Of("2026-11-04"), 2, Rolling.NoRoll, Day.Calendar).End.ShouldBe(Day.Of("2026-11-18"));

    [Fact]
    public void A_week_with_its_first_day_counted_ends_a_day_earlier() =>
        Periods.Weeks(Day.Of("2026-11-04"), 1, Rolling.NoRoll, Day.Calendar, FirstDay.Counted).End.ShouldBe(Day.Of("2026-11-10"));

    [Fact]
    public void Days_before_a_date_are_counted_back_and_not_rolled() =>
        Periods.DaysBefore(Day.Of("2026-10-01"), 5).End.ShouldBe(Day.Of("2026-09-26"));

    [Fact]
    public void Hours_run_on_through_the_night() =>
        Periods.Hours(new DateTimeOffset(2026, 7, 1, 9, 0, 0, TaipeiTime.Offset), 24).ShouldBe(new DateTimeOffset(2026, 7, 2, 9, 0, 0, TaipeiTime.Offset));

    [Fact]
    public void A_period_without_length_is_a_bug() =>
        Should.Throw<ArgumentOutOfRangeException>(() => Periods.Days(Day.Of("2026-01-01"), 0, Rolling.Roll, Day.Calendar));

    [Fact]
    public void The_explanation_names_every_rest_day_it_passes()
    {
        var steps = Periods.Days(Day.Of("2026-09-15"), 10, Rolling.Roll, Day.Calendar).Explain(Day.Calendar);

        steps.Select(step => step.English).ShouldBe(
        [
            "10 days from 2026-09-15, first day not counted, end 2026-09-25",
            "2026-09-25 is a rest day (Mid-Autumn Festival)",
            "2026-09-26 is a rest day (Saturday)",
            "2026-09-27 is a rest day (Sunday)",
            "2026-09-28 is a rest day (Confucius' Birthday)",
            "due 2026-09-29",
        ]);
        steps[0].Chinese.ShouldBe("自115年9月15日起10日，始日不計，末日115年9月25日");
        steps[1].Chinese.ShouldBe("115年9月25日為休息日（中秋節）");
        steps[^1].Chinese.ShouldBe("期限115年9月29日");
    }

    [Fact]
    public void The_explanation_says_when_a_rest_day_counts_and_when_the_calendar_is_computed()
    {
        Periods.Days(Day.Of("2026-09-15"), 10, Rolling.NoRoll, Day.Calendar).Explain(Day.Calendar)[^1].English
            .ShouldBe("2026-09-25 is a rest day, but the period is not extended");
        Periods.Months(Day.Of("2026-12-31"), 2, Rolling.Roll, Day.Calendar).Explain(Day.Calendar)[^1].English
            .ShouldBe("the calendar of 2027 is computed, not official");
        Periods.DaysBefore(Day.Of("2026-10-01"), 5).Explain(Day.Calendar)[0].English.ShouldBe("5 days counted back from 2026-10-01: 2026-09-26");
    }

    [Fact]
    public void A_later_event_never_gives_an_earlier_end() =>
        Gen.Select(Day.Any, Gen.Int[1, 800], Gen.Int[1, 200], Gen.Enum<PeriodUnit>(), Gen.Enum<FirstDay>(), Gen.Enum<Rolling>())
            .Sample((day, later, length, unit, first, rolling) => End(day, length, unit, first, rolling) <= End(day.AddDays(later), length, unit, first, rolling));

    [Fact]
    public void A_longer_period_never_ends_earlier() =>
        Gen.Select(Day.Any, Gen.Int[1, 100], Gen.Int[0, 20], Gen.Enum<PeriodUnit>(), Gen.Enum<FirstDay>(), Gen.Enum<Rolling>())
            .Sample((day, length, more, unit, first, rolling) => End(day, length, unit, first, rolling) <= End(day, length + more, unit, first, rolling));

    [Fact]
    public void A_rolled_end_is_a_working_day_at_or_after_the_last_day() =>
        Gen.Select(Day.Any, Gen.Int[1, 200], Gen.Enum<PeriodUnit>()).Sample((day, length, unit) =>
            Day.Calendar.IsWorkingDay(End(day, length, unit, FirstDay.NotCounted, Rolling.Roll))
            && End(day, length, unit, FirstDay.NotCounted, Rolling.Roll) >= End(day, length, unit, FirstDay.NotCounted, Rolling.NoRoll));

    private static DateOnly End(DateOnly from, int length, PeriodUnit unit, FirstDay first, Rolling rolling) => (unit switch
    {
        PeriodUnit.Days => Periods.Days(from, length, rolling, Day.Calendar, first),
        PeriodUnit.Weeks => Periods.Weeks(from, length, rolling, Day.Calendar, first),
        PeriodUnit.Months => Periods.Months(from, length, rolling, Day.Calendar, first),
        _ => Periods.Years(from, length, rolling, Day.Calendar, first),
    }).End;
}
