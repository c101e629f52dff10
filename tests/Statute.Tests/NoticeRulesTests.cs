namespace Enforcement.Statute.Tests;

public sealed class NoticeRulesTests
{
    private static readonly MoratoriumFacts NewYear = new(Day.Of("2022-01-24"), Day.Of("2022-01-24"), Day.Of("2022-02-11"));

    [Theory]
    [InlineData("2026-06-01", "day_not_ahead")]
    [InlineData("2026-06-02", null)]
    [InlineData(null, "day_missing")]
    public void A_demand_sets_a_day_after_the_notice(string? day, string? reason)
    {
        var ruling = NoticeRules.Notify(new NoticeFacts(NoticeDemand.Pay, Day.Of("2026-06-01"), day is null ? null : Day.Of(day)));

        (ruling.Reason, ruling.Date).ShouldBe((reason, reason is null ? Day.Of("2026-06-02") : null));
    }

    [Fact]
    public void A_notice_that_informs_sets_no_day() => NoticeRules.Notify(new NoticeFacts(NoticeDemand.None, Day.Of("2026-06-01"), null)).Outcome.ShouldBe(Outcome.Allowed);

    [Theory]
    [InlineData("2026-06-29", false, null)]
    [InlineData("2026-06-30", false, "served_late")]
    [InlineData("2026-06-29", true, "good_reason")]
    [InlineData(null, false, "not_served")]
    public void Not_to_appear_counts_after_notice_in_time_and_without_good_reason(string? effective, bool goodReason, string? reason) =>
        NoticeRules.NoShow(new NoShowFacts(effective is null ? null : Day.Of(effective), Day.Of("2026-06-30"), goodReason)).Reason.ShouldBe(reason);

    [Theory]
    [InlineData("2022-01-23", true)]
    [InlineData("2022-01-24", false)]
    [InlineData("2022-02-11", false)]
    [InlineData("2022-02-12", true)]
    public void Nobody_is_summoned_in_a_moratorium(string day, bool allowed)
    {
        var ruling = NoticeRules.InMoratorium(NewYear with { On = Day.Of(day) });

        (ruling.IsAllowed, ruling.Date).ShouldBe((allowed, allowed ? null : Day.Of("2022-02-12")));
    }

    [Fact]
    public void Excepted_claims_and_urgent_cases_are_not_held()
    {
        NoticeRules.InMoratorium(NewYear with { IsExcepted = true }).Reason.ShouldBe("excepted");
        NoticeRules.InMoratorium(NewYear with { IsUrgent = true }).Reason.ShouldBe("urgent");
    }
}
