namespace Enforcement.Statute;

/// <summary>Special sale 特別變賣程序 after two reductions without a buyer (強制執行法 95).</summary>
public static class SpecialSale
{
    private const int DaysToPublish = 10;
    private const int OfferMonths = 3;

    private static readonly Rule<SpecialSaleDueFacts> PublishRule = new()
    {
        Id = "IMM-04",
        Topic = "Real estate",
        Title = "Publish the special sale within 10 days",
        Text = "After two reductions without buyer or take-over the branch publishes the special sale within 10 days of that auction.",
        Articles = [Law.Cea["95(1)"]],
        Function = "SpecialSale.PublishBy",
        Decide = (facts, law) => PublishBy(facts, law.Calendar),
    };

    /// <summary>IMM-04. A3+10. 強制執行法 95(1).</summary>
    public static Ruling PublishBy(SpecialSaleDueFacts facts, WorkingCalendar calendar) => PublishRule.EndOf(
        PublishPeriod(facts.AuctionOn, calendar), facts, calendar, "auction after the second reduction", "第二次減價拍賣期日");

    private static readonly Rule<SpecialSaleFacts> OffersRule = new()
    {
        Id = "IMM-05",
        Topic = "Real estate",
        Title = "Three months at the same terms",
        Text = "Within 3 months of the notice anyone may offer to buy, and the creditor to take over, at the terms of the last auction; sold after the parties were heard.",
        Articles = [Law.Cea["95(1)"]],
        Function = "SpecialSale.OffersUntil",
        Decide = (facts, law) => OffersUntil(facts, law.Calendar),
    };

    /// <summary>IMM-05. M(P,3). 強制執行法 95(1).</summary>
    public static Ruling OffersUntil(SpecialSaleFacts facts, WorkingCalendar calendar) => OffersRule.EndOf(
        OfferPeriod(facts.NoticeOn, calendar), facts, calendar, "special sale published", "公告特別變賣");

    private static readonly Rule<SpecialSaleRequestFacts> RequestRule = new()
    {
        Id = "IMM-06",
        Topic = "Real estate",
        Title = "Re-appraisal or another cut on request, else deemed withdrawn",
        Text = "Within the 3 months and before somebody buys, the creditor may ask to stop and to re-appraise or cut the price; without a request in time, enforcement on "
            + "that estate is deemed withdrawn.",
        Articles = [Law.Cea["95(2)"]],
        Function = "SpecialSale.Request",
        Decide = (facts, law) => Request(facts, law.Calendar),
    };

    /// <summary>IMM-06. Allowed: auction it once more; refused: buyer_first, open (Date: until when) or deemed_withdrawn. 強制執行法 95(2).</summary>
    public static Ruling Request(SpecialSaleRequestFacts facts, WorkingCalendar calendar)
    {
        var period = OfferPeriod(facts.NoticeOn, calendar);
        var requested = facts.RequestedOn <= period.End;
        void Why(Steps steps, SpecialSaleRequestFacts facts, Ruling ruling)
        {
            period.Say(steps, calendar, "special sale published", "公告特別變賣");
            if (facts.BuyerOn is { } buyer)
                steps.Say($"offer {buyer.Iso()}", $"{buyer.Roc()}有人應買");
            if (facts.RequestedOn is { } on)
                steps.Say($"requested {on.Iso()}", $"{on.Roc()}聲請另行估價或減價拍賣");
            steps.Say(ruling.Reason!, Chinese(ruling.Reason));
        }

        return facts.BuyerOn <= period.End && !(requested && facts.RequestedOn < facts.BuyerOn)
            ? RequestRule.Refuse(facts, "buyer_first", Consequence.None, Why)
            : requested ? RequestRule.Allow(facts, Why, "auction_again", period.Sureness(calendar))
            : facts.On <= period.End ? RequestRule.Refuse(facts, "open", Consequence.None, Why, period.End, period.Sureness(calendar))
            : RequestRule.Refuse(facts, "deemed_withdrawn", Consequence.Block, Why, period.End.AddDays(1), period.Sureness(calendar));
    }

    /// <summary>The rules of this topic.</summary>
    public static IReadOnlyList<Rule> Rules => [PublishRule, OffersRule, RequestRule];

    internal static Period PublishPeriod(DateOnly auctionOn, WorkingCalendar calendar) => Periods.Days(auctionOn, DaysToPublish, Rolling.NoRoll, calendar);

    internal static Period OfferPeriod(DateOnly noticeOn, WorkingCalendar calendar) => Periods.Months(noticeOn, OfferMonths, Rolling.NoRoll, calendar);

    private static string Chinese(string? reason) => reason switch
    {
        "buyer_first" => "已有人應買，不得聲請",
        "auction_again" => "停止特別變賣，另行估價或減價拍賣",
        "open" => "期限內尚得聲請",
        _ => "逾期未聲請，視為撤回該不動產之執行",
    };
}
