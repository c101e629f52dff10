using System.Globalization;

namespace Enforcement.Statute.Tests;

/// <summary>
/// The computing rules against an independent source, 2001 to 2035 (<c>independent-holidays.csv</c>, its head says how it was made). The source knows dates,
/// not the law of each year: every difference stands here with its reason. Its substitute days follow no year's law and are left out; those of the official
/// years are compared in <see cref="WorkingCalendarTests"/>.
/// </summary>
public sealed class ComputedHolidaysTests
{
    private const int First = 2001;
    private const int Last = 2035;

    [Fact]
    public void Every_holiday_of_the_independent_source_is_computed_or_its_absence_explained() =>
        NotComputed().Where(holiday => WhyNotComputed(holiday.Date, holiday.Name) is null)
            .Select(holiday => $"{Words.Iso(holiday.Date)} {holiday.Name}").ShouldBeEmpty();

    [Fact]
    public void Every_computed_holiday_is_in_the_independent_source_or_its_presence_explained() =>
        OnlyComputed().Where(holiday => WhyOnlyComputed(holiday.Key, holiday.Value) is null)
            .Select(holiday => $"{Words.Iso(holiday.Key)} {holiday.Value}").ShouldBeEmpty();

    [Fact]
    public void Every_explanation_is_needed()
    {
        NotComputed().Select(holiday => WhyNotComputed(holiday.Date, holiday.Name)).Distinct().Count().ShouldBe(3);
        OnlyComputed().Select(holiday => WhyOnlyComputed(holiday.Key, holiday.Value)).Distinct().Count().ShouldBe(4);
    }

    // What the published calendars of these years show: days lost on weekends before 2015, only those of the New Year replaced.
    [Theory]
    [InlineData("2003-02-04", true)]
    [InlineData("2003-02-05", true)]
    [InlineData("2003-02-06", false)]
    [InlineData("2006-02-02", true)]
    [InlineData("2010-02-18", true)]
    [InlineData("2010-03-01", false)]
    [InlineData("2010-10-11", false)]
    [InlineData("2010-12-31", false)]
    [InlineData("2011-02-07", true)]
    [InlineData("2011-02-08", false)]
    [InlineData("2012-10-01", false)]
    [InlineData("2013-02-14", true)]
    [InlineData("2014-02-04", true)]
    [InlineData("2015-02-27", true)]
    [InlineData("2015-06-19", true)]
    [InlineData("2015-10-09", true)]
    [InlineData("2016-02-11", true)]
    [InlineData("2016-02-29", true)]
    public void Substitute_days_follow_the_law_of_the_year(string day, bool rest) => Day.Calendar.IsRestDay(Day.Of(day)).ShouldBe(rest);

    // The offices' own holidays: Labour Day and the days brought back by the act of 2025 were working days of the offices before it.
    [Theory]
    [InlineData("2010-04-05", true)]
    [InlineData("2010-04-06", false)]
    [InlineData("2008-04-03", false)]
    [InlineData("2013-04-05", true)]
    [InlineData("2015-05-01", false)]
    [InlineData("2016-05-02", false)]
    [InlineData("2016-09-28", false)]
    [InlineData("2016-10-25", false)]
    [InlineData("2014-12-25", false)]
    [InlineData("2027-09-28", true)]
    [InlineData("2028-05-01", true)]
    [InlineData("2028-10-25", true)]
    [InlineData("2028-12-25", true)]
    public void Holidays_begin_and_end_with_the_law(string day, bool rest) => Day.Calendar.IsRestDay(Day.Of(day)).ShouldBe(rest);

    private static string? WhyNotComputed(DateOnly date, string name) => name switch
    {
        "農曆年初四" or "农历新年假期" => "the source counts the fourth and fifth day of the New Year; by law only the first three",
        "兒童節" when date.Year < 2011 => "Children's Day became a day off in 2011",
        "中秋節" when date.Year == 2033 => "in 2033 the leap month follows the eleventh month; the source puts it after the seventh, as old tables did",
        _ => null,
    };

    private static string? WhyOnlyComputed(DateOnly date, string name) => name switch
    {
        "補假" => "substitute days are not compared",
        "小年夜" or "勞動節" or "孔子誕辰紀念日" or "臺灣光復暨金門古寧頭大捷紀念日" or "行憲紀念日" when date >= new DateOnly(2025, 5, 28) =>
            "the act of 2025, which the source does not know",
        "兒童節" when date.Month == 4 && date.Day is 3 or 5 => "Children's Day moves when Tomb-Sweeping Day is on 4 April",
        "中秋節" when date.Year == 2033 => "in 2033 the leap month follows the eleventh month",
        _ => null,
    };

    private static IEnumerable<(DateOnly Date, string Name)> NotComputed() =>
        Independent().Where(holiday => !ComputedHolidays.Of(holiday.Date.Year).ContainsKey(holiday.Date));

    private static IEnumerable<KeyValuePair<DateOnly, string>> OnlyComputed()
    {
        var independent = Independent().Select(holiday => holiday.Date).ToHashSet();
        return Enumerable.Range(First, Last - First + 1).SelectMany(ComputedHolidays.Of).Where(holiday => !independent.Contains(holiday.Key));
    }

    private static IEnumerable<(DateOnly Date, string Name)> Independent()
    {
        using var reader = new StreamReader(typeof(ComputedHolidaysTests).Assembly.GetManifestResourceStream("independent-holidays.csv")!);
        return [.. reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(line => line[0] != '#').Select(line => line.Split(',', 2))
            .Select(cells => (DateOnly.ParseExact(cells[0], "yyyy-MM-dd", CultureInfo.InvariantCulture), cells[1]))];
    }
}
