namespace Enforcement.Statute;

/// <summary>What follows a winning bid: the price, the co-owners' right, the hand-over 價金、優先承買、點交 (強制執行法 68-2, 81, 99, 113; 土地法 34-1).</summary>
public static class AfterSale
{
    /// <summary>Days in which a co-owner who was told of the sale of a share may buy it at the same terms.</summary>
    public static DatedTable<int> PriorityDays { get; } = new(
        "coOwnerPriorityDays", "Days of a co-owner to declare to buy at the same terms",
        new DatedValue<int>(new DateOnly(2001, 1, 1), 15, "土地法第三十四條之一執行要點, from memory", IsVerified: false));

    private static readonly Rule<PriceFacts> PriceRule = new()
    {
        Id = "IMM-16",
        Topic = "Real estate",
        Title = "The price is paid in the time the notice set",
        Text = "The buyer pays the price within the days the notice set; who does not has defaulted, and the thing is auctioned anew.",
        Articles = [Law.Cea["81(2)(4)"], Law.Cea["64(2)(4)"], Law.Cea["68-2(1)"], Law.Cea["113"], Law.Cc["122"]],
        Function = "AfterSale.PayBy",
        Decide = (facts, law) => PayBy(facts, law.Calendar),
    };

    /// <summary>IMM-16. Won + days of the notice, ROLL: Date while open; allowed: paid in time; refused: late, unpaid or no_time_set. 強制執行法 81(2)(4), 68-2(1).</summary>
    public static Ruling PayBy(PriceFacts facts, WorkingCalendar calendar)
    {
        if (facts.Days <= 0)
            return PriceRule.Refuse(facts, "no_time_set", Consequence.Correct, static (steps, _, _) => steps.Say("the notice sets no time to pay", "公告未定繳款期限"));
        var period = Periods.Days(facts.WonOn, facts.Days, Rolling.Roll, calendar);
        void Why(Steps steps, PriceFacts facts, Ruling ruling)
        {
            period.Say(steps, calendar, "won", "拍定");
            if (facts.PaidOn is { } paid)
                steps.Say($"paid {paid.Iso()}: {ruling.Reason}", $"{paid.Roc()}繳足價金：{(ruling.IsAllowed ? "於期限內" : "已逾期")}");
            else if (ruling.Reason is not null)
                steps.Say("not paid in time: auction anew", "逾期未繳足價金：再行拍賣");
        }

        return facts.PaidOn is { } on
            ? on <= period.End ? PriceRule.Allow(facts, Why, "in_time", period.Sureness(calendar))
                : PriceRule.Refuse(facts, "late", Consequence.Block, Why, period.End, period.Sureness(calendar))
            : facts.On > period.End ? PriceRule.Refuse(facts, "unpaid", Consequence.Block, Why, period.End, period.Sureness(calendar))
            : PriceRule.On(period.End, facts, Why, period.Sureness(calendar));
    }

    private static readonly Rule<CoOwnerPriorityFacts> PriorityRule = new()
    {
        Id = "IMM-17",
        Topic = "Real estate",
        Title = "A co-owner may buy the share at the same terms",
        Text = "When a share is sold the other co-owners are told and may declare in time to buy it at the same terms, before the buyer.",
        Articles = [Law.Land["34-1(4)"], Law.Cea["102(1)"]],
        Function = "AfterSale.CoOwnerPriority",
        Decide = CoOwnerPriority,
    };

    /// <summary>IMM-17. Told + days, ROLL: Date while open; allowed: he buys; refused: lapsed. 土地法 34-1(4).</summary>
    public static Ruling CoOwnerPriority(CoOwnerPriorityFacts facts, LawEdition law)
    {
        var days = law.On(PriorityDays, facts.ToldOn);
        var period = Periods.Days(facts.ToldOn, days.Value, Rolling.Roll, law.Calendar);
        var caveats = days.Caveats | period.Sureness(law.Calendar);
        void Why(Steps steps, CoOwnerPriorityFacts facts, Ruling ruling)
        {
            period.Say(steps, law.Calendar, "co-owner told", "通知他共有人");
            if (facts.DeclaredOn is { } declared)
                steps.Say($"declared {declared.Iso()}", $"{declared.Roc()}表示優先承買");
            if (ruling.Reason is { } reason)
                steps.Say(reason == "buys" ? "he buys at the same terms" : "his right has lapsed", reason == "buys" ? "依同一條件優先承買" : "逾期未表示，視為放棄");
        }

        return facts.DeclaredOn <= period.End ? PriorityRule.Allow(facts, Why, "buys", caveats)
            : facts.DeclaredOn is not null || facts.On > period.End ? PriorityRule.Refuse(facts, "lapsed", Consequence.None, Why, period.End, caveats)
            : PriorityRule.On(period.End, facts, Why, caveats);
    }

    private static readonly Rule<HandOverFacts> HandOverRule = new()
    {
        Id = "IMM-20",
        Topic = "Real estate",
        Title = "Hand-over to the buyer",
        Text = "Once title has passed the branch removes the obligor, whoever came after the seizure, and whoever has no right or whose right was removed, and hands the "
            + "estate over; it does not remove others with a right.",
        Articles = [Law.Cea["99"], Law.Cea["98(2)"]],
        Function = "AfterSale.HandOver",
        Decide = (facts, _) => HandOver(facts),
    };

    /// <summary>IMM-20. Title passed, and nobody with a right from before the seizure occupies it. 強制執行法 99.</summary>
    public static Ruling HandOver(HandOverFacts facts)
    {
        var reason = !(facts.TitlePassedOn <= facts.On) ? "title_not_passed" : facts.Occupant == Occupant.WithRight ? "occupied_by_right" : null;
        static void Why(Steps steps, HandOverFacts facts, Ruling ruling)
        {
            steps.Say($"title passed {facts.TitlePassedOn?.Iso() ?? "not yet"}, occupied by {facts.Occupant.Code()}",
                $"{(facts.TitlePassedOn is { } passed ? $"{passed.Roc()}取得所有權" : "尚未取得所有權")}，{Chinese(facts.Occupant)}");
            steps.Say(ruling.IsAllowed ? "handed over" : $"not handed over: {ruling.Reason}", ruling.IsAllowed ? "點交於買受人" : "不點交");
        }

        return reason is null ? HandOverRule.Allow(facts, Why) : HandOverRule.Refuse(facts, reason, Consequence.None, Why);
    }

    /// <summary>The rules of this topic.</summary>
    public static IReadOnlyList<Rule> Rules => [PriceRule, PriorityRule, HandOverRule];

    private static string Chinese(Occupant occupant) => occupant switch
    {
        Occupant.Nobody => "無人占有",
        Occupant.Obligor => "債務人占有",
        Occupant.WithoutRight => "查封後占有，或查封前無權占有而不爭執",
        Occupant.RightRemoved => "占有權源已除去",
        _ => "查封前有權占有",
    };
}
