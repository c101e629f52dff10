using System.Globalization;

namespace Enforcement.Statute.Tests;

public sealed class RealEstateTests
{
    private static DateTimeOffset At(string time) => new(DateTime.ParseExact(time, "yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture), TaipeiTime.Offset);

    private static DateTimeOffset? AtOrNull(string? time) => time is null ? null : At(time);

    [Theory]
    [InlineData("2026-09-01 09:00", "2026-09-01 09:01", true, "2026-09-01 09:00")]
    [InlineData("2026-09-01 09:01", "2026-09-01 09:00", true, "2026-09-01 09:00")]
    [InlineData("2026-09-01 09:00", "2026-09-01 09:01", false, "2026-09-01 09:01")]
    [InlineData("2026-09-01 09:00", null, true, "2026-09-01 09:00")]
    [InlineData(null, "2026-09-01 09:01", true, "2026-09-01 09:01")]
    [InlineData("2026-09-01 09:00", null, false, null)]
    [InlineData(null, null, true, null)]
    public void Arrival_at_the_land_office_or_the_act_on_site_seizes_whichever_is_earlier(string? arrived, string? onSite, bool registered, string? seized)
    {
        var ruling = RealEstate.SeizedAt(new EstateSeizureFacts(AtOrNull(arrived), AtOrNull(onSite), registered));

        ruling.Instant.ShouldBe(AtOrNull(seized)?.ToUniversalTime());
        ruling.IsAllowed.ShouldBe(seized is not null);
        ruling.Steps.Count.ShouldBe(2);
    }

    [Theory]
    [InlineData(1_501, "surplus")]
    [InlineData(1_500, "notify_creditor")]
    public void A_minimum_within_prior_claims_and_costs_is_told_to_the_creditor(long minimum, string reason)
    {
        var ruling = RealEstate.Surplus(new PriorClaimsFacts(minimum, 1_000, 500, Day.Of("2026-09-01")), Day.Calendar);

        ruling.Reason.ShouldBe(reason);
        ruling.IsAllowed.ShouldBe(reason == "surplus");
    }

    [Theory]
    [InlineData("2026-09-29", null, false, null, false, "awaiting_creditor", "2026-09-29")]
    [InlineData("2026-09-30", null, false, null, false, "release", "2026-09-29")]
    [InlineData("2026-09-30", "2026-09-29", true, null, true, "agency_bears_costs", null)]
    [InlineData("2026-09-30", "2026-09-29", false, 1_501L, true, "agency_bears_costs", null)]
    [InlineData("2026-09-30", "2026-09-29", false, 1_500L, true, "release", "2026-09-29")]
    [InlineData("2026-09-30", "2026-09-29", true, null, false, "release", "2026-09-29")]
    [InlineData("2026-09-30", "2026-09-30", true, null, true, "release", "2026-09-29")]
    public void The_creditor_has_7_days_to_prove_a_surplus_or_raise_the_minimum(
        string on, string? answered, bool proved, long? higher, bool costs, string reason, string? date)
    {
        // 7 days end on Friday 2026-09-25, a holiday; the next working day is Tuesday 2026-09-29.
        var facts = new PriorClaimsFacts(1_500, 1_000, 500, Day.Of(on), Day.Of("2026-09-18"), Day.OrNull(answered), proved, higher, costs);

        var ruling = RealEstate.Surplus(facts, Day.Calendar);

        (ruling.Reason, ruling.Date).ShouldBe((reason, Day.OrNull(date)));
        ruling.Steps.Count.ShouldBeGreaterThan(4);
    }

    [Fact]
    public void A_creditor_of_prior_rank_needs_no_surplus() =>
        RealEstate.Surplus(new PriorClaimsFacts(1, 1_000, 500, Day.Of("2026-09-01"), AskedByPriorCreditor: true), Day.Calendar).Reason.ShouldBe("prior_creditor_asks");

    [Theory]
    [InlineData("2026-09-01 10:00", 1_100, null)]
    [InlineData("2026-09-01 09:59", 1_099, "not_enough")]
    [InlineData("2026-09-01 09:59", 1_100, null)]
    [InlineData("2026-09-01 10:01", 1_100, "after_hammer")]
    public void Cash_before_the_hammer_falls_releases(string offered, long cash, string? reason)
    {
        DateTimeOffset? hammer = reason is null && offered.EndsWith("10:00", StringComparison.Ordinal) ? null : At("2026-09-01 10:00");

        var ruling = RealEstate.ReleaseForCash(new CashFacts(At(offered), hammer, cash, 1_000, 100));

        ruling.Reason.ShouldBe(reason);
        ruling.Steps.Count.ShouldBe(2);
    }

    [Fact]
    public void With_the_hammer_it_is_too_late() =>
        RealEstate.ReleaseForCash(new CashFacts(At("2026-09-01 10:00"), At("2026-09-01 10:00"), 1_100, 1_000, 100)).Reason.ShouldBe("after_hammer");

    [Theory]
    [InlineData(9_000_000, 1, 3, 3_000_000L, Caveats.None)]
    [InlineData(10_000_000, 1, 3, 3_333_333L, Caveats.Convention)]
    [InlineData(10_000_000, 1, 1, 10_000_000L, Caveats.None)]
    [InlineData(10_000_000, 4, 3, null, Caveats.None)]
    [InlineData(10_000_000, 0, 3, null, Caveats.None)]
    public void The_minimum_of_a_share_is_the_whole_times_the_share(long whole, long numerator, long denominator, long? price, Caveats caveats)
    {
        var ruling = RealEstate.SharePrice(new SharePriceFacts(whole, numerator, denominator));

        (ruling.Amount, ruling.Caveats).ShouldBe((price, caveats));
        ruling.IsAllowed.ShouldBe(price is not null);
    }

    [Theory]
    [InlineData(true, false, false, "not_notified")]
    [InlineData(true, true, false, "notified")]
    [InlineData(true, false, true, "cannot_be_notified")]
    [InlineData(false, false, false, "later_auction")]
    public void Co_owners_are_notified_before_the_first_auction(bool first, bool notified, bool cannot, string reason)
    {
        var ruling = RealEstate.CoOwners(new CoOwnersFacts(first, notified, cannot));

        ruling.Reason.ShouldBe(reason);
        ruling.IsAllowed.ShouldBe(reason != "not_notified");
    }

    // 7 days from Friday 2026-09-18 end on Mid-Autumn Festival, so Tuesday the 29th.
    [Theory]
    [InlineData("2026-09-17", "2026-09-24")]
    [InlineData("2026-09-18", "2026-09-29")]
    public void The_creditor_has_seven_days_to_prove_a_surplus(string notified, string last) =>
        RealEstate.ProveSurplusBy(new SurplusPeriodFacts(Day.Of(notified)), Day.Calendar).Date.ShouldBe(Day.Of(last));
}
