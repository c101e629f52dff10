namespace Enforcement.Statute.Tests;

public sealed class ObjectionRulesTests
{
    private static ObjectionClockFacts From(string day) => new(Day.Of(day));

    [Theory]
    [InlineData(null, true, false, true, null)]
    [InlineData("2026-09-01", true, false, true, null)]
    [InlineData("2026-08-31", true, false, true, "too_late")]
    [InlineData(null, false, true, true, null)]
    [InlineData(null, false, false, true, "form")]
    [InlineData(null, true, false, false, "no_standing")]
    public void An_objection_is_filed_in_time_in_form_by_someone_entitled(string? ended, bool written, bool oral, bool standing, string? reason)
    {
        var ruling = ObjectionRules.File(new ObjectionFacts(Day.Of("2026-09-01"), Day.OrNull(ended), written, oral, standing));

        ruling.Reason.ShouldBe(reason);
        ruling.Steps.Count.ShouldBe(reason is null ? 2 : 3);
    }

    [Theory]
    [InlineData("2026-09-01", "2026-09-11")]
    [InlineData("2026-09-15", "2026-09-29")]
    public void An_unfounded_objection_is_sent_on_within_10_days(string received, string due) =>
        ObjectionRules.SendBy(From(received), Day.Calendar).Date.ShouldBe(Day.Of(due));

    [Fact]
    public void The_ten_days_explain_themselves()
    {
        var ruling = ObjectionRules.SendBy(From("2026-09-15"), Day.Calendar);

        ruling.Steps[0].English.ShouldBe("received 2026-09-15");
        ruling.Steps[^1].English.ShouldBe("due 2026-09-29");
        ruling.Steps.Count.ShouldBe(7);
        ruling.Caveats.ShouldBe(Caveats.None);
        ruling.Articles[0].ToString().ShouldBe("行政執行法 9(2)");
        ruling.Articles[0].Short.ShouldBe("AEL 9(2)");
    }

    [Fact]
    public void A_local_closure_moves_the_tenth_day()
    {
        var calendar = Day.Calendar.WithClosures([new LocalClosure("新北市", Day.Of("2026-09-11"), "颱風停止上班")]).In("新北市");

        ObjectionRules.SendBy(From("2026-09-01"), calendar).Date.ShouldBe(Day.Of("2026-09-14"));
    }

    [Fact]
    public void Internal_days_are_3_5_and_7_calendar_days()
    {
        ObjectionRules.InternalDaysOf(Day.Of("2026-09-01"), LawEdition.Published)
            .ShouldBe(new InternalObjectionDays(Day.Of("2026-09-04"), Day.Of("2026-09-06"), Day.Of("2026-09-08")));
        ObjectionRules.Internal(From("2026-09-01"), LawEdition.Published).Order.ShouldBe(["2026-09-04", "2026-09-06", "2026-09-08"]);
        ObjectionRules.Internal(From("2026-09-01"), LawEdition.Published).Steps.Count.ShouldBe(4);
    }

    [Theory]
    [InlineData("2026-09-01", "2026-10-01")]
    [InlineData("2026-08-26", "2026-09-29")]
    public void The_agency_decides_within_30_days(string received, string due) =>
        ObjectionRules.DecideBy(From(received), Day.Calendar).Date.ShouldBe(Day.Of(due));

    [Theory]
    [InlineData(false, true)]
    [InlineData(true, false)]
    public void Enforcement_goes_on_unless_stayed(bool stayed, bool goesOn) =>
        ObjectionRules.Continue(new ObjectionStayFacts(stayed)).IsAllowed.ShouldBe(goesOn);

    [Fact]
    public void The_suit_is_brought_within_2_months_rolled()
    {
        var ruling = ObjectionRules.SueBy(From("2026-12-31"), Day.Calendar);

        ruling.Date.ShouldBe(Day.Calendar.NextWorkingDay(Day.Of("2027-02-28")));
        ruling.Date!.Value.ShouldBeGreaterThanOrEqualTo(Day.Of("2027-03-01"));
        ruling.Caveats.ShouldBe(Caveats.ComputedCalendar);
        ObjectionRules.SueBy(From("2026-06-30"), Day.Calendar).Date.ShouldBe(Day.Of("2026-08-31"));
    }
}
