namespace Enforcement.Statute;

/// <summary>Auctions of real estate 不動產之拍賣 (強制執行法 82, 91-93, 98; 稅捐稽徵法 6(3)). How they follow each other is the <see cref="AuctionLadder"/>.</summary>
public static class RealEstateAuctions
{
    private const int DaysToFirst = 14;
    private const int MonthsToFirstOfAircraft = 1;
    private const int LeastDaysToLater = 10;
    private const int MostDaysToLater = 30;
    private const int MostPercentCut = 20;
    private const int DaysToTellTaxOffice = 5;

    private static readonly Rule<FirstAuctionFacts> FirstRule = new()
    {
        Id = "IMM-01",
        Topic = "Real estate",
        Title = "First auction at least 14 days after the notice",
        Text = "Between public notice and first auction of real estate lie at least 14 days, of an aircraft at least one month.",
        Articles = [Law.Cea["82"], Law.Cea["114-4(2)"]],
        Function = "RealEstateAuctions.First",
        Decide = (facts, law) => First(facts, law.Calendar),
    };

    /// <summary>IMM-01. A − N ≥ 14; aircraft A ≥ M(N,1). 強制執行法 82, 114-4(2).</summary>
    public static Ruling First(FirstAuctionFacts facts, WorkingCalendar calendar)
    {
        var window = facts.IsAircraft
            ? new DayWindow(Periods.Months(facts.NoticeOn, MonthsToFirstOfAircraft, Rolling.NoRoll, calendar).End)
            : FirstAfter(facts.NoticeOn);
        return window.Decide(FirstRule, facts, facts.AuctionOn, (steps, facts, _) =>
        {
            steps.Say(
                $"notice {facts.NoticeOn.Iso()}, at least {(facts.IsAircraft ? $"{MonthsToFirstOfAircraft} month" : $"{DaysToFirst} days")}",
                $"{facts.NoticeOn.Roc()}公告，不得少於{(facts.IsAircraft ? $"{MonthsToFirstOfAircraft}個月" : $"{DaysToFirst}日")}");
            window.Say(steps, facts.AuctionOn);
        });
    }

    /// <summary>IMM-01. Days on which a first auction of real estate is possible. 強制執行法 82.</summary>
    public static DayWindow FirstAfter(DateOnly noticeOn) => new(noticeOn.AddDays(DaysToFirst));

    private static readonly Rule<LaterAuctionFacts> LaterRule = new()
    {
        Id = "IMM-02",
        Topic = "Real estate",
        Title = "Later auctions 10 to 30 days after the notice",
        Text = "Between public notice and a later auction of real estate lie at least 10 and at most 30 days.",
        Articles = [Law.Cea["93"]],
        Function = "RealEstateAuctions.Later",
        Decide = (facts, _) => Later(facts),
    };

    /// <summary>IMM-02. 10 ≤ A − N ≤ 30. 強制執行法 93.</summary>
    public static Ruling Later(LaterAuctionFacts facts)
    {
        var window = LaterAfter(facts.NoticeOn);
        return window.Decide(LaterRule, facts, facts.AuctionOn, (steps, facts, _) =>
        {
            steps.Say(
                $"notice {facts.NoticeOn.Iso()}, at least {LeastDaysToLater} and at most {MostDaysToLater} days",
                $"{facts.NoticeOn.Roc()}公告，不得少於{LeastDaysToLater}日多於{MostDaysToLater}日");
            window.Say(steps, facts.AuctionOn);
        });
    }

    /// <summary>IMM-02. Days on which a later auction is possible. 強制執行法 93.</summary>
    public static DayWindow LaterAfter(DateOnly noticeOn) => new(noticeOn.AddDays(LeastDaysToLater), noticeOn.AddDays(MostDaysToLater));

    private static readonly Rule<ReductionFacts> ReductionRule = new()
    {
        Id = "IMM-03",
        Topic = "Real estate",
        Title = "Price cut by at most 20%",
        Text = "After an auction without a buyer the minimum price is cut by at most 20% of the previous minimum.",
        Articles = [Law.Cea["91(2)"], Law.Cea["92"]],
        Function = "RealEstateAuctions.Reduction",
        Decide = (facts, _) => Reduction(facts),
    };

    /// <summary>IMM-03. New ≥ 0.8 × old; without a new price the amount is the lowest possible. 強制執行法 91(2), 92.</summary>
    public static Ruling Reduction(ReductionFacts facts)
    {
        var lowest = LowestAfter(facts.PreviousMinimum);
        void Why(Steps steps, ReductionFacts facts, Ruling ruling)
        {
            steps.Say(
                $"{facts.PreviousMinimum.Dollars()} less at most {MostPercentCut}%: at least {lowest.Dollars()}",
                $"前次最低價額{facts.PreviousMinimum.Dollars()}元，酌減不逾{MostPercentCut}%：不得低於{lowest.Dollars()}元");
            if (facts.NewMinimum is { } asked)
                steps.Say($"new minimum {asked.Dollars()}: {ruling.Reason ?? "allowed"}", $"新最低價額{asked.Dollars()}元：{(ruling.IsAllowed ? "合法" : "不合法")}");
        }

        return facts.NewMinimum switch
        {
            null => ReductionRule.Sum(lowest, facts, Why),
            { } price when price < lowest => ReductionRule.Refuse(facts, "cut_too_deep", Consequence.Block, Why),
            { } price when price > facts.PreviousMinimum => ReductionRule.Refuse(facts, "raised", Consequence.Block, Why),
            _ => ReductionRule.Allow(facts, Why),
        };
    }

    /// <summary>IMM-03. The lowest minimum that may follow a minimum, whole NT$. 強制執行法 91(2).</summary>
    public static long LowestAfter(long previousMinimum) => previousMinimum - (long)((Int128)previousMinimum * MostPercentCut / 100);

    private static readonly Rule<SaleFacts> TaxRule = new()
    {
        Id = "IMM-08",
        Topic = "Real estate",
        Title = "Tell the tax office within 5 days",
        Text = "Within 5 days of winning bid or take-over the branch tells the local tax office the price, so that land value increment tax, land tax, house tax and "
            + "business tax are assessed and deducted.",
        Articles = [Law.Tca["6(3)"], Law.Apa["48(4)"]],
        Function = "RealEstateAuctions.TellTaxOffice",
        Decide = (facts, law) => TellTaxOffice(facts, law.Calendar),
    };

    /// <summary>IMM-08. Winning bid or take-over + 5 days, ROLL. 稅捐稽徵法 6(3).</summary>
    public static Ruling TellTaxOffice(SaleFacts facts, WorkingCalendar calendar) => TaxRule.EndOf(
        Periods.Days(facts.On, DaysToTellTaxOffice, Rolling.Roll, calendar), facts, calendar, "winning bid or take-over", "拍定或承受");

    private static readonly Rule<TakeOverFacts> TakeOverRule = new()
    {
        Id = "IMM-09",
        Topic = "Real estate",
        Title = "Take-over before the session ends, at that minimum",
        Text = "When nobody bids the minimum, a creditor who is present may declare before the session ends to take the estate over at the minimum of that auction.",
        Articles = [Law.Cea["91(1)"]],
        Function = "RealEstateAuctions.TakeOver",
        Decide = (facts, _) => TakeOver(facts),
    };

    /// <summary>IMM-09. Amount: price of the take-over. 強制執行法 91(1).</summary>
    public static Ruling TakeOver(TakeOverFacts facts)
    {
        var reason = facts.HighestBid >= facts.MinimumPrice ? "sold"
            : !facts.MayOwn ? "may_not_own"
            : !facts.IsPresent ? "not_present"
            : facts.SessionEndedAt <= facts.DeclaredAt ? "session_ended"
            : null;
        static void Why(Steps steps, TakeOverFacts facts, Ruling ruling)
        {
            steps.Say(
                $"highest bid {facts.HighestBid?.Dollars() ?? "none"}, minimum {facts.MinimumPrice.Dollars()}",
                $"最高出價{(facts.HighestBid is { } bid ? $"{bid.Dollars()}元" : "無")}，最低價額{facts.MinimumPrice.Dollars()}元");
            steps.Say(
                $"declared {facts.DeclaredAt.Iso()}, session ended {facts.SessionEndedAt?.Iso() ?? "not yet"}: {ruling.Reason ?? "taken over at the minimum"}",
                $"{facts.DeclaredAt.Iso()}聲明承受，{(facts.SessionEndedAt is { } ended ? $"{ended.Iso()}期日終結" : "期日尚未終結")}：{(ruling.IsAllowed ? "依該次最低價額承受" : "不得承受")}");
        }

        return reason is null ? TakeOverRule.Sum(facts.MinimumPrice, facts, Why) : TakeOverRule.Refuse(facts, reason, Consequence.None, Why);
    }

    private static readonly Rule<TitlePassedFacts> TitleRule = new()
    {
        Id = "IMM-14",
        Topic = "Real estate",
        Title = "Title passes with the transfer certificate",
        Text = "The buyer, or the creditor who takes over, owns the estate from the day he receives the transfer certificate, which is issued when the price is paid; "
            + "mortgages and priorities end by the sale.",
        Articles = [Law.Cea["97"], Law.Cea["98(1)"], Law.Cea["98(3)"]],
        Function = "RealEstateAuctions.Title",
        Decide = (facts, _) => Title(facts),
    };

    /// <summary>IMM-14. Date: day title passed; refused before. 強制執行法 97, 98.</summary>
    public static Ruling Title(TitlePassedFacts facts) => facts switch
    {
        { CertificateReceivedOn: { } received } => TitleRule.On(received, facts, (steps, _, _) =>
            steps.Say($"certificate received {received.Iso()}: title passed", $"{received.Roc()}領得權利移轉證書，取得所有權")),
        { PricePaidOn: { } paid } => TitleRule.Refuse(facts, "certificate_due", Consequence.None, (steps, _, _) =>
            steps.Say($"price paid {paid.Iso()}: the certificate is to be issued", $"{paid.Roc()}繳足價金，應發給權利移轉證書")),
        _ => TitleRule.Refuse(facts, "price_unpaid", Consequence.None, static (steps, _, _) => steps.Say("the price is not paid", "價金尚未繳足")),
    };

    /// <summary>The rules of this topic.</summary>
    public static IReadOnlyList<Rule> Rules => [FirstRule, LaterRule, ReductionRule, TaxRule, TakeOverRule, TitleRule];
}
