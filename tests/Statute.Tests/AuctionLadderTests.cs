using CsCheck;

namespace Enforcement.Statute.Tests;

public sealed class AuctionLadderTests
{
    private static readonly AuctionRound First = Round("2026-01-05", "2026-01-20", 1_000_000);
    private static readonly AuctionRound Second = Round("2026-01-26", "2026-02-10", 800_000);
    private static readonly AuctionRound Third = Round("2026-02-12", "2026-03-03", 640_000);

    private static AuctionRound Round(string notice, string auction, long minimum, AuctionResult result = AuctionResult.Unsold) =>
        new(Day.Of(notice), Day.Of(auction), minimum, result);

    private static AuctionLadderFacts Facts(string on, params AuctionRound[] rounds) => new(Day.Of(on), 1_000_000, rounds);

    private static AuctionRung Next(AuctionLadderFacts facts) => AuctionLadder.Next(facts, Day.Calendar);

    [Fact]
    public void The_first_auction_is_at_the_appraised_price_14_days_on()
    {
        var rung = Next(Facts("2026-01-05"));

        (rung.Step, rung.LowestMinimum).ShouldBe((AuctionStep.FirstAuction, 1_000_000L));
        rung.Auction.ShouldBe(new DayWindow(Day.Of("2026-01-19")));
        rung.Ruling.Order.ShouldBe(["first_auction", "take_over"]);
        (rung.Ruling.Amount, rung.Ruling.Date, rung.Ruling.Reason).ShouldBe((1_000_000L, Day.Of("2026-01-19"), "first_auction"));
    }

    [Fact]
    public void Two_reductions_follow_10_to_30_days_on()
    {
        var second = Next(Facts("2026-01-26", First));
        var third = Next(Facts("2026-02-12", First, Second));

        (second.Step, second.LowestMinimum).ShouldBe((AuctionStep.ReducedAuction, 800_000L));
        second.Auction.ShouldBe(new DayWindow(Day.Of("2026-02-05"), Day.Of("2026-02-25")));
        (third.Step, third.LowestMinimum).ShouldBe((AuctionStep.ReducedAuction, 640_000L));
    }

    [Fact]
    public void After_two_reductions_the_special_sale_is_published_within_10_days()
    {
        var rung = Next(Facts("2026-03-04", First, Second, Third));

        (rung.Step, rung.Deadline, rung.LowestMinimum).ShouldBe((AuctionStep.SpecialSaleNotice, Day.Of("2026-03-13"), 640_000L));
        Next(Facts("2026-03-14", First, Second, Third)).Ruling.Steps[^1].English.ShouldBe("decisive day 2026-03-13, passed");
    }

    [Fact]
    public void An_auction_that_was_stopped_or_not_reduced_does_not_count()
    {
        var stopped = Round("2026-02-12", "2026-03-03", 640_000, AuctionResult.Stopped);
        var samePrice = Round("2026-02-12", "2026-03-03", 800_000);

        Next(Facts("2026-03-04", First, Second, stopped)).LowestMinimum.ShouldBe(640_000);
        Next(Facts("2026-03-04", First, Second, samePrice)).Step.ShouldBe(AuctionStep.ReducedAuction);
    }

    [Theory]
    [InlineData(AuctionResult.Pending, AuctionStep.AwaitResult)]
    [InlineData(AuctionResult.Sold, AuctionStep.Sold)]
    [InlineData(AuctionResult.TakenOver, AuctionStep.Sold)]
    [InlineData(AuctionResult.BuyerDefaulted, AuctionStep.NewAuction)]
    [InlineData(AuctionResult.Unsold, AuctionStep.ReducedAuction)]
    [InlineData(AuctionResult.Stopped, AuctionStep.FirstAuction)]
    public void What_comes_next_follows_from_the_result(AuctionResult result, AuctionStep next)
    {
        var rung = Next(Facts("2026-01-26", First with { Result = result }));

        rung.Step.ShouldBe(next);
        rung.Ruling.Reason.ShouldNotBeNullOrEmpty();
        rung.Ruling.Steps.Count.ShouldBeGreaterThan(1);
    }

    [Fact]
    public void After_a_default_the_estate_is_sold_anew_at_the_same_minimum()
    {
        var rung = Next(Facts("2026-01-26", First with { Result = AuctionResult.BuyerDefaulted }));

        rung.LowestMinimum.ShouldBe(1_000_000);
        rung.Ruling.Caveats.ShouldBe(Caveats.Convention);
    }

    [Theory]
    [InlineData("2026-06-10", AuctionStep.SpecialSale)]
    [InlineData("2026-06-11", AuctionStep.DeemedWithdrawn)]
    public void The_special_sale_runs_three_months_and_then_it_is_deemed_withdrawn(string on, AuctionStep step)
    {
        var rung = Next(Facts(on, First, Second, Third) with { SpecialSaleNoticeOn = Day.Of("2026-03-10") });

        (rung.Step, rung.Deadline).ShouldBe((step, Day.Of("2026-06-10")));
        rung.Ruling.Order.ShouldBe(step == AuctionStep.SpecialSale ? ["offer", "take_over", "request_reappraisal_or_cut"] : ["deemed_withdrawn"]);
    }

    [Theory]
    [InlineData("2026-06-10", null, AuctionStep.Sold)]
    [InlineData("2026-06-11", null, AuctionStep.DeemedWithdrawn)]
    [InlineData("2026-05-01", "2026-05-02", AuctionStep.Sold)]
    [InlineData("2026-05-02", "2026-05-01", AuctionStep.AuctionAfterSpecialSale)]
    public void A_buyer_in_time_ends_it_unless_the_creditor_asked_before(string bought, string? requested, AuctionStep step) =>
        Next(Facts("2026-06-20", First, Second, Third) with
        {
            SpecialSaleNoticeOn = Day.Of("2026-03-10"),
            BoughtOn = Day.Of(bought),
            RequestedOn = Day.OrNull(requested),
        }).Step.ShouldBe(step);

    [Fact]
    public void On_request_one_more_auction_at_a_cut_or_at_the_new_appraisal()
    {
        var asked = Facts("2026-06-20", First, Second, Third) with { SpecialSaleNoticeOn = Day.Of("2026-03-10"), RequestedOn = Day.Of("2026-06-10") };

        var cut = Next(asked);
        var reappraised = Next(asked with { Reappraised = true, AppraisedPrice = 700_000 });

        (cut.Step, cut.LowestMinimum).ShouldBe((AuctionStep.AuctionAfterSpecialSale, 512_000L));
        cut.Auction.ShouldBe(new DayWindow(Day.Of("2026-06-30"), Day.Of("2026-07-20")));
        (reappraised.Step, reappraised.LowestMinimum).ShouldBe((AuctionStep.AuctionAfterSpecialSale, 700_000L));
        Next(asked with { RequestedOn = Day.Of("2026-06-11") }).Step.ShouldBe(AuctionStep.DeemedWithdrawn);
    }

    [Theory]
    [InlineData(AuctionResult.Unsold, AuctionStep.DeemedWithdrawn)]
    [InlineData(AuctionResult.Sold, AuctionStep.Sold)]
    [InlineData(AuctionResult.TakenOver, AuctionStep.Sold)]
    [InlineData(AuctionResult.Pending, AuctionStep.AwaitResult)]
    [InlineData(AuctionResult.BuyerDefaulted, AuctionStep.NewAuction)]
    [InlineData(AuctionResult.Stopped, AuctionStep.AuctionAfterSpecialSale)]
    public void That_auction_is_the_last(AuctionResult result, AuctionStep next) =>
        Next(Facts("2026-08-01", First, Second, Third) with
        {
            SpecialSaleNoticeOn = Day.Of("2026-03-10"),
            RequestedOn = Day.Of("2026-06-10"),
            RoundsAfterSpecialSale = [Round("2026-06-20", "2026-07-05", 512_000, result)],
        }).Step.ShouldBe(next);

    [Theory]
    [InlineData(799_999, 0, false)]
    [InlineData(800_000, 0, true)]
    [InlineData(700_000, 100_000, true)]
    public void A_minimum_within_prior_claims_and_costs_needs_a_surplus_first(long prior, long costs, bool mustProve)
    {
        var rung = Next(Facts("2026-01-26", First) with { PriorClaims = prior, Costs = costs });

        rung.MustProveSurplus.ShouldBe(mustProve);
        rung.Ruling.Order[0].ShouldBe(mustProve ? "prove_surplus" : "reduced_auction");
    }

    [Fact]
    public void At_the_creditors_risk_one_auction_and_one_special_sale_are_all()
    {
        var risky = Facts("2026-02-01", First) with { PriorClaims = 2_000_000, AtCreditorsRisk = true };

        Next(risky).Step.ShouldBe(AuctionStep.SpecialSaleNotice);
        Next(risky).Deadline.ShouldBeNull();
        Next(risky with { SpecialSaleNoticeOn = Day.Of("2026-02-01") }).Step.ShouldBe(AuctionStep.SpecialSale);
        Next(risky with { SpecialSaleNoticeOn = Day.Of("2026-02-01"), On = Day.Of("2026-05-02") }).Step.ShouldBe(AuctionStep.Release);
    }

    [Fact]
    public void Every_estate_reaches_the_end_of_the_ladder_and_its_price_never_rises() => Gen.Select(
        Day.Any, Gen.Long[1, 1_000_000_000], Gen.Int[0, 20].Array[8]).Sample((on, price, cuts) =>
    {
        var rounds = new List<AuctionRound>();
        var minimum = price;
        foreach (var cut in cuts)
        {
            var rung = AuctionLadder.Next(new AuctionLadderFacts(on, price, rounds), Day.Calendar);
            if (rung.Step == AuctionStep.SpecialSaleNotice)
                return rung.LowestMinimum == minimum && rounds.Count >= 3;
            var next = rounds.Count == 0 ? price : Math.Max(rung.LowestMinimum!.Value, minimum - (minimum * cut / 100));
            if (rung.LowestMinimum > minimum || !rung.Auction!.Value.Contains(rung.Auction.Value.From) || rung.Auction.Value.From <= on)
                return false;
            rounds.Add(new AuctionRound(on, rung.Auction.Value.From, next, AuctionResult.Unsold));
            (minimum, on) = (next, rung.Auction.Value.From.AddDays(1));
        }

        return rounds.Zip(rounds.Skip(1)).Count(pair => pair.Second.MinimumPrice < pair.First.MinimumPrice) <= 2;
    });
}
