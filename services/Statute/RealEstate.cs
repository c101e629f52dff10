namespace Enforcement.Statute;

/// <summary>Seizure of real estate and what must be settled before it is sold 不動產之查封與拍賣前提 (強制執行法 58, 76, 80-1, 102).</summary>
public static class RealEstate
{
    private const int DaysToProveSurplus = 7;

    private static readonly Rule<EstateSeizureFacts> SeizureRule = new()
    {
        Id = "IMM-11",
        Topic = "Real estate",
        Title = "Arrival at the land office is seizure",
        Text = "A registered estate is seized when the request arrives at the land office, if that is earlier than the act on site; otherwise with the act on site.",
        Articles = [Law.Cea["76(3)"]],
        Function = "RealEstate.SeizedAt",
        Decide = (facts, _) => SeizedAt(facts),
    };

    /// <summary>IMM-11. Instant: the earlier of arrival and act; refused while there is neither. 強制執行法 76(3).</summary>
    public static Ruling SeizedAt(EstateSeizureFacts facts)
    {
        var arrived = facts.IsRegistered ? facts.ArrivedAtRegistryAt : null;
        var effective = arrived is { } arrival && !(facts.PerformedOnSiteAt <= arrival) ? arrived : facts.PerformedOnSiteAt;
        static void Why(Steps steps, EstateSeizureFacts facts, Ruling ruling)
        {
            steps.Say(
                $"arrived at the land office {facts.ArrivedAtRegistryAt?.Iso() ?? "not yet"}{(facts.IsRegistered ? "" : " (not registered: does not count)")}, on site {facts.PerformedOnSiteAt?.Iso() ?? "not yet"}",
                $"囑託到達登記機關：{facts.ArrivedAtRegistryAt?.Iso() ?? "尚未"}{(facts.IsRegistered ? "" : "（未登記不動產，不生效力）")}；現場查封：{facts.PerformedOnSiteAt?.Iso() ?? "尚未"}");
            if (ruling.Instant is { } at)
                steps.Say($"seized {at.Iso()}", $"{at.Iso()}發生查封效力");
            else
                steps.Say("not seized yet", "尚未發生查封效力");
        }

        return effective is { } instant ? SeizureRule.At(instant, facts, Why) : SeizureRule.Refuse(facts, "not_seized", Consequence.None, Why);
    }

    private static readonly Rule<PriorClaimsFacts> SurplusRule = new()
    {
        Id = "IMM-07",
        Topic = "Real estate",
        Title = "Minimum price within prior claims and costs: 7 days to prove a surplus",
        Text = "When the minimum price does not exceed prior claims and costs the creditor is told and has 7 days to prove a surplus or name a higher minimum, and to "
            + "accept the costs; otherwise the estate is released. Not when a creditor of a prior rank asked for the auction.",
        Articles = [Law.Cea["80-1"], Law.Apa["48(4)"]],
        Function = "RealEstate.Surplus",
        Decide = (facts, law) => Surplus(facts, law.Calendar),
    };

    /// <summary>IMM-07. Allowed: auction; refused: notify_creditor, awaiting_creditor (Date: until when) or release. 強制執行法 80-1.</summary>
    public static Ruling Surplus(PriorClaimsFacts facts, WorkingCalendar calendar)
    {
        var before = facts.PriorClaims + facts.Costs;
        var period = facts.NotifiedOn is { } notified ? ProveBy(notified, calendar) : (Period?)null;
        void Why(Steps steps, PriorClaimsFacts facts, Ruling ruling)
        {
            steps.Say(
                $"minimum {facts.MinimumPrice.Dollars()}, prior claims {facts.PriorClaims.Dollars()} + costs {facts.Costs.Dollars()} = {before.Dollars()}",
                $"最低價額{facts.MinimumPrice.Dollars()}元，優先債權{facts.PriorClaims.Dollars()}元＋費用{facts.Costs.Dollars()}元＝{before.Dollars()}元");
            if (ruling.Reason is not ("surplus" or "prior_creditor_asks"))
                period?.Say(steps, calendar, "agency notified", "通知移送機關");
            if (facts.AnsweredOn is { } answered)
                steps.Say($"answered {answered.Iso()}, costs accepted: {facts.CostsAccepted}", $"{answered.Roc()}答覆，{(facts.CostsAccepted ? "願" : "未聲明願")}負擔費用");
            steps.Say($"{(ruling.IsAllowed ? "auction" : "no auction")}: {ruling.Reason}", Chinese(ruling.Reason));
        }

        if (facts.AskedByPriorCreditor)
            return SurplusRule.Allow(facts, Why, "prior_creditor_asks");
        if (facts.MinimumPrice > before)
            return SurplusRule.Allow(facts, Why, "surplus");
        if (period is not { } days)
            return SurplusRule.Refuse(facts, "notify_creditor", Consequence.Block, Why);
        var answered = facts.CostsAccepted && facts.AnsweredOn <= days.End && (facts.SurplusProved || facts.HigherMinimum > before);
        return answered ? SurplusRule.Allow(facts, Why, "agency_bears_costs", days.Sureness(calendar))
            : facts.On <= days.End ? SurplusRule.Refuse(facts, "awaiting_creditor", Consequence.Block, Why, days.End, days.Sureness(calendar))
            : SurplusRule.Refuse(facts, "release", Consequence.Block, Why, days.End, days.Sureness(calendar));
    }

    /// <summary>IMM-07. Notified + 7 days, ROLL. 強制執行法 80-1(1).</summary>
    public static Period ProveBy(DateOnly notifiedOn, WorkingCalendar calendar) => Periods.Days(notifiedOn, DaysToProveSurplus, Rolling.Roll, calendar);

    private static readonly Rule<SurplusPeriodFacts> ProveRule = new()
    {
        Id = "IMM-21",
        Topic = "Real estate",
        Title = "Until when the creditor may prove a surplus",
        Text = "A creditor who was told that prior claims and costs leave nothing has 7 days to prove a surplus or to name a higher minimum.",
        Articles = [Law.Cea["80-1(1)"], Law.Apa["48(4)"]],
        Function = "RealEstate.ProveSurplusBy",
        Decide = (facts, law) => ProveSurplusBy(facts, law.Calendar),
    };

    /// <summary>IMM-21. Notified + 7 days, ROLL: the day of the clock that IMM-07 waits for. 強制執行法 80-1(1).</summary>
    public static Ruling ProveSurplusBy(SurplusPeriodFacts facts, WorkingCalendar calendar) =>
        ProveRule.EndOf(ProveBy(facts.NotifiedOn, calendar), facts, calendar, "agency notified", "通知移送機關");

    private static readonly Rule<CashFacts> CashRule = new()
    {
        Id = "IMM-10",
        Topic = "Real estate",
        Title = "Cash before the hammer falls",
        Text = "The obligor may bring cash for claim and costs and ask for release until the hammer falls; movables and real estate alike.",
        Articles = [Law.Cea["58(1)"], Law.Cea["113"]],
        Function = "RealEstate.ReleaseForCash",
        Decide = (facts, _) => ReleaseForCash(facts),
    };

    /// <summary>IMM-10. Enough cash, before the hammer fell. 強制執行法 58(1).</summary>
    public static Ruling ReleaseForCash(CashFacts facts)
    {
        var reason = facts.HammerFellAt <= facts.OfferedAt ? "after_hammer" : facts.Cash < facts.Claim + facts.Costs ? "not_enough" : null;
        static void Why(Steps steps, CashFacts facts, Ruling ruling)
        {
            steps.Say(
                $"cash {facts.Cash.Dollars()} of claim {facts.Claim.Dollars()} and costs {facts.Costs.Dollars()}",
                $"現款{facts.Cash.Dollars()}元；債權{facts.Claim.Dollars()}元、費用{facts.Costs.Dollars()}元");
            steps.Say(
                $"offered {facts.OfferedAt.Iso()}, hammer {facts.HammerFellAt?.Iso() ?? "not fallen"}: {(ruling.IsAllowed ? "release" : ruling.Reason)}",
                $"{facts.OfferedAt.Iso()}提出，{(facts.HammerFellAt is { } fell ? $"{fell.Iso()}拍定" : "尚未拍定")}：{(ruling.IsAllowed ? "撤銷查封" : "不得撤銷查封")}");
        }

        return reason is null ? CashRule.Allow(facts, Why) : CashRule.Refuse(facts, reason, Consequence.None, Why);
    }

    private static readonly Rule<SharePriceFacts> ShareRule = new()
    {
        Id = "IMM-12",
        Topic = "Real estate",
        Title = "Co-owned share: whole value times share",
        Text = "The minimum price of a share is the appraised value of the whole times the obligor's share; fractions of a dollar are dropped.",
        Articles = [Law.Cea["102(2)"]],
        Function = "RealEstate.SharePrice",
        Decide = (facts, _) => SharePrice(facts),
    };

    /// <summary>IMM-12. Amount: minimum price of the share. 強制執行法 102(2).</summary>
    public static Ruling SharePrice(SharePriceFacts facts)
    {
        if (facts.ShareNumerator <= 0 || facts.ShareNumerator > facts.ShareDenominator)
        {
            return ShareRule.Refuse(facts, "no_share", Consequence.Correct, static (steps, facts, _) =>
                steps.Say($"{facts.ShareNumerator}/{facts.ShareDenominator} is no share", $"{facts.ShareNumerator}/{facts.ShareDenominator}非有效之應有部分"));
        }

        var product = (Int128)facts.WholeValue * facts.ShareNumerator;
        var price = (long)(product / facts.ShareDenominator);
        return ShareRule.Sum(price, facts, (steps, facts, _) => steps.Say(
            $"{facts.WholeValue.Dollars()} × {facts.ShareNumerator}/{facts.ShareDenominator} = {price.Dollars()}",
            $"全部估價{facts.WholeValue.Dollars()}元×應有部分{facts.ShareNumerator}/{facts.ShareDenominator}＝{price.Dollars()}元"),
            caveats: product % facts.ShareDenominator == 0 ? Caveats.None : Caveats.Convention);
    }

    private static readonly Rule<CoOwnersFacts> CoOwnersRule = new()
    {
        Id = "IMM-13",
        Topic = "Real estate",
        Title = "Co-owners are notified before the first auction",
        Text = "Before the first auction of a share the co-owners are notified, unless they cannot be.",
        Articles = [Law.Cea["102(1)"]],
        Function = "RealEstate.CoOwners",
        Decide = (facts, _) => CoOwners(facts),
    };

    /// <summary>IMM-13. Allowed: the share may be auctioned. 強制執行法 102(1).</summary>
    public static Ruling CoOwners(CoOwnersFacts facts)
    {
        var reason = !facts.IsFirstAuction ? "later_auction" : facts.CoOwnersNotified ? "notified" : facts.CannotBeNotified ? "cannot_be_notified" : null;
        return reason is not null
            ? CoOwnersRule.Allow(facts, static (steps, _, ruling) => steps.Say($"the share may be auctioned: {ruling.Reason}", "得拍賣應有部分"), reason)
            : CoOwnersRule.Refuse(facts, "not_notified", Consequence.Block, static (steps, _, _) =>
                steps.Say("the co-owners have not been notified", "應有部分第一次拍賣，尚未通知他共有人"));
    }

    /// <summary>The rules of this topic.</summary>
    public static IReadOnlyList<Rule> Rules => [SurplusRule, ProveRule, CashRule, SeizureRule, ShareRule, CoOwnersRule];

    private static string Chinese(string? reason) => reason switch
    {
        "prior_creditor_asks" => "順位在先之債權人聲請拍賣，不適用無益執行之規定",
        "surplus" => "有賸餘可能，得拍賣",
        "agency_bears_costs" => "債權人已證明有賸餘或指定最低價額並願負擔費用，得拍賣",
        "notify_creditor" => "應通知債權人",
        "awaiting_creditor" => "等待債權人證明或指定",
        _ => "逾期未聲請，撤銷查封返還債務人",
    };
}
