namespace Enforcement.Statute;

/// <summary>Auction of movables 動產之拍賣 (強制執行法 57-72). Release against cash before the hammer falls (強制執行法 58(1)) is IMM-10.</summary>
public static class MovableAuctions
{
    private const int DaysAfterSeizure = 7;
    private const int MonthsAfterSeizure = 1;
    private const int DaysAfterNotice = 5;
    private const int LeastPercentOfReserve = 50;

    private static readonly Rule<MovableAuctionDayFacts> DayRule = new()
    {
        Id = "MOV-02",
        Topic = "Movables",
        Title = "Auction 7 days to one month after the seizure",
        Text = "Between seizure and auction of movables lie at least 7 days, unless creditor and obligor agree or the thing must be sold quickly, and not more than "
            + "one month, unless the thing or an unavoidable reason demands more.",
        Articles = [Law.Cea["57"]],
        Function = "MovableAuctions.AuctionDay",
        Caveats = Caveats.Convention,
        Decide = (facts, law) => AuctionDay(facts, law.Calendar),
    };

    /// <summary>MOV-02. S+8 ≤ A ≤ M(S,1); 7 full days between is the careful reading. 強制執行法 57.</summary>
    public static Ruling AuctionDay(MovableAuctionDayFacts facts, WorkingCalendar calendar)
    {
        var usual = new DayWindow(facts.SeizedOn.AddDays(DaysAfterSeizure + 1), Periods.Months(facts.SeizedOn, MonthsAfterSeizure, Rolling.NoRoll, calendar).End);
        var window = new DayWindow(
            facts.BothConsent || facts.NatureOfThing ? facts.SeizedOn : usual.From, facts.NatureOfThing || facts.UnavoidableReason ? null : usual.To);
        return window.Decide(DayRule, facts, facts.AuctionOn, (steps, facts, _) =>
        {
            steps.Say(
                $"seized {facts.SeizedOn.Iso()}; {DaysAfterSeizure} days between, at most {MonthsAfterSeizure} month",
                $"{facts.SeizedOn.Roc()}查封；至少留{DaysAfterSeizure}日，不得多於{MonthsAfterSeizure}個月");
            if (window != usual)
                steps.Say("by consent, nature of the thing or unavoidable reason the limit does not apply", "經雙方同意、物之性質或不得已事由，不受期間限制");
            window.Say(steps, facts.AuctionOn);
        });
    }

    private static readonly Rule<MovableNoticeFacts> NoticeRule = new()
    {
        Id = "MOV-03",
        Topic = "Movables",
        Title = "Auction after 5 days from the notice",
        Text = "Movables are auctioned after 5 days from the public notice, unless the thing must be sold quickly.",
        Articles = [Law.Cea["66"]],
        Function = "MovableAuctions.AfterNotice",
        Caveats = Caveats.Convention,
        Decide = (facts, _) => AfterNotice(facts),
    };

    /// <summary>MOV-03. A ≥ N+6; 5 full days between is the careful reading. 強制執行法 66.</summary>
    public static Ruling AfterNotice(MovableNoticeFacts facts)
    {
        var window = new DayWindow(facts.NatureOfThing ? facts.NoticeOn : facts.NoticeOn.AddDays(DaysAfterNotice + 1));
        return window.Decide(NoticeRule, facts, facts.AuctionOn, (steps, facts, _) =>
        {
            steps.Say($"notice {facts.NoticeOn.Iso()}; after {DaysAfterNotice} days", $"{facts.NoticeOn.Roc()}公告；公告{DaysAfterNotice}日後行之");
            if (facts.NatureOfThing)
                steps.Say("the thing must be sold quickly: no waiting time", "因物之性質須迅速拍賣，不受限制");
            window.Say(steps, facts.AuctionOn);
        });
    }

    private static readonly Rule<MovableAuctionFacts> FirstRule = new()
    {
        Id = "MOV-08",
        Topic = "Movables",
        Title = "First auction: sold, second auction, or to the creditor",
        Text = "The highest bid wins when it reaches the reserve or, without reserve, nobody opposes it; else a second auction follows, unless the creditor takes the "
            + "thing over at the reserve. Nobody bids: to the creditor at a price, else release, or a second auction when a fair price is clearly possible.",
        Articles = [Law.Cea["70(4)"], Law.Cea["71"]],
        Function = "MovableAuctions.First",
        Decide = (facts, _) => First(facts),
    };

    /// <summary>MOV-08. Reason and order say what follows: sold, taken_over, second_auction or release. 強制執行法 70(4), 71.</summary>
    public static Ruling First(MovableAuctionFacts facts)
    {
        var sold = facts.HighestBid is { } bid && (facts.Reserve is { } reserve ? bid >= reserve : !facts.BidInadequate);
        var next = sold ? "sold"
            : facts.AgencyTakesOver && (facts.HighestBid is null || facts.Reserve is not null) ? "taken_over"
            : facts.HighestBid is not null || facts.GoodPriceLikely ? "second_auction"
            : "release";
        return FirstRule.Sequence([next], facts, static (steps, facts, ruling) =>
        {
            SayBid(steps, facts);
            steps.Say($"next: {ruling.Reason}", Chinese(ruling.Reason));
        }, next);
    }

    private static readonly Rule<MovableAuctionFacts> SecondRule = new()
    {
        Id = "MOV-04",
        Topic = "Movables",
        Title = "Second auction: highest bid, at least half the reserve",
        Text = "In the second auction the highest bid wins; below 50% of the reserve, or clearly inadequate without a reserve, the thing goes to the creditor at a price, "
            + "and if he declines it is released to the obligor.",
        Articles = [Law.Cea["70(5)"]],
        Function = "MovableAuctions.Second",
        Decide = (facts, _) => Second(facts),
    };

    /// <summary>MOV-04. Allowed: sold; refused: to the creditor, else release, in that order. 強制執行法 70(5).</summary>
    public static Ruling Second(MovableAuctionFacts facts)
    {
        var reason = facts.HighestBid is not { } bid ? "no_bid"
            : facts.Reserve is { } reserve ? ((Int128)bid * 100 < (Int128)reserve * LeastPercentOfReserve ? "below_half" : null)
            : facts.BidInadequate ? "inadequate"
            : null;
        static void Why(Steps steps, MovableAuctionFacts facts, Ruling ruling)
        {
            SayBid(steps, facts);
            steps.Say(
                ruling.IsAllowed ? $"sold: at least {LeastPercentOfReserve}% of the reserve, or adequate" : $"{ruling.Reason}: to the creditor at a price, else released",
                ruling.IsAllowed ? $"拍歸出價最高之應買人（達底價{LeastPercentOfReserve}%或價額相當）" : "作價交債權人承受；不承受者，撤銷查封返還");
        }

        return reason is null ? SecondRule.Allow(facts, Why, "sold") : SecondRule.Refuse(facts, reason, Consequence.None, ["to_creditor", "release"], Why);
    }

    private static readonly Rule<BidderFacts> BidderRule = new()
    {
        Id = "MOV-09",
        Topic = "Movables",
        Title = "Who may not bid",
        Text = "The obligor may not bid, nor in the new auction the buyer who did not pay; for real estate the same.",
        Articles = [Law.Cea["70(6)"], Law.Cea["68-2(1)"], Law.Cea["113"]],
        Function = "MovableAuctions.MayBid",
        Decide = (facts, _) => MayBid(facts),
    };

    /// <summary>MOV-09. Neither obligor nor defaulting buyer. 強制執行法 70(6), 68-2(1).</summary>
    public static Ruling MayBid(BidderFacts facts) =>
        facts.IsObligor ? BidderRule.Refuse(facts, "obligor", Consequence.Block, static (steps, _, _) => steps.Say("the obligor may not bid", "債務人不得應買"))
        : facts.IsDefaultingBuyer ? BidderRule.Refuse(facts, "defaulting_buyer", Consequence.Block, static (steps, _, _) =>
            steps.Say("the buyer who did not pay may not bid again", "原拍定人未繳足價金，再拍賣時不得應買"))
        : BidderRule.Allow(facts, static (steps, _, _) => steps.Say("may bid", "得應買"));

    private static readonly Rule<UnpaidSaleFacts> UnpaidRule = new()
    {
        Id = "MOV-10",
        Topic = "Movables",
        Title = "The buyer who did not pay bears the shortfall",
        Text = "When the buyer does not pay, the thing is sold anew; he pays what the new price lacks of the old price and the costs of the new sale, first from his "
            + "deposit; for real estate the same.",
        Articles = [Law.Cea["68-2"], Law.Cea["113"]],
        Function = "MovableAuctions.Shortfall",
        Decide = (facts, _) => Shortfall(facts),
    };

    /// <summary>MOV-10. Amount: shortfall, whole NT$, before the deposit is used. 強制執行法 68-2.</summary>
    public static Ruling Shortfall(UnpaidSaleFacts facts)
    {
        var shortfall = Math.Max(0, facts.FirstPrice + facts.NewSaleCosts - facts.SecondPrice);
        return UnpaidRule.Sum(shortfall, facts, (steps, facts, _) =>
        {
            steps.Say(
                $"{facts.FirstPrice.Dollars()} + {facts.NewSaleCosts.Dollars()} - {facts.SecondPrice.Dollars()}: shortfall {shortfall.Dollars()}",
                $"原價金{facts.FirstPrice.Dollars()}元＋再拍賣費用{facts.NewSaleCosts.Dollars()}元－再拍賣價金{facts.SecondPrice.Dollars()}元：差額{shortfall.Dollars()}元");
            steps.Say(
                $"deposit {facts.Deposit.Dollars()}; {Math.Max(0, shortfall - facts.Deposit).Dollars()} to enforce on the first buyer",
                $"保證金{facts.Deposit.Dollars()}元抵償後，對原拍定人執行{Math.Max(0, shortfall - facts.Deposit).Dollars()}元");
        });
    }

    private static readonly Rule<ProceedsFacts> StopRule = new()
    {
        Id = "MOV-11",
        Topic = "Movables",
        Title = "Stop when the proceeds suffice",
        Text = "An auction stops at once when the proceeds cover the claim and the costs the obligor bears; of several real estates the rest is not sold.",
        Articles = [Law.Cea["72"], Law.Cea["96(1)"]],
        Function = "MovableAuctions.GoOn",
        Decide = (facts, _) => GoOn(facts),
    };

    /// <summary>MOV-11. Allowed: the auction goes on; refused: it stops. 強制執行法 72, 96(1).</summary>
    public static Ruling GoOn(ProceedsFacts facts)
    {
        static void Why(Steps steps, ProceedsFacts facts, Ruling ruling) => steps.Say(
            $"proceeds {facts.Proceeds.Dollars()}, claim {facts.Claim.Dollars()}, costs {facts.Costs.Dollars()}: {(ruling.IsAllowed ? "go on" : "stop")}",
            $"賣得{facts.Proceeds.Dollars()}元，債權{facts.Claim.Dollars()}元，費用{facts.Costs.Dollars()}元：{(ruling.IsAllowed ? "續行拍賣" : "應即停止拍賣")}");
        return facts.Proceeds < facts.Claim + facts.Costs ? StopRule.Allow(facts, Why) : StopRule.Refuse(facts, "enough", Consequence.Block, Why);
    }

    /// <summary>The rules of this topic.</summary>
    public static IReadOnlyList<Rule> Rules => [DayRule, NoticeRule, SecondRule, FirstRule, BidderRule, UnpaidRule, StopRule];

    private static void SayBid(Steps steps, MovableAuctionFacts facts) => steps.Say(
        $"highest bid {facts.HighestBid?.Dollars() ?? "none"}, reserve {facts.Reserve?.Dollars() ?? "none"}",
        $"最高出價{(facts.HighestBid is { } bid ? $"{bid.Dollars()}元" : "無")}，底價{(facts.Reserve is { } reserve ? $"{reserve.Dollars()}元" : "未定")}");

    private static string Chinese(string? next) => next switch
    {
        "sold" => "拍定",
        "taken_over" => "交債權人承受",
        "second_auction" => "定期再行拍賣",
        _ => "撤銷查封，返還債務人",
    };
}
