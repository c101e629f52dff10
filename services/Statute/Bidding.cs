namespace Enforcement.Statute;

/// <summary>Notice of an auction and the ranking of its bids 拍賣公告、開標 (強制執行法 64, 81, 85-90).</summary>
public static class Bidding
{
    private static readonly Rule<AuctionNoticeFacts> NoticeRule = new()
    {
        Id = "IMM-19",
        Topic = "Real estate",
        Title = "Contents of the auction notice",
        Text = "The notice states what is sold with its condition and who occupies it, why, when and where it is sold, the time to pay, the inspection, who may bid, and "
            + "for real estate the minimum price and whether it is handed over, or why not.",
        Articles = [Law.Cea["81(2)"], Law.Cea["64(2)"]],
        Function = "Bidding.Notice",
        Decide = (facts, _) => Notice(facts),
    };

    /// <summary>IMM-19. A refusal lists what is missing. 強制執行法 81(2), 64(2).</summary>
    public static Ruling Notice(AuctionNoticeFacts facts)
    {
        var missing = (facts.IsRealEstate ? NoticeContents.RealEstate : NoticeContents.Movable) & ~facts.Stated;
        return missing == NoticeContents.None
            ? NoticeRule.Allow(facts, static (steps, _, _) => steps.Say("everything the notice must state is stated", "公告應載明之事項均已載明"))
            : NoticeRule.Refuse(facts, "content_missing", Consequence.Correct, NamesOf(missing), static (steps, _, ruling) =>
                steps.Say($"missing: {string.Join(", ", ruling.Order)}", $"公告應載明而未載明：{string.Join("、", ruling.Order)}"));
    }

    private static readonly Rule<BidsFacts> RankRule = new()
    {
        Id = "IMM-18",
        Topic = "Real estate",
        Title = "The highest valid bid wins",
        Text = "A bid counts when it arrived before the opening, its deposit was paid, its bidder may bid and it reaches the minimum. The highest wins; of equal ones who "
            + "raises most on the spot, and if nobody raises the one drawn by lot.",
        Articles = [Law.Cea["87"], Law.Cea["89"], Law.Cea["90"], Law.Cea["70(6)"], Law.Cea["68-2(1)"]],
        Function = "Bidding.Rank",
        Decide = (facts, _) => Rank(facts),
    };

    /// <summary>IMM-18. Order: ids of the bids that count, best first; Amount: the price. Refused: no_valid_bid or tie. 強制執行法 89, 90.</summary>
    public static Ruling Rank(BidsFacts facts)
    {
        var counting = facts.Bids.Where(bid => Flaw(bid, facts) is null)
            .OrderByDescending(bid => bid.Amount).ThenByDescending(bid => bid.Raised).ThenByDescending(bid => bid.DrawnByLot).ThenBy(bid => bid.BidId).ToList();
        static void Why(Steps steps, BidsFacts facts, Ruling ruling)
        {
            steps.Say($"minimum {facts.MinimumPrice.Dollars()}, deposit {facts.DepositDue.Dollars()}, {facts.Bids.Count} bids",
                $"最低價額{facts.MinimumPrice.Dollars()}元，保證金{facts.DepositDue.Dollars()}元，投標{facts.Bids.Count}件");
            foreach (var bid in facts.Bids)
            {
                var flaw = Flaw(bid, facts);
                steps.Say($"bid {bid.BidId}: {bid.Amount.Dollars()}{(bid.Raised > 0 ? $" + {bid.Raised.Dollars()}" : "")}, {flaw ?? "counts"}",
                    $"標單{bid.BidId}：{bid.Amount.Dollars()}元{(bid.Raised > 0 ? $"，當場加價{bid.Raised.Dollars()}元" : "")}，{Chinese(flaw)}");
            }

            if (ruling.Amount is { } price)
                steps.Say($"won at {price.Dollars()}", $"以{price.Dollars()}元得標");
            else
                steps.Say(ruling.Reason == "tie" ? "equal highest bids: raise on the spot, else draw a lot" : "no bid counts", ruling.Reason == "tie" ? "最高價額相同：當場加價，無人加價者抽籤" : "無合格標單");
        }

        return counting switch
        {
            [] => RankRule.Refuse(facts, "no_valid_bid", Consequence.None, Why),
            [var best, var next, ..] when Place(best) == Place(next) => RankRule.Refuse(facts, "tie", Consequence.None, Why),
            [var best, ..] => RankRule.Sequence([.. counting.Select(bid => bid.BidId.ToString())], facts, Why, "won", amount: best.Amount + best.Raised),
        };
    }

    /// <summary>Why a bid does not count; null when it does.</summary>
    public static string? Flaw(OpenedBid bid, BidsFacts facts) => bid.IsBarred ? "barred"
        : bid.ArrivedLate ? "late"
        : bid.Deposit < facts.DepositDue ? "deposit_missing"
        : bid.Amount < facts.MinimumPrice ? "below_minimum"
        : null;

    /// <summary>The rules of this topic.</summary>
    public static IReadOnlyList<Rule> Rules => [RankRule, NoticeRule];

    private static (long Amount, long Raised, bool DrawnByLot) Place(OpenedBid bid) => (bid.Amount, bid.Raised, bid.DrawnByLot);

    private static string[] NamesOf(NoticeContents contents) =>
        [.. Enum.GetValues<NoticeContents>().Where(one => int.PopCount((int)one) == 1 && contents.HasFlag(one)).Select(one => one.Code())];

    private static string Chinese(string? flaw) => flaw switch
    {
        "barred" => "不得應買",
        "late" => "逾期投標",
        "deposit_missing" => "未照納保證金，投標無效",
        "below_minimum" => "未達最低價額",
        _ => "有效",
    };
}
