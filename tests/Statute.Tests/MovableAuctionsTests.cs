namespace Enforcement.Statute.Tests;

public sealed class MovableAuctionsTests
{
    [Theory]
    [InlineData("2026-05-11", false, false, false, "too_early", "2026-05-12")]
    [InlineData("2026-05-12", false, false, false, null, null)]
    [InlineData("2026-06-04", false, false, false, null, null)]
    [InlineData("2026-06-05", false, false, false, "too_late", "2026-06-04")]
    [InlineData("2026-05-05", true, false, false, null, null)]
    [InlineData("2026-06-05", true, false, false, "too_late", "2026-06-04")]
    [InlineData("2026-05-03", true, true, true, "too_early", "2026-05-04")]
    [InlineData("2026-05-05", false, true, false, null, null)]
    [InlineData("2026-06-05", false, true, false, null, null)]
    [InlineData("2026-06-05", false, false, true, null, null)]
    [InlineData("2026-05-11", false, false, true, "too_early", "2026-05-12")]
    public void The_auction_lies_7_days_to_one_month_after_the_seizure(
        string auction, bool consent, bool nature, bool unavoidable, string? reason, string? nearest)
    {
        var facts = new MovableAuctionDayFacts(Day.Of("2026-05-04"), Day.Of(auction), consent, nature, unavoidable);

        var ruling = MovableAuctions.AuctionDay(facts, Day.Calendar);

        (ruling.Reason, ruling.Date).ShouldBe((reason, Day.OrNull(nearest)));
        ruling.IsAllowed.ShouldBe(reason is null);
        ruling.Steps.Count.ShouldBe(consent || nature || unavoidable ? 4 : 3);
    }

    [Fact]
    public void Without_a_day_the_possible_days_are_named()
    {
        MovableAuctions.AuctionDay(new MovableAuctionDayFacts(Day.Of("2026-05-04")), Day.Calendar).Order.ShouldBe(["2026-05-12", "2026-06-04"]);
        MovableAuctions.AfterNotice(new MovableNoticeFacts(Day.Of("2026-05-04"))).Order.ShouldBe(["2026-05-10"]);
        MovableAuctions.AfterNotice(new MovableNoticeFacts(Day.Of("2026-05-04"))).Date.ShouldBe(Day.Of("2026-05-10"));
    }

    [Theory]
    [InlineData("2026-05-09", false, false)]
    [InlineData("2026-05-10", false, true)]
    [InlineData("2026-05-04", true, true)]
    public void The_auction_comes_after_5_days_from_the_notice(string auction, bool nature, bool allowed)
    {
        var ruling = MovableAuctions.AfterNotice(new MovableNoticeFacts(Day.Of("2026-05-04"), Day.Of(auction), nature));

        ruling.IsAllowed.ShouldBe(allowed);
        ruling.Steps.Count.ShouldBe(nature ? 4 : 3);
        ruling.Steps[^1].English.ShouldBe($"set for {auction}: {(allowed ? "in time" : "too early")}");
    }

    [Theory]
    [InlineData(1_000L, 1_000L, false, false, false, "sold")]
    [InlineData(999L, 1_000L, false, false, false, "second_auction")]
    [InlineData(999L, 1_000L, false, true, false, "taken_over")]
    [InlineData(10L, null, false, false, false, "sold")]
    [InlineData(10L, null, true, false, false, "second_auction")]
    [InlineData(10L, null, true, true, false, "second_auction")]
    [InlineData(null, 1_000L, false, true, false, "taken_over")]
    [InlineData(null, null, false, true, false, "taken_over")]
    [InlineData(null, 1_000L, false, false, true, "second_auction")]
    [InlineData(null, 1_000L, false, false, false, "release")]
    public void After_the_first_auction_comes_one_of_four_things(long? bid, long? reserve, bool opposed, bool takesOver, bool goodPrice, string next)
    {
        var ruling = MovableAuctions.First(new MovableAuctionFacts(bid, reserve, opposed, takesOver, goodPrice));

        ruling.Reason.ShouldBe(next);
        ruling.Order.ShouldBe([next]);
        ruling.Steps.Count.ShouldBe(2);
    }

    [Theory]
    [InlineData(500L, 1_000L, false, "sold")]
    [InlineData(499L, 1_000L, false, "below_half")]
    [InlineData(500L, 1_001L, false, "below_half")]
    [InlineData(10L, null, false, "sold")]
    [InlineData(10L, null, true, "inadequate")]
    [InlineData(null, 1_000L, false, "no_bid")]
    public void In_the_second_auction_half_the_reserve_is_enough(long? bid, long? reserve, bool inadequate, string reason)
    {
        var ruling = MovableAuctions.Second(new MovableAuctionFacts(bid, reserve, inadequate));

        ruling.Reason.ShouldBe(reason);
        ruling.IsAllowed.ShouldBe(reason == "sold");
        ruling.Order.ShouldBe(reason == "sold" ? [] : ["to_creditor", "release"]);
    }

    [Theory]
    [InlineData(false, false, null)]
    [InlineData(true, false, "obligor")]
    [InlineData(false, true, "defaulting_buyer")]
    public void Obligor_and_defaulting_buyer_do_not_bid(bool obligor, bool defaulting, string? reason) =>
        MovableAuctions.MayBid(new BidderFacts(obligor, defaulting)).Reason.ShouldBe(reason);

    [Theory]
    [InlineData(1_000, 900, 50, 150)]
    [InlineData(1_000, 1_050, 50, 0)]
    [InlineData(1_000, 1_049, 50, 1)]
    [InlineData(1_000, 2_000, 50, 0)]
    public void The_buyer_who_did_not_pay_bears_the_shortfall(long first, long second, long costs, long shortfall)
    {
        var ruling = MovableAuctions.Shortfall(new UnpaidSaleFacts(first, second, costs, Deposit: 100));

        ruling.Amount.ShouldBe(shortfall);
        ruling.Steps[1].English.ShouldStartWith($"deposit 100; {Math.Max(0, shortfall - 100)} to enforce");
    }

    [Theory]
    [InlineData(1_099, true)]
    [InlineData(1_100, false)]
    public void The_auction_stops_when_the_proceeds_suffice(long proceeds, bool goesOn) =>
        MovableAuctions.GoOn(new ProceedsFacts(proceeds, 1_000, 100)).IsAllowed.ShouldBe(goesOn);
}
