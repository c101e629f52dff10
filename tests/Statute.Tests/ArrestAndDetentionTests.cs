using CsCheck;

namespace Enforcement.Statute.Tests;

public sealed class ArrestAndDetentionTests
{
    [Theory]
    [InlineData(true, false, true, false, true, null)]
    [InlineData(true, false, false, true, true, null)]
    [InlineData(false, false, true, true, true, "order_not_breached")]
    [InlineData(true, true, true, true, true, "security_given")]
    [InlineData(true, false, false, false, true, "no_ground")]
    [InlineData(true, false, true, true, false, "not_necessary")]
    public void Arrest_needs_breach_no_security_ground_and_necessity(bool breached, bool security, bool flight, bool noShow, bool necessary, string? reason) =>
        Arrest.Apply(new ArrestFacts(breached, security, flight, noShow, necessary)).Reason.ShouldBe(reason);

    [Theory]
    [InlineData(false, "2026-09-25")]
    [InlineData(true, "2026-09-20")]
    public void The_court_rules_on_arrest_within_5_days_or_at_once(bool urgent, string date) =>
        Arrest.RulingBy(new ApplicationFacts(Day.Of("2026-09-20"), urgent), Day.Calendar).Date.ShouldBe(Day.Of(date));

    [Theory]
    [InlineData(true, true, null)]
    [InlineData(false, true, "identity_not_checked")]
    [InlineData(true, false, "report_not_ordered")]
    public void Identity_and_report_come_at_once(bool identity, bool report, string? reason) =>
        Arrest.Duties(new AfterArrestFacts(identity, report)).Reason.ShouldBe(reason);

    [Theory]
    [InlineData(true, false, true, "performed")]
    [InlineData(false, true, true, "security")]
    [InlineData(false, false, false, "no_detention_ground")]
    [InlineData(false, false, true, "detention_ground")]
    public void After_arrest_release_follows_at_once(bool performed, bool security, bool ground, string reason)
    {
        var ruling = Arrest.Release(new ReleaseAfterArrestFacts(performed, security, ground));

        ruling.Reason.ShouldBe(reason);
        ruling.IsAllowed.ShouldBe(reason != "detention_ground");
    }

    [Fact]
    public void Custody_ends_24_hours_after_it_began()
    {
        var nine = new DateTimeOffset(2026, 9, 1, 9, 0, 0, TaipeiTime.Offset);

        Detention.ApplyBy(new CustodyStartFacts(nine)).Instant.ShouldBe(nine.AddDays(1));
        Detention.HoldUntil(new CustodyStartFacts(nine)).Instant!.Value.Offset.ShouldBe(TimeSpan.Zero);
        Detention.HoldUntil(new CustodyStartFacts(nine)).Steps[0].English.ShouldBe("started 2026-09-01 09:00; 24 hours end 2026-09-02 09:00");
    }

    [Theory]
    [InlineData(true, true, true, null)]
    [InlineData(false, true, true, "person_missing")]
    [InlineData(true, false, true, "papers_missing")]
    [InlineData(true, true, false, "wrong_court")]
    public void Detention_is_applied_for_with_person_and_papers_at_the_right_court(bool person, bool papers, bool court, string? reason) =>
        Detention.Application(new DetentionApplicationFacts(person, papers, court)).Reason.ShouldBe(reason);

    [Theory]
    [InlineData("2026-04-01", "2026-04-13")]
    [InlineData("2026-09-01", "2026-09-11")]
    public void Appeal_is_brought_within_10_days_rolled(string served, string date) =>
        Detention.AppealBy(new DetentionDayFacts(Day.Of(served)), Day.Calendar).Date.ShouldBe(Day.Of(date));

    [Theory]
    [InlineData("2026-11-30", "2027-02-28")]
    [InlineData("2026-06-15", "2026-09-14")]
    [InlineData("2026-06-26", "2026-09-25")]
    public void Detention_lasts_3_months_first_day_counted_also_onto_a_rest_day(string from, string last) =>
        Detention.LastDay(new DetentionDayFacts(Day.Of(from)), Day.Calendar).Date.ShouldBe(Day.Of(last));

    [Fact]
    public void A_later_detention_never_ends_earlier() => Gen.Select(Day.Any, Gen.Int[0, 400]).Sample((day, later) =>
        Detention.LastDay(new DetentionDayFacts(day), Day.Calendar).Date <= Detention.LastDay(new DetentionDayFacts(day.AddDays(later)), Day.Calendar).Date);

    [Theory]
    [InlineData(0, false, false, null)]
    [InlineData(1, true, false, null)]
    [InlineData(1, false, true, null)]
    [InlineData(1, false, false, "no_new_ground")]
    [InlineData(2, true, true, "third_detention")]
    public void Detention_is_possible_once_more_on_a_new_ground(int earlier, bool ground, bool suspension, string? reason) =>
        Detention.Again(new AgainFacts(earlier, ground, suspension)).Reason.ShouldBe(reason);

    [Theory]
    [InlineData(2, false)]
    [InlineData(3, true)]
    public void Three_interviews_a_month_are_the_least(int interviews, bool enough) =>
        Detention.Interviews(new InterviewFacts(interviews)).IsAllowed.ShouldBe(enough);

    [Theory]
    [InlineData(false, 4, null, false, null)]
    [InlineData(false, 5, null, false, "pregnancy")]
    [InlineData(false, null, "2026-07-01", false, "birth")]
    [InlineData(false, null, "2026-06-30", false, null)]
    [InlineData(true, null, null, false, "livelihood")]
    [InlineData(false, null, null, true, "illness")]
    public void Some_may_not_be_detained(bool livelihood, int? pregnant, string? birth, bool ill, string? reason) =>
        Detention.Bar(new BarFacts(livelihood, pregnant, Day.OrNull(birth), ill, Day.Of("2026-09-01"))).Reason.ShouldBe(reason);

    [Theory]
    [InlineData(true, false, false, false, "performed")]
    [InlineData(false, true, false, false, "title_revoked")]
    [InlineData(false, false, true, false, "period_over")]
    [InlineData(false, false, false, true, "security")]
    [InlineData(false, false, false, false, "no_cause")]
    public void Release_follows_one_of_four_causes(bool performed, bool revoked, bool over, bool security, string reason)
    {
        var ruling = Detention.Release(new ReleaseFacts(performed, revoked, over, security));

        ruling.Reason.ShouldBe(reason);
        ruling.IsAllowed.ShouldBe(reason != "no_cause");
    }

    [Fact]
    public void Events_are_reported_to_the_court_and_a_quashed_ruling_stops_detention()
    {
        Detention.Report(new CourtReportFacts(Day.Of("2026-09-01"), Reported: false)).Date.ShouldBe(Day.Of("2026-09-01"));
        Detention.Report(new CourtReportFacts(Day.Of("2026-09-01"), Reported: true)).IsAllowed.ShouldBeFalse();
        Detention.Quashed(new RulingQuashedFacts(true)).Consequence.ShouldBe(Consequence.Stop);
        Detention.Quashed(new RulingQuashedFacts(false)).IsAllowed.ShouldBeTrue();
    }

    [Theory]
    [InlineData(true, false, false, false, true, null)]
    [InlineData(false, true, false, false, true, null)]
    [InlineData(false, false, true, false, true, null)]
    [InlineData(false, false, false, true, true, null)]
    [InlineData(false, false, false, false, true, "no_ground")]
    [InlineData(true, true, true, true, false, "not_necessary")]
    public void Detention_needs_one_of_four_grounds_and_necessity(bool unwilling, bool flight, bool hides, bool unreported, bool necessary, string? reason) =>
        Detention.Grounds(new DetentionGroundFacts(unwilling, flight, hides, unreported, necessary)).Reason.ShouldBe(reason);

    [Theory]
    [InlineData(1, "2026-12-29")]
    [InlineData(2, "2027-01-29")]
    [InlineData(3, "2027-02-28")]
    public void Interviews_of_a_month_of_detention_are_held_by_its_last_day(int month, string last) =>
        Detention.InterviewsBy(new InterviewMonthFacts(Day.Of("2026-11-30"), month), Day.Calendar).Date.ShouldBe(Day.Of(last));

    [Theory]
    [InlineData(0)]
    [InlineData(4)]
    public void A_detention_has_no_other_months(int month) =>
        Detention.InterviewsBy(new InterviewMonthFacts(Day.Of("2026-11-30"), month), Day.Calendar).Reason.ShouldBe("no_such_month");

    [Fact]
    public void The_last_month_of_interviews_ends_with_the_detention() =>
        Detention.InterviewMonths(Day.Of("2026-11-30"), Day.Calendar)[^1].ShouldBe(Detention.LastDay(new DetentionDayFacts(Day.Of("2026-11-30")), Day.Calendar).Date!.Value);
}
