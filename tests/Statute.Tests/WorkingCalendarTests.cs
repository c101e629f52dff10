using CsCheck;

namespace Enforcement.Statute.Tests;

public sealed class WorkingCalendarTests
{
    private static readonly string?[] MovedByDecision = ["調整放假", "調整上班", "補行上班"];

    /// <summary>Bridged by decision with a make-up day before the act of 2025 made the day before New Year's Eve a holiday.</summary>
    private static readonly string[] MovedUnderAnotherName = ["2023-01-20 小年夜", "2024-02-08 小年夜", "2025-01-27 小年夜"];

    [Theory]
    [InlineData("2026-09-24", false)]
    [InlineData("2026-09-25", true)]
    [InlineData("2026-09-26", true)]
    [InlineData("2026-09-28", true)]
    [InlineData("2026-09-29", false)]
    [InlineData("2017-02-18", false)]
    [InlineData("2017-02-19", true)]
    [InlineData("2017-02-27", true)]
    public void Official_days_are_those_of_the_offices(string day, bool rest)
    {
        Day.Calendar.IsRestDay(Day.Of(day)).ShouldBe(rest);
        Day.Calendar.IsComputed(Day.Of(day)).ShouldBeFalse();
    }

    [Fact]
    public void Rest_days_of_2026_are_exactly_those_of_the_examples()
    {
        string[] named =
        [
            "01-01", "02-16", "02-17", "02-18", "02-19", "02-20", "02-27", "04-03", "04-06", "05-01", "06-19", "09-25", "09-28", "10-09", "10-26", "12-25",
        ];
        var weekdays = Enumerable.Range(0, 365).Select(i => new DateOnly(2026, 1, 1).AddDays(i))
            .Where(day => day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && Day.Calendar.IsRestDay(day));

        weekdays.ShouldBe(named.Select(day => Day.Of("2026-" + day)));
    }

    [Theory]
    [InlineData("2016-12-31", true)]
    [InlineData("2017-01-01", false)]
    [InlineData("2026-12-31", false)]
    [InlineData("2027-01-01", true)]
    [InlineData("1999-06-01", true)]
    public void Years_without_an_official_calendar_are_marked_computed(string day, bool computed) =>
        Day.Calendar.IsComputed(Day.Of(day)).ShouldBe(computed);

    [Theory]
    [InlineData("2027-02-06", true)]
    [InlineData("2027-02-05", true)]
    [InlineData("2027-02-10", true)]
    [InlineData("2027-02-11", false)]
    [InlineData("2027-06-09", true)]
    [InlineData("2027-09-15", true)]
    [InlineData("2016-02-08", true)]
    [InlineData("2012-05-01", false)]
    [InlineData("2027-12-24", true)]
    [InlineData("2032-12-31", true)]
    [InlineData("2040-10-10", true)]
    [InlineData("2031-12-31", false)]
    [InlineData("1990-10-10", true)]
    [InlineData("1850-10-10", false)]
    public void Computed_years_know_lunar_and_substitute_days(string day, bool rest) => Day.Calendar.IsRestDay(Day.Of(day)).ShouldBe(rest);

    [Fact]
    public void Computed_holidays_reproduce_the_official_years_but_for_days_moved_by_decision()
    {
        var differences = new List<string>();
        for (var day = new DateOnly(2017, 1, 1); day.Year <= 2026; day = day.AddDays(1))
        {
            var official = Day.Calendar.Day(day);
            var isComputedRest = day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday || ComputedHolidays.Of(day.Year).ContainsKey(day);
            if (isComputedRest != official.IsRest && !MovedByDecision.Contains(official.Name))
                differences.Add($"{Words.Iso(day)} {official.Name}");
        }

        differences.ShouldBe(MovedUnderAnotherName);
    }

    [Fact]
    public void A_local_closure_is_a_rest_day_in_its_county_only()
    {
        var typhoon = Day.Of("2026-07-14");

        var calendar = Day.Calendar.WithClosures([new LocalClosure("台東縣", typhoon, "颱風停止上班")]);

        calendar.In("臺東縣").IsRestDay(typhoon).ShouldBeTrue();
        calendar.In("臺東縣").Day(typhoon).Name.ShouldBe("颱風停止上班");
        calendar.In("花蓮縣").IsRestDay(typhoon).ShouldBeFalse();
        calendar.IsRestDay(typhoon).ShouldBeFalse();
        Day.Calendar.In("臺東縣").IsRestDay(typhoon).ShouldBeFalse();
    }

    [Fact]
    public void Rolling_never_lands_on_a_rest_day_and_never_goes_back() => Day.Any.Sample(day =>
    {
        var rolled = Day.Calendar.NextWorkingDay(day);
        return rolled >= day && Day.Calendar.IsWorkingDay(rolled) && rolled.DayNumber - day.DayNumber < 15;
    });
}
