using Enforcement.CaseExecution.Domain.Auctions;
using Enforcement.CaseExecution.Domain.Measures;
using Enforcement.CaseExecution.Domain.Seizures;
using Enforcement.Statute;

namespace Enforcement.CaseExecution.Tests.Domain;

public sealed class AuctionTests
{
    [Theory]
    [InlineData("2026-06-15", 1_000_000, null)]
    [InlineData("2026-06-14", 1_000_000, "IMM-01")]
    [InlineData("2026-06-15", 999_999, "IMM-15")]
    public void First_session_is_fourteen_days_after_the_notice_and_at_the_appraised_price(string opens, long minimum, string? rule)
    {
        var thing = SeizedThing.Land().Appraised(1_000_000);

        (thing.Publish("2026-06-01", opens, minimum).Refusal?.Basis.Single().RuleId).ShouldBe(rule);
        thing.Auction.State.ShouldBe(rule is null ? AuctionState.Noticed : AuctionState.Preparing);
    }

    [Theory]
    [InlineData("2026-06-30", 800_000, null)]
    [InlineData("2026-06-29", 800_000, "IMM-02")]
    [InlineData("2026-07-20", 800_000, null)]
    [InlineData("2026-07-21", 800_000, "IMM-02")]
    [InlineData("2026-06-30", 799_999, "IMM-03")]
    [InlineData("2026-06-30", 1_000_001, "IMM-03")]
    public void Later_sessions_keep_their_days_and_cut_at_most_a_fifth(string opens, long minimum, string? rule)
    {
        var thing = Unsold(1);

        (thing.Publish("2026-06-20", opens, minimum).Refusal?.Basis.Single().RuleId).ShouldBe(rule);
    }

    [Fact]
    public void Notice_that_does_not_state_everything_is_refused()
    {
        var thing = SeizedThing.Land().Appraised(1_000_000);

        var refusal = thing.Auction.Publish(SeizedThing.On("2026-06-01"), thing.Under,
            SeizedThing.Notice("2026-06-01", "2026-06-20", 1_000_000) with { Stated = [NoticeContents.Thing] }, null).Refusal!;

        (refusal.Code, refusal.Basis.Single().RuleId).ShouldBe((AuctionRefusals.NotAllowed, "IMM-19"));
        refusal.Detail.ShouldContain("minimum_price");
    }

    [Fact]
    public void Prior_claims_that_leave_nothing_stop_it_until_the_agency_bears_the_costs()
    {
        var thing = SeizedThing.Land().Appraised(1_000_000, prior: 1_000_000, costs: 1);
        thing.Publish("2026-06-01", "2026-06-20", 1_000_000).Refusal!.Basis.Single().RuleId.ShouldBe("IMM-07");

        thing.Auction.AskCreditor(SeizedThing.On("2026-06-01"), thing.Under, new DateOnly(2026, 6, 1)).IsRefused.ShouldBeFalse();
        thing.Auction.AnswerSurplus(SeizedThing.On("2026-06-05"), thing.Under,
            thing.Auction.Prior with { AnsweredOn = new DateOnly(2026, 6, 5), SurplusProved = true, CostsAccepted = true }).IsRefused.ShouldBeFalse();

        thing.Publish("2026-06-06", "2026-06-25", 1_000_000).IsRefused.ShouldBeFalse();
    }

    [Fact]
    public void Nothing_left_and_no_answer_is_the_ground_to_give_it_back()
    {
        var thing = SeizedThing.Land().Appraised(1_000_000, prior: 1_000_000);
        thing.Auction.AskCreditor(SeizedThing.On("2026-06-01"), thing.Under, new DateOnly(2026, 6, 1));

        thing.Auction.SurplusNow(SeizedThing.On("2026-06-08")).Reason.ShouldBe("awaiting_creditor");
        thing.Auction.SurplusNow(SeizedThing.On("2026-06-09")).Reason.ShouldBe("release");
    }

    [Theory]
    [InlineData(1_004_999, null)]
    [InlineData(1_005_000, "MOV-11")]
    public void Nothing_more_is_auctioned_when_what_is_sold_suffices(long soldAlready, string? rule)
    {
        var thing = SeizedThing.Land(owed: 1_000_000).Appraised(1_000_000, costs: 5_000);

        var refusal = thing.Auction.Publish(SeizedThing.On("2026-06-01"), thing.Under, SeizedThing.Notice("2026-06-01", "2026-06-20", 1_000_000), null, soldAlready).Refusal;

        (refusal?.Basis.Single().RuleId).ShouldBe(rule);
    }

    [Fact]
    public void Share_is_priced_by_its_part_and_its_co_owners_are_notified_first()
    {
        var thing = SeizedThing.Land().Appraised(900_001, share: (1, 3));
        thing.Auction.Appraisal.Price.ShouldBe(300_000);
        thing.Publish("2026-06-01", "2026-06-20", 300_000).Refusal!.Basis.Single().RuleId.ShouldBe("IMM-13");

        thing.Auction.NotifyCoOwners(SeizedThing.On("2026-06-01"), thing.Under, new CoOwnerNotice(new DateOnly(2026, 6, 1), false), "by mail").IsRefused.ShouldBeFalse();

        thing.Publish("2026-06-01", "2026-06-20", 300_000).IsRefused.ShouldBeFalse();
        SeizedThing.Land().Appraised(900_000).Auction.NotifyCoOwners(SeizedThing.On("2026-06-01"), thing.Under, new CoOwnerNotice(null, true), null)
            .Refusal!.Code.ShouldBe(AuctionRefusals.NoShare);
    }

    [Fact]
    public void After_two_reductions_comes_the_special_sale_and_then_a_buyer_a_request_or_the_end()
    {
        var bought = Unsold(3);
        bought.Publish("2026-07-26", "2026-08-10", 512_000).Refusal!.Code.ShouldBe(AuctionRefusals.NotNext);
        bought.Auction.PublishSpecialSale(SeizedThing.On("2026-07-28"), bought.Under, new DateOnly(2026, 7, 28)).IsRefused.ShouldBeFalse();
        bought.Auction.Buy(SeizedThing.On("2026-08-01"), bought.Under, Offer(639_999)).Refusal!.Code.ShouldBe(AuctionRefusals.PriceTooLow);
        bought.Auction.Buy(SeizedThing.On("2026-08-01"), bought.Under, Offer(640_000)).IsRefused.ShouldBeFalse();
        (bought.Auction.State, bought.Auction.Sale!.InSpecialSale).ShouldBe((AuctionState.Awarded, true));

        var again = Unsold(3);
        again.Auction.PublishSpecialSale(SeizedThing.On("2026-07-28"), again.Under, new DateOnly(2026, 7, 28));
        again.Auction.RequestAgain(SeizedThing.On("2026-10-28"), again.Under, new DateOnly(2026, 10, 28), reappraise: false).IsRefused.ShouldBeFalse();
        again.Publish("2026-11-01", "2026-11-15", 512_000).IsRefused.ShouldBeFalse();
        again.Hold("2026-11-15").IsRefused.ShouldBeFalse();
        again.Auction.DeemWithdrawn(SeizedThing.On("2026-11-16"), again.Under).IsRefused.ShouldBeFalse();

        var nobody = Unsold(3);
        nobody.Auction.PublishSpecialSale(SeizedThing.On("2026-07-28"), nobody.Under, new DateOnly(2026, 7, 28));
        nobody.Auction.DeemWithdrawn(SeizedThing.On("2026-10-28"), nobody.Under).Refusal!.Code.ShouldBe(AuctionRefusals.NotNext);
        nobody.Auction.RequestAgain(SeizedThing.On("2026-10-29"), nobody.Under, new DateOnly(2026, 10, 29), false).Refusal!.Basis.Single().RuleId.ShouldBe("IMM-06");
        nobody.Auction.DeemWithdrawn(SeizedThing.On("2026-10-29"), nobody.Under).IsRefused.ShouldBeFalse();
        (nobody.Auction.State, nobody.Seizure.State, nobody.Measure.State, nobody.Measure.EndReason)
            .ShouldBe((AuctionState.Ended, SeizureState.Released, MeasureState.Released, "deemedWithdrawn"));
    }

    [Fact]
    public void Agency_that_asked_for_a_new_appraisal_gets_it_before_the_next_session()
    {
        var thing = Unsold(3);
        thing.Auction.PublishSpecialSale(SeizedThing.On("2026-07-28"), thing.Under, new DateOnly(2026, 7, 28));
        thing.Auction.RequestAgain(SeizedThing.On("2026-08-10"), thing.Under, new DateOnly(2026, 8, 10), reappraise: true);

        thing.Publish("2026-08-12", "2026-08-25", 1_000_000).Refusal!.Code.ShouldBe(AuctionRefusals.NotNext);
        Auction.Appraise(SeizedThing.On("2026-08-12"), thing.Under, thing.Auction, thing.Auction.Appraisal with { Value = 500_000, Price = 500_000, On = new DateOnly(2026, 8, 11) }, thing.Auction.Prior, null)
            .IsRefused.ShouldBeFalse();

        thing.Publish("2026-08-12", "2026-08-25", 500_000).IsRefused.ShouldBeFalse();
    }

    [Fact]
    public void Movables_unsold_twice_below_half_the_reserve_go_back_to_the_obligor()
    {
        var thing = SeizedThing.Movable().Appraised(100_000);
        thing.Publish("2026-05-12", "2026-05-18", 100_000).IsRefused.ShouldBeFalse();
        thing.Hold("2026-05-18", (90_000, 0)).IsRefused.ShouldBeFalse();
        thing.Auction.State.ShouldBe(AuctionState.Preparing);
        thing.Publish("2026-05-20", "2026-05-26", 100_000).IsRefused.ShouldBeFalse();

        thing.Hold("2026-05-26", (49_999, 0)).IsRefused.ShouldBeFalse();

        (thing.Auction.State, thing.Seizure.State, thing.Seizure.EndReason).ShouldBe((AuctionState.Ended, SeizureState.Released, "unsold"));
    }

    // Seized 2026-05-04: from the 12th to the 4th of June, and six days after the notice.
    [Theory]
    [InlineData("2026-05-05", "2026-05-11", "MOV-02")]
    [InlineData("2026-05-05", "2026-05-12", null)]
    [InlineData("2026-05-28", "2026-06-04", null)]
    [InlineData("2026-05-28", "2026-06-05", "MOV-02")]
    [InlineData("2026-05-12", "2026-05-17", "MOV-03")]
    public void Movables_are_auctioned_in_their_days(string published, string opens, string? rule)
    {
        var thing = SeizedThing.Movable().Appraised(100_000);

        (thing.Publish(published, opens, 100_000).Refusal?.Basis.Single().RuleId).ShouldBe(rule);
    }

    [Fact]
    public void Auction_survives_being_stored()
    {
        var thing = Unsold(2);

        var again = Auction.Restore(new AuctionRow(thing.Auction.Id, thing.Auction.SeizureId, true, thing.Auction.State, thing.Auction.Content, 3));

        again.Content.ShouldBeEquivalentTo(thing.Auction.Content);
        again.Rung(new DateOnly(2026, 7, 10), LawEdition.Published).LowestMinimum.ShouldBe(640_000);
    }

    private static SpecialOffer Offer(long price) => new(SeizedThing.Bidder, new BidderFacts(false), new DateOnly(2026, 8, 1), price, 0, false, "heard on 1 August");

    /// <summary>Land of 1,000,000 after so many sessions without a buyer: 20 June, 5 July at 800,000, 25 July at 640,000.</summary>
    private static SeizedThing Unsold(int sessions)
    {
        var thing = SeizedThing.Land().Appraised(1_000_000);
        (string Published, string Opens, long Minimum)[] all = [("2026-06-01", "2026-06-20", 1_000_000), ("2026-06-22", "2026-07-05", 800_000), ("2026-07-10", "2026-07-25", 640_000)];
        foreach (var (published, opens, minimum) in all.Take(sessions))
        {
            thing.Publish(published, opens, minimum).IsRefused.ShouldBeFalse();
            thing.Hold(opens).IsRefused.ShouldBeFalse();
        }

        return thing;
    }
}
