namespace Enforcement.Statute;

/// <summary>
/// The ladder of real-estate auctions (強制執行法 80-95): first auction, two reductions, special sale, on request one more auction, and deemed withdrawal. A
/// reduction counts when the minimum really fell; auctions stopped before the session do not count.
/// </summary>
public static class AuctionLadder
{
    private const int Reductions = 2;

    private static readonly Rule<AuctionLadderFacts> NextRule = new()
    {
        Id = "IMM-15",
        Topic = "Real estate",
        Title = "What may come after an auction",
        Text = "First auction at the appraised price; without a buyer two auctions at reduced minimums; then the special sale of three months at the last terms; on "
            + "request in time one more auction after re-appraisal or cut; without request or buyer, enforcement on the estate is deemed withdrawn. An estate auctioned "
            + "at the creditor's risk goes to the special sale after one auction and is then released.",
        Articles = [Law.Cea["91"], Law.Cea["92"], Law.Cea["93"], Law.Cea["95"], Law.Cea["80-1(2)"], Law.Cea["82"], Law.Cea["68-2"]],
        Function = "AuctionLadder.Next",
        Decide = (facts, law) => Next(facts, law.Calendar).Ruling,
    };

    /// <summary>IMM-15. The next step with its days, price floor and deadline. 強制執行法 80-1, 91-95.</summary>
    public static AuctionRung Next(AuctionLadderFacts facts, WorkingCalendar calendar)
    {
        var held = Held(facts.Rounds);
        if (held.Count == 0)
            return Rung(facts, AuctionStep.FirstAuction, RealEstateAuctions.FirstAfter(facts.On), facts.AppraisedPrice);
        var last = held[^1];
        return last.Result switch
        {
            AuctionResult.Pending => Rung(facts, AuctionStep.AwaitResult, deadline: last.AuctionOn),
            AuctionResult.Sold or AuctionResult.TakenOver => Rung(facts, AuctionStep.Sold),
            AuctionResult.BuyerDefaulted => Again(facts, last),
            _ when !facts.AtCreditorsRisk && ReductionsIn(held) < Reductions => Reduced(facts, AuctionStep.ReducedAuction, last),
            _ => AfterLastReduction(facts, last, calendar),
        };
    }

    /// <summary>The rules of this topic.</summary>
    public static IReadOnlyList<Rule> Rules => [NextRule];

    private static AuctionRung AfterLastReduction(AuctionLadderFacts facts, AuctionRound last, WorkingCalendar calendar)
    {
        if (facts.SpecialSaleNoticeOn is not { } notice)
        {
            var publishBy = facts.AtCreditorsRisk ? (DateOnly?)null : SpecialSale.PublishPeriod(last.AuctionOn, calendar).End;
            return Rung(facts, AuctionStep.SpecialSaleNotice, price: last.MinimumPrice, deadline: publishBy);
        }

        var until = SpecialSale.OfferPeriod(notice, calendar).End;
        if (facts.BoughtOn <= until && !(facts.RequestedOn < facts.BoughtOn))
            return Rung(facts, AuctionStep.Sold);
        if (!facts.AtCreditorsRisk && facts.RequestedOn <= until)
            return AfterRequest(facts, last);
        return facts.On <= until ? Rung(facts, AuctionStep.SpecialSale, price: last.MinimumPrice, deadline: until)
            : Rung(facts, facts.AtCreditorsRisk ? AuctionStep.Release : AuctionStep.DeemedWithdrawn, deadline: until);
    }

    private static AuctionRung AfterRequest(AuctionLadderFacts facts, AuctionRound last)
    {
        var held = Held(facts.RoundsAfterSpecialSale ?? []);
        return held.Count == 0
            ? facts.Reappraised
                ? Rung(facts, AuctionStep.AuctionAfterSpecialSale, RealEstateAuctions.LaterAfter(facts.On), facts.AppraisedPrice)
                : Reduced(facts, AuctionStep.AuctionAfterSpecialSale, last)
            : held[^1].Result switch
            {
                AuctionResult.Pending => Rung(facts, AuctionStep.AwaitResult, deadline: held[^1].AuctionOn),
                AuctionResult.Unsold => Rung(facts, AuctionStep.DeemedWithdrawn, deadline: held[^1].AuctionOn),
                AuctionResult.BuyerDefaulted => Again(facts, held[^1]),
                _ => Rung(facts, AuctionStep.Sold),
            };
    }

    private static AuctionRung Reduced(AuctionLadderFacts facts, AuctionStep step, AuctionRound last) =>
        Rung(facts, step, RealEstateAuctions.LaterAfter(facts.On), RealEstateAuctions.LowestAfter(last.MinimumPrice));

    /// <summary>After a default the same terms again; the law names no days for it, so those of a first auction are kept (convention).</summary>
    private static AuctionRung Again(AuctionLadderFacts facts, AuctionRound last) =>
        Rung(facts, AuctionStep.NewAuction, RealEstateAuctions.FirstAfter(facts.On), last.MinimumPrice, caveats: Caveats.Convention);

    private static AuctionRung Rung(
        AuctionLadderFacts facts, AuctionStep step, DayWindow? auction = null, long? price = null, DateOnly? deadline = null, Caveats caveats = Caveats.None)
    {
        var prior = facts.PriorClaims + facts.Costs;
        var proveSurplus = auction is not null && !facts.AtCreditorsRisk && prior > 0 && price <= prior;
        var ruling = NextRule.Sequence(
            Possible(step, proveSurplus), facts, (steps, facts, ruling) =>
            {
                SayHistory(steps, facts);
                AuctionLadderWords.Say(steps, step);
                if (price is { } floor)
                    steps.Say($"minimum at least {floor.Dollars()}", $"最低價額不低於{floor.Dollars()}元");
                if (auction is { } window)
                {
                    steps.Say($"if the notice is published {facts.On.Iso()}", $"如於{facts.On.Roc()}公告");
                    window.Say(steps, null);
                }

                if (deadline is { } day)
                    steps.Say($"decisive day {day.Iso()}{(facts.On > day ? ", passed" : "")}", $"期日{day.Roc()}{(facts.On > day ? "，已過" : "")}");
                if (proveSurplus)
                    steps.Say("within prior claims and costs: the creditor must prove a surplus first (IMM-07)", "未逾優先債權及費用：應先通知債權人證明有賸餘");
            },
            AuctionLadderWords.Code(step), deadline ?? auction?.From, price, caveats);
        return new AuctionRung(step, auction, price, deadline, proveSurplus, ruling);
    }

    private static string[] Possible(AuctionStep step, bool proveSurplus) => step switch
    {
        _ when proveSurplus => ["prove_surplus", AuctionLadderWords.Code(step)],
        AuctionStep.SpecialSale => ["offer", "take_over", "request_reappraisal_or_cut"],
        AuctionStep.FirstAuction or AuctionStep.ReducedAuction or AuctionStep.NewAuction or AuctionStep.AuctionAfterSpecialSale =>
            [AuctionLadderWords.Code(step), "take_over"],
        _ => [AuctionLadderWords.Code(step)],
    };

    private static void SayHistory(Steps steps, AuctionLadderFacts facts)
    {
        foreach (var round in facts.Rounds.Concat(facts.RoundsAfterSpecialSale ?? []))
        {
            steps.Say(
                $"auction {round.AuctionOn.Iso()}, minimum {round.MinimumPrice.Dollars()}: {round.Result}",
                $"{round.AuctionOn.Roc()}拍賣，最低價額{round.MinimumPrice.Dollars()}元：{AuctionLadderWords.Chinese(round.Result)}");
        }

        if (facts.SpecialSaleNoticeOn is { } notice)
            steps.Say($"special sale published {notice.Iso()}", $"{notice.Roc()}公告特別變賣");
        if (facts.RequestedOn is { } requested)
            steps.Say($"re-appraisal or cut requested {requested.Iso()}", $"{requested.Roc()}聲請另行估價或減價拍賣");
    }

    private static List<AuctionRound> Held(IReadOnlyList<AuctionRound> rounds) => [.. rounds.Where(round => round.Result != AuctionResult.Stopped)];

    private static int ReductionsIn(List<AuctionRound> held) => held.Zip(held.Skip(1)).Count(pair => pair.Second.MinimumPrice < pair.First.MinimumPrice);
}
