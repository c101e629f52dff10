namespace Enforcement.Statute.Tests;

public sealed class BiddingTests
{
    private static readonly Guid First = new("00000000-0000-0000-0000-000000000001");
    private static readonly Guid Second = new("00000000-0000-0000-0000-000000000002");

    [Fact]
    public void Highest_bid_that_counts_wins_at_its_amount()
    {
        var ruling = Bidding.Rank(new BidsFacts(1_000, 200, [new(First, 1_100, 200), new(Second, 1_200, 200)]));

        (ruling.IsAllowed, ruling.Amount).ShouldBe((true, 1_200L));
        ruling.Order.ShouldBe([Second.ToString(), First.ToString()]);
    }

    [Theory]
    [InlineData(1_000, 200, false, false, null)]
    [InlineData(999, 200, false, false, "below_minimum")]
    [InlineData(1_000, 199, false, false, "deposit_missing")]
    [InlineData(1_000, 200, true, false, "late")]
    [InlineData(1_000, 200, false, true, "barred")]
    public void A_bid_counts_when_it_is_in_time_secured_allowed_and_high_enough(long amount, long deposit, bool late, bool barred, string? flaw)
    {
        var bid = new OpenedBid(First, amount, deposit, late, barred);
        var facts = new BidsFacts(1_000, 200, [bid]);

        Bidding.Flaw(bid, facts).ShouldBe(flaw);
        Bidding.Rank(facts).Reason.ShouldBe(flaw is null ? "won" : "no_valid_bid");
    }

    [Theory]
    [InlineData(0, false, null)]
    [InlineData(1, false, 1_101L)]
    [InlineData(0, true, 1_100L)]
    public void Equal_highest_bids_are_decided_by_a_raise_or_by_lot(long raised, bool drawn, long? price)
    {
        var ruling = Bidding.Rank(new BidsFacts(1_000, 0, [new(First, 1_100, 0), new(Second, 1_100, 0, Raised: raised, DrawnByLot: drawn)]));

        (ruling.Amount, ruling.Reason).ShouldBe((price, price is null ? "tie" : "won"));
        ruling.Order.Take(1).ShouldBe(price is null ? [] : [Second.ToString()]);
    }

    [Theory]
    [InlineData(true, NoticeContents.RealEstate, null)]
    [InlineData(true, NoticeContents.RealEstate & ~NoticeContents.HandOver, "hand_over")]
    [InlineData(true, NoticeContents.Movable, "occupancy,minimum_price,hand_over")]
    [InlineData(false, NoticeContents.Movable, null)]
    [InlineData(false, NoticeContents.Movable & ~NoticeContents.PaymentTime, "payment_time")]
    public void A_notice_states_what_the_law_lists(bool realEstate, NoticeContents stated, string? missing)
    {
        var ruling = Bidding.Notice(new AuctionNoticeFacts(realEstate, stated));

        ruling.IsAllowed.ShouldBe(missing is null);
        ruling.Order.ShouldBe(missing?.Split(',') ?? []);
    }

    // Seven days from Tuesday 2026-09-15 end on the 22nd; ten days end on Mid-Autumn Festival, a Friday, and run on to Tuesday the 29th.
    [Theory]
    [InlineData(7, "2026-09-22", null, true, "in_time")]
    [InlineData(7, "2026-09-23", null, false, "late")]
    [InlineData(7, null, "2026-09-23", false, "unpaid")]
    [InlineData(7, null, "2026-09-22", true, null)]
    [InlineData(10, "2026-09-29", null, true, "in_time")]
    [InlineData(10, "2026-09-30", null, false, "late")]
    [InlineData(1, null, null, true, null)]
    [InlineData(0, null, null, false, "no_time_set")]
    public void Price_is_paid_in_the_days_of_the_notice(int days, string? paid, string? on, bool allowed, string? reason)
    {
        var ruling = AfterSale.PayBy(new PriceFacts(Day.Of("2026-09-15"), days, Day.OrNull(paid), Day.OrNull(on)), Day.Calendar);

        (ruling.IsAllowed, ruling.Reason).ShouldBe((allowed, reason));
    }

    [Theory]
    [InlineData("2026-09-16", null, true, "buys")]
    [InlineData("2026-09-17", null, false, "lapsed")]
    [InlineData(null, "2026-09-17", false, "lapsed")]
    [InlineData(null, "2026-09-16", true, null)]
    public void Co_owner_buys_at_the_same_terms_or_his_right_lapses(string? declared, string? on, bool allowed, string? reason)
    {
        var ruling = AfterSale.CoOwnerPriority(new CoOwnerPriorityFacts(Day.Of("2026-09-01"), Day.OrNull(declared), Day.OrNull(on)), LawEdition.Published);

        (ruling.IsAllowed, ruling.Reason).ShouldBe((allowed, reason));
        ruling.Caveats.HasFlag(Caveats.UnverifiedValue).ShouldBeTrue();
    }

    [Theory]
    [InlineData("2026-09-01", Occupant.Obligor, null)]
    [InlineData("2026-09-01", Occupant.Nobody, null)]
    [InlineData("2026-09-01", Occupant.WithoutRight, null)]
    [InlineData("2026-09-01", Occupant.RightRemoved, null)]
    [InlineData("2026-09-01", Occupant.WithRight, "occupied_by_right")]
    [InlineData("2026-09-02", Occupant.Obligor, "title_not_passed")]
    [InlineData(null, Occupant.Nobody, "title_not_passed")]
    public void Estate_is_handed_over_once_title_passed_unless_somebody_has_a_right_to_it(string? passed, Occupant occupant, string? reason) =>
        AfterSale.HandOver(new HandOverFacts(Day.OrNull(passed), occupant, Day.Of("2026-09-01"))).Reason.ShouldBe(reason);
}
