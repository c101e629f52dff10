namespace Enforcement.Statute.Tests;

/// <summary>What headquarters load later: official years, single days, closures, values of tables.</summary>
public sealed class CalendarChangeTests
{
    private static readonly OfficialDay[] Days2027 =
    [
        new(Day.Of("2027-01-01"), true, "開國紀念日"), new(Day.Of("2027-02-13"), false, "補行上班"), new(Day.Of("2027-02-11"), true, "調整放假"),
    ];

    [Fact]
    public void An_official_year_takes_the_place_of_all_that_was_computed_of_it()
    {
        var calendar = Day.Calendar.WithYear(2027, Days2027);

        calendar.IsRestDay(Day.Of("2027-02-11")).ShouldBeTrue();
        calendar.Day(Day.Of("2027-02-11")).Name.ShouldBe("調整放假");
        calendar.IsWorkingDay(Day.Of("2027-02-13")).ShouldBeTrue();
        calendar.IsWorkingDay(Day.Of("2027-06-09")).ShouldBeTrue("it is not in the year that was loaded");
        calendar.IsRestDay(Day.Of("2027-06-12")).ShouldBeTrue("a Saturday that is not named");
        calendar.IsComputed(Day.Of("2027-12-31")).ShouldBeFalse();
        calendar.IsComputed(Day.Of("2028-01-01")).ShouldBeTrue();
        calendar.OfficialYears.ShouldBe(Enumerable.Range(2017, 11));
        calendar.Version.ShouldBe("official 2017-2027");
        Day.Calendar.IsComputed(Day.Of("2027-06-09")).ShouldBeTrue("the old calendar is unchanged");
    }

    [Fact]
    public void Years_apart_are_named_apart() =>
        Day.Calendar.WithYear(2029, []).WithYear(2030, []).WithYear(2032, []).Version.ShouldBe("official 2017-2026, 2029-2030, 2032");

    [Fact]
    public void A_day_of_another_year_or_outside_of_the_table_cannot_be_loaded()
    {
        Should.Throw<ArgumentOutOfRangeException>(() => Day.Calendar.WithYear(2028, Days2027));
        Should.Throw<ArgumentOutOfRangeException>(() => Day.Calendar.WithYear(WorkingCalendar.FirstYear - 1, []));
        Should.Throw<ArgumentOutOfRangeException>(() => Day.Calendar.WithYear(WorkingCalendar.LastYear + 1, []));
        Should.Throw<ArgumentOutOfRangeException>(() => Day.Calendar.WithDays([new OfficialDay(Day.Of("2041-01-02"), true, "x")]));
        Day.Calendar.WithYear(WorkingCalendar.LastYear, []).IsComputed(Day.Of("2040-12-31")).ShouldBeFalse();
    }

    [Fact]
    public void A_single_day_is_decided_without_the_rest_of_its_year()
    {
        var calendar = Day.Calendar.WithDays([new OfficialDay(Day.Of("2027-03-02"), true, "放假")]);

        calendar.IsRestDay(Day.Of("2027-03-02")).ShouldBeTrue();
        calendar.IsComputed(Day.Of("2027-03-02")).ShouldBeFalse();
        calendar.IsComputed(Day.Of("2027-03-03")).ShouldBeTrue();
        calendar.OfficialYears.ShouldNotContain(2027);
    }

    [Fact]
    public void A_closure_is_called_off_in_its_county_only()
    {
        var day = Day.Of("2026-07-14");
        var calendar = Day.Calendar.WithClosures([new LocalClosure("臺東縣", day, "颱風"), new LocalClosure("花蓮縣", day, "颱風")]).WithoutClosures([("台東縣", day)]);

        calendar.In("臺東縣").IsRestDay(day).ShouldBeFalse();
        calendar.In("花蓮縣").IsRestDay(day).ShouldBeTrue();
    }

    [Theory]
    [InlineData("臺東縣", "臺東縣")]
    [InlineData("台東縣", "臺東縣")]
    [InlineData("東京都", null)]
    public void A_county_is_known_by_its_name(string name, string? county)
    {
        Counties.Find(name).ShouldBe(county);
        Counties.All.Count.ShouldBe(22);
    }

    [Fact]
    public void A_value_takes_the_place_of_the_one_of_its_day_and_leaves_the_others()
    {
        var table = new DatedTable<int>(
            "days", "Days", new DatedValue<int>(Day.Of("2008-01-01"), 1, "first", true), new DatedValue<int>(Day.Of("2022-01-01"), 2, "later", true));

        var corrected = table.With(new DatedEntry(Day.Of("2022-01-01"), 3, "corrected", false)).With(new DatedEntry(Day.Of("2030-01-01"), 4, "new", true));

        corrected.Entries.Select(entry => entry.Value).ShouldBe([1, 3, 4]);
        table.Entries.Select(entry => entry.Value).ShouldBe([1, 2]);
        Should.Throw<InvalidCastException>(() => table.With(new DatedEntry(Day.Of("2030-01-01"), "four", "new", true)));
    }

    [Fact]
    public void An_edition_decides_by_its_own_table_and_keeps_its_number_until_it_gets_another()
    {
        var later = (DatedTable<int>)IntakeRules.CorrectionDays.With(new DatedEntry(Day.Of("2027-01-01"), 30, "test", true));
        var law = LawEdition.Published.With(later).Numbered(1);

        law.On(IntakeRules.CorrectionDays, Day.Of("2027-01-01")).Value.ShouldBe(30);
        law.On(IntakeRules.CorrectionDays, Day.Of("2026-12-31")).Value.ShouldBe(IntakeRules.CorrectionDays.On(Day.Of("2026-12-31")).Value);
        law.Table((DatedTable)IntakeRules.CorrectionDays).ShouldBeSameAs(later);
        (LawEdition.Published.Number, law.Number, law.In("臺東縣").Number, law.With(Day.Calendar).Number).ShouldBe((0, 1, 1, 1));
    }

    [Fact]
    public void Every_table_is_in_the_catalogue_under_a_name_of_its_own()
    {
        TableCatalogue.All.Select(table => table.Name).ShouldBeUnique();
        TableCatalogue.Find("correctionDays").ShouldBeSameAs(IntakeRules.CorrectionDays);
        TableCatalogue.Find("unknown").ShouldBeNull();
        TableCatalogue.All.ShouldAllBe(table => table.Title.Length > 0 && char.IsAsciiLetterLower(table.Name[0]) && table.Entries.All(entry => entry.Source.Length > 0));
    }
}
