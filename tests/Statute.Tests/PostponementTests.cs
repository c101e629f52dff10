namespace Enforcement.Statute.Tests;

public sealed class PostponementTests
{
    [Theory]
    [InlineData(true, 0, null, null, "2026-07-15")]
    [InlineData(true, 1, null, null, "2026-07-15")]
    [InlineData(true, 2, null, "third_postponement", null)]
    [InlineData(false, 0, null, "no_consent", null)]
    [InlineData(true, 0, "2026-05-31", null, "2026-05-31")]
    [InlineData(true, 0, "2026-07-15", null, "2026-07-15")]
    [InlineData(true, 0, "2026-07-16", "too_long", "2026-07-15")]
    public void Enforcement_is_postponed_for_three_months_twice_at_most(bool consents, int earlier, string? until, string? reason, string? date)
    {
        var ruling = Postponement.Postpone(new PostponementFacts(Day.Of("2026-04-15"), consents, earlier, Day.OrNull(until)), Day.Calendar);

        (ruling.Reason, ruling.Date).ShouldBe((reason, Day.OrNull(date)));
        ruling.Steps.Count.ShouldBeGreaterThanOrEqualTo(4);
    }

    [Theory]
    [InlineData(null, null, null, "2026-07-27")]
    [InlineData(null, "2026-07-27", null, "2026-07-27")]
    [InlineData(null, "2026-07-28", "deemed_withdrawn", "2026-07-27")]
    [InlineData("2026-07-27", "2026-08-30", "applied", null)]
    [InlineData("2026-07-28", "2026-07-28", "deemed_withdrawn", "2026-07-27")]
    public void Afterwards_the_agency_applies_within_10_days_or_it_is_deemed_withdrawn(string? applied, string? on, string? reason, string? date)
    {
        // 10 days end on Saturday 2026-07-25.
        var ruling = Postponement.Continue(new ContinuationFacts(Day.Of("2026-07-15"), Day.OrNull(applied), Day.OrNull(on)), Day.Calendar);

        (ruling.Reason, ruling.Date).ShouldBe((reason, Day.OrNull(date)));
        ruling.IsAllowed.ShouldBe(reason != "deemed_withdrawn");
    }
}
