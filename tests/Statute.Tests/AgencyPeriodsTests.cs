namespace Enforcement.Statute.Tests;

public sealed class AgencyPeriodsTests
{
    [Theory]
    [InlineData("2026-09-24", 0, "2026-09-24")]
    [InlineData("2026-09-24", 1, "2026-09-29")]
    [InlineData("2026-09-25", 4, "2026-09-29")]
    [InlineData("2026-09-25", 5, "2026-09-30")]
    [InlineData("2026-09-24", -3, "2026-09-24")]
    public void Travel_time_is_added_before_the_last_day_moves(string last, int travel, string date)
    {
        var ruling = AgencyPeriods.WithTravel(new TravelFacts(Day.Of(last), travel), Day.Calendar);

        ruling.Date.ShouldBe(Day.Of(date));
        ruling.Steps[0].English.ShouldContain(last);
    }

    [Theory]
    [InlineData("2026-09-01", false, "2026-09-01", "postmark")]
    [InlineData("2026-09-01", true, "2026-09-03", "arrival")]
    [InlineData(null, false, "2026-09-03", "arrival")]
    public void The_postmark_counts_but_for_an_appeal_arrival(string? postmark, bool appeal, string date, string reason)
    {
        var ruling = AgencyPeriods.FiledOn(new FilingFacts(Day.Of("2026-09-03"), Day.OrNull(postmark), appeal));

        (ruling.Date, ruling.Reason).ShouldBe((Day.Of(date), reason));
    }

    [Theory]
    [InlineData("2026-09-15", null, null, true, null, "2026-09-29")]
    [InlineData("2026-09-15", null, "2026-09-29", true, null, null)]
    [InlineData("2026-09-15", null, "2026-09-30", true, "too_late", "2026-09-29")]
    [InlineData("2026-09-15", null, "2026-09-29", false, "act_not_made_up", "2026-09-29")]
    [InlineData("2026-09-01", 5, "2026-09-07", true, null, null)]
    [InlineData("2026-09-01", 5, "2026-09-08", true, "too_late", "2026-09-07")]
    [InlineData("2026-09-01", 30, "2026-09-11", true, null, null)]
    [InlineData("2027-08-30", null, "2027-09-01", true, null, null)]
    [InlineData("2027-08-30", null, "2027-09-02", true, "after_a_year", "2027-09-01")]
    public void Restoration_is_asked_for_within_10_days_or_the_shorter_period_and_within_a_year(
        string obstacleEnded, int? periodDays, string? applied, bool madeUp, string? reason, string? date)
    {
        var facts = new RestorationFacts(Day.Of("2026-09-01"), Day.Of(obstacleEnded), periodDays, AppliedOn: Day.OrNull(applied), ActMadeUp: madeUp);

        var ruling = AgencyPeriods.Restore(facts, Day.Calendar);

        (ruling.Reason, ruling.Date).ShouldBe((reason, Day.OrNull(date)));
    }

    [Fact]
    public void Own_fault_excludes_restoration() =>
        AgencyPeriods.Restore(new RestorationFacts(Day.Of("2026-09-01"), Day.Of("2026-09-02"), OwnFault: true), Day.Calendar).Reason.ShouldBe("own_fault");

    [Theory]
    [InlineData("2026-07-25", false, false, "2026-09-29", null)]
    [InlineData("2026-07-25", true, false, "2026-11-25", "extended")]
    [InlineData("2026-07-25", false, true, null, "own_period")]
    public void An_application_is_decided_within_2_months_extended_once(string received, bool extended, bool own, string? by, string? reason)
    {
        var ruling = AgencyPeriods.ProcessBy(new ProcessingFacts(Day.Of(received), own, extended), Day.Calendar);

        (ruling.Date, ruling.Reason).ShouldBe((Day.OrNull(by), reason));
    }

    [Theory]
    [InlineData("2026-08-25", 0, "2026-09-24")]
    [InlineData("2026-08-26", 0, "2026-09-29")]
    [InlineData("2026-08-25", 6, "2026-09-30")]
    public void The_underlying_act_is_appealed_within_30_days_and_travel_time(string received, int travel, string by) =>
        AgencyPeriods.AppealBy(new AppealFacts(Day.Of(received), travel), Day.Calendar).Date.ShouldBe(Day.Of(by));
}
