namespace Enforcement.Statute.Tests;

public sealed class MovablesTests
{
    [Theory]
    [InlineData(null, 60_000L, null)]
    [InlineData(1, 30_000L, null)]
    [InlineData(3, 90_000L, null)]
    [InlineData(0, null, "too_short")]
    [InlineData(4, null, "too_long")]
    public void A_seizure_leaves_two_months_needs_or_one_to_three(int? months, long? left, string? reason)
    {
        var ruling = Movables.LivingNeeds(new LivingNeedsFacts(Day.Of("2026-05-04"), 30_000, months), LawEdition.Published);

        (ruling.Amount, ruling.Reason).ShouldBe((left, reason));
        ruling.Steps.Count.ShouldBe(reason is null ? 2 : 1);
    }

    [Fact]
    public void The_months_of_needs_follow_the_edition()
    {
        var later = new DatedTable<LivingNeedsMonths>(
            Movables.NeedsMonths.Name, Movables.NeedsMonths.Title, new DatedValue<LivingNeedsMonths>(Day.Of("2026-01-01"), new(4, 2, 6), "test", false));

        var ruling = Movables.LivingNeeds(new LivingNeedsFacts(Day.Of("2026-05-04"), 10_000), LawEdition.Published.With(later));

        (ruling.Amount, ruling.Caveats).ShouldBe((40_000L, Caveats.UnverifiedValue));
    }

    [Theory]
    [InlineData(1_099, true)]
    [InlineData(1_100, false)]
    public void Movables_are_seized_only_up_to_claim_and_costs(long seized, bool allowed) =>
        Movables.SeizeMore(new SeizureLimitFacts(1_000, 100, seized)).IsAllowed.ShouldBe(allowed);

    [Theory]
    [InlineData(501, false, false, "surplus")]
    [InlineData(500, false, false, "no_surplus")]
    [InlineData(500, false, true, "agency_bears_costs")]
    [InlineData(1_501, true, false, "surplus")]
    [InlineData(1_500, true, false, "release")]
    [InlineData(1_500, true, true, "agency_bears_costs")]
    public void Nothing_is_seized_that_leaves_no_surplus(long proceeds, bool seized, bool agencyBears, string reason)
    {
        var ruling = Movables.Surplus(new SurplusFacts(proceeds, 500, 1_000, seized, agencyBears));

        ruling.Reason.ShouldBe(reason);
        ruling.IsAllowed.ShouldBe(reason is "surplus" or "agency_bears_costs");
    }

    [Theory]
    [InlineData(ExemptThing.None, null, false, false, "not_exempt")]
    [InlineData(ExemptThing.Necessities, null, false, false, "exempt")]
    [InlineData(ExemptThing.ToolsOfWorkOrEducation, null, true, false, "consent")]
    [InlineData(ExemptThing.Honours, null, false, true, "unfair_to_exempt")]
    [InlineData(ExemptThing.Worship, "2026-05-05", false, false, "exempt")]
    [InlineData(ExemptThing.UnripeFruits, "2026-06-04", false, false, "not_exempt")]
    [InlineData(ExemptThing.UnripeFruits, "2026-06-05", false, false, "exempt")]
    [InlineData(ExemptThing.UnripeFruits, null, false, false, "exempt")]
    [InlineData(ExemptThing.UnpublishedWork, null, false, false, "exempt")]
    [InlineData(ExemptThing.SafetyEquipment, null, false, false, "exempt")]
    public void Some_things_are_not_seized(ExemptThing thing, string? harvest, bool consents, bool unfair, string reason)
    {
        var ruling = Movables.Exempt(new ExemptThingFacts(thing, Day.Of("2026-05-04"), Day.OrNull(harvest), consents, unfair), Day.Calendar);

        ruling.Reason.ShouldBe(reason);
        ruling.IsAllowed.ShouldBe(reason != "exempt");
        ruling.Steps.Count.ShouldBe(thing == ExemptThing.UnripeFruits ? 3 : 2);
    }
}
