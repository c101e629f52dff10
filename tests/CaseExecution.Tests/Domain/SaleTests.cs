using Enforcement.CaseExecution.Domain.Auctions;
using Enforcement.CaseExecution.Domain.Measures;
using Enforcement.CaseExecution.Domain.Seizures;
using Enforcement.Statute;

namespace Enforcement.CaseExecution.Tests.Domain;

/// <summary>From the opening of the bids to the hand-over.</summary>
public sealed class SaleTests
{
    [Fact]
    public void Highest_bid_wins_is_paid_and_title_passes_with_the_certificate()
    {
        var thing = SeizedThing.Land().Appraised(1_000_000);
        thing.Publish("2026-06-01", "2026-06-20", 1_000_000, 200_000).IsRefused.ShouldBeFalse();

        thing.Hold("2026-06-20", (1_000_000, 200_000), (1_100_000, 200_000)).Value.Effect.Amount.ShouldBe(1_100_000);
        thing.Auction.Pay(SeizedThing.On("2026-06-22"), thing.Under, new DateOnly(2026, 6, 22), 899_999, "T-1").Refusal!.Code.ShouldBe(AuctionRefusals.PriceDiffers);
        thing.Auction.IssueCertificate(SeizedThing.On("2026-06-22"), thing.Under, new DateOnly(2026, 6, 22), "C-1").Refusal!.Code.ShouldBe(AuctionRefusals.WrongState);
        thing.Auction.Pay(SeizedThing.On("2026-06-22"), thing.Under, new DateOnly(2026, 6, 22), 900_000, "T-1").IsRefused.ShouldBeFalse();
        thing.Auction.PassTitle(SeizedThing.On("2026-06-23"), thing.Under, new DateOnly(2026, 6, 23)).Refusal!.Code.ShouldBe(AuctionRefusals.WrongState);
        thing.Auction.IssueCertificate(SeizedThing.On("2026-06-23"), thing.Under, new DateOnly(2026, 6, 23), "C-1").IsRefused.ShouldBeFalse();
        thing.Auction.HandOver(SeizedThing.On("2026-06-23"), thing.Under, new DateOnly(2026, 6, 23), Occupant.Obligor, null).Refusal!.Basis.Single().RuleId.ShouldBe("IMM-20");
        thing.Auction.PassTitle(SeizedThing.On("2026-06-24"), thing.Under, new DateOnly(2026, 6, 24)).IsRefused.ShouldBeFalse();

        (thing.Auction.State, thing.Seizure.State, thing.Measure.State, thing.Measure.EndReason).ShouldBe((AuctionState.Transferred, SeizureState.Sold, MeasureState.Ended, "sold"));
        thing.Auction.HandOver(SeizedThing.On("2026-06-25"), thing.Under, new DateOnly(2026, 6, 25), Occupant.WithRight, null).Refusal!.Basis.Single().RuleId.ShouldBe("IMM-20");
        thing.Auction.HandOver(SeizedThing.On("2026-06-25"), thing.Under, new DateOnly(2026, 6, 25), Occupant.Obligor, null).IsRefused.ShouldBeFalse();
        thing.Auction.Proceeds.ShouldBe(1_100_000);
    }

    [Fact]
    public void Equal_highest_bids_are_refused_until_one_is_raised_or_drawn()
    {
        var thing = SeizedThing.Land().Appraised(1_000_000);
        thing.Publish("2026-06-01", "2026-06-20", 1_000_000);

        thing.Hold("2026-06-20", (1_000_000, 0), (1_000_000, 0)).Refusal!.Code.ShouldBe(AuctionRefusals.Tie);

        thing.Auction.State.ShouldBe(AuctionState.Noticed);
    }

    [Theory]
    [InlineData("2026-06-21", "auction.day_differs")]
    [InlineData("2026-06-19", "auction.day_differs")]
    [InlineData("2026-06-20", null)]
    public void Session_is_held_on_its_day(string day, string? code)
    {
        var thing = SeizedThing.Land().Appraised(1_000_000);
        thing.Publish("2026-06-01", "2026-06-20", 1_000_000);

        (thing.Hold(day).Refusal?.Code.Code).ShouldBe(code);
    }

    [Theory]
    [InlineData("2026-06-20 10:30", true, null)]
    [InlineData("2026-06-20 11:00", true, "IMM-09")]
    [InlineData("2026-06-20 10:30", false, "IMM-09")]
    public void Creditor_takes_over_before_the_session_ends_at_that_minimum(string declared, bool present, string? rule)
    {
        var thing = SeizedThing.Land().Appraised(1_000_000);
        thing.Publish("2026-06-01", "2026-06-20", 1_000_000);
        var at = SeizedThing.At("2026-06-20").AddMinutes(declared.EndsWith("10:30", StringComparison.Ordinal) ? 30 : 60);

        var result = thing.Auction.Hold(SeizedThing.On("2026-06-20"), thing.Under,
            SeizedThing.Opening("2026-06-20") with { TakeOver = new TakeOverWish(new Buyer("臺北國稅局", "03736010"), at, present, true, null) });

        (result.Refusal?.Basis.Single().RuleId).ShouldBe(rule);
        (thing.Auction.Sale?.Price).ShouldBe(rule is null ? 1_000_000 : null);
    }

    // Won Saturday 2026-06-20; seven days end on Saturday the 27th and run on to Monday.
    [Fact]
    public void Buyer_who_does_not_pay_in_time_loses_his_deposit_to_the_shortfall_of_the_new_sale()
    {
        var thing = SeizedThing.Land().Appraised(1_000_000);
        thing.Publish("2026-06-01", "2026-06-20", 1_000_000, 200_000);
        thing.Hold("2026-06-20", (1_300_000, 200_000));

        thing.Auction.Default(SeizedThing.On("2026-06-29"), thing.Under).Refusal!.Code.ShouldBe(AuctionRefusals.NotDefaulted);
        thing.Auction.Pay(SeizedThing.On("2026-06-30"), thing.Under, new DateOnly(2026, 6, 30), 1_100_000, "T-9").Refusal!.Basis.Single().RuleId.ShouldBe("IMM-16");
        thing.Auction.Default(SeizedThing.On("2026-06-30"), thing.Under).IsRefused.ShouldBeFalse();
        thing.Publish("2026-07-01", "2026-07-20", 999_999).Refusal!.Code.ShouldBe(AuctionRefusals.PriceTooLow);
        thing.Publish("2026-07-01", "2026-07-20", 1_000_000, 200_000).IsRefused.ShouldBeFalse();
        thing.Hold("2026-07-20", (1_050_000, 200_000)).IsRefused.ShouldBeFalse();

        var defaulted = thing.Auction.Defaulted.Single();
        (defaulted.Shortfall, defaulted.DepositKept, defaulted.Liability, thing.Auction.Proceeds).ShouldBe((250_000, 200_000, 50_000, 1_250_000));
    }

    [Fact]
    public void Co_owner_takes_the_place_of_the_winner_in_his_days()
    {
        var thing = SeizedThing.Land().Appraised(900_000, share: (1, 3));
        thing.Auction.NotifyCoOwners(SeizedThing.On("2026-06-01"), thing.Under, new CoOwnerNotice(null, true), null);
        thing.Publish("2026-06-01", "2026-06-20", 300_000, 60_000);
        thing.Hold("2026-06-20", (310_000, 60_000));
        thing.Auction.TellCoOwners(SeizedThing.On("2026-06-22"), thing.Under, new DateOnly(2026, 6, 22)).IsRefused.ShouldBeFalse();

        thing.Auction.BuyByCoOwner(SeizedThing.On("2026-07-10"), thing.Under, new Buyer("共有人", "C1"), new DateOnly(2026, 7, 8)).Refusal!.Basis.Single().RuleId.ShouldBe("IMM-17");
        thing.Auction.BuyByCoOwner(SeizedThing.On("2026-07-10"), thing.Under, new Buyer("共有人", "C1"), new DateOnly(2026, 7, 7)).IsRefused.ShouldBeFalse();

        (thing.Auction.Sale!.Buyer.Number, thing.Auction.Sale.Displaced!.Number, thing.Auction.Sale.Deposit).ShouldBe(("C1", SeizedThing.Bidder.Number, 0L));
    }

    [Fact]
    public void Movable_is_delivered_against_its_price()
    {
        var thing = SeizedThing.Movable().Appraised(100_000);
        thing.Publish("2026-05-12", "2026-05-18", 100_000);
        thing.Hold("2026-05-18", (100_000, 0));
        thing.Auction.Pay(SeizedThing.On("2026-05-18"), thing.Under, new DateOnly(2026, 5, 18), 100_000, "T-1").IsRefused.ShouldBeFalse();

        thing.Auction.PassTitle(SeizedThing.On("2026-05-18"), thing.Under, new DateOnly(2026, 5, 18)).Value.Kind.Code.ShouldBe("thingDelivered");

        thing.Seizure.State.ShouldBe(SeizureState.Sold);
    }
}
