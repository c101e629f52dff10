namespace Enforcement.Statute;

/// <summary>Luxury ban 禁奢條款 (行政執行法 17-1).</summary>
public static class LuxuryBan
{
    private const string Topic = "Luxury ban";

    /// <summary>行政執行法 17-1 was added 2010-02-03 and put in force on this day by the Executive Yuan (history of the act, laws.taipei.gov.tw).</summary>
    private static readonly DateOnly InForce = new(2010, 6, 3);

    /// <summary>Amounts set by the Ministry of Justice. Reported from memory, the announcement was not found (law.md 12 item 1).</summary>
    public static DatedTable<LuxuryBanAmounts> Amounts { get; } = new(
        "luxuryBanAmounts", "NT$ from which a ban is possible, from which an item may be forbidden, and the monthly living cap",
        new DatedValue<LuxuryBanAmounts>(InForce, new(10_000_000, 2_000, null), "reported, announcement of the Ministry of Justice not read", IsVerified: false));

    private static readonly Rule<LuxuryBanFacts> IssueRule = new()
    {
        Id = "LUX-01",
        Topic = Topic,
        Title = "When a luxury ban may be issued",
        Text = "Against a natural person whose arrears reach the amount set, whose discovered property is insufficient, and who lives above ordinary people.",
        Articles = [Law.Ael["17-1(1)"], Law.Ael["17-1(2)"]],
        Function = "LuxuryBan.Issue",
        InForceFrom = InForce,
        Decide = Issue,
    };

    /// <summary>LUX-01. Natural person, arrears, property insufficient, life above ordinary. 行政執行法 17-1(1).</summary>
    public static Ruling Issue(LuxuryBanFacts facts, LawEdition law)
    {
        var amounts = law.On(Amounts, facts.On);
        var reason = !facts.IsNaturalPerson ? "not_natural_person"
            : facts.TotalArrears < amounts.Value.Arrears ? "arrears_below_threshold"
            : !facts.PropertyInsufficient ? "property_sufficient"
            : !facts.LivesAboveOrdinary ? "ordinary_life"
            : null;
        void Why(Steps steps, LuxuryBanFacts facts, Ruling ruling)
        {
            steps.Say($"natural person: {facts.IsNaturalPerson}", facts.IsNaturalPerson ? "義務人為自然人" : "義務人非自然人");
            steps.Say($"total arrears {facts.TotalArrears.Dollars()}, at least {amounts.Value.Arrears.Dollars()}",
                $"滯欠合計{facts.TotalArrears.Dollars()}元，須達{amounts.Value.Arrears.Dollars()}元");
            steps.Say($"property insufficient: {facts.PropertyInsufficient}, life above ordinary: {facts.LivesAboveOrdinary}",
                $"{(facts.PropertyInsufficient ? "已發現之財產不足清償" : "財產足供清償")}，{(facts.LivesAboveOrdinary ? "生活逾越一般人通常程度" : "生活未逾越一般人通常程度")}");
        }

        return reason is null ? IssueRule.Allow(facts, Why, caveats: amounts.Caveats) : IssueRule.Refuse(facts, reason, Consequence.None, Why, caveats: amounts.Caveats);
    }

    private static readonly Rule<LuxuryHearingFacts> HearingRule = new()
    {
        Id = "LUX-02",
        Topic = Topic,
        Title = "Written notice to state an opinion before",
        Text = "Before a ban the obligor is notified in writing, with proof of service, to appear and state his opinion; absence without good reason does not stop it.",
        Articles = [Law.Ael["17-1(3)"]],
        Function = "LuxuryBan.Hearing",
        InForceFrom = InForce,
        Decide = (facts, _) => Hearing(facts),
    };

    /// <summary>LUX-02. Notice served before the hearing day, and that day has come. 行政執行法 17-1(3).</summary>
    public static Ruling Hearing(LuxuryHearingFacts facts)
    {
        static void Why(Steps steps, LuxuryHearingFacts facts, Ruling ruling)
        {
            steps.Say(facts.NoticeServedOn is { } served ? $"notice served {served.Iso()}" : "no notice served",
                facts.NoticeServedOn is { } on ? $"{on.Roc()}通知送達" : "未以書面通知陳述意見");
            steps.Say($"to appear {facts.HearingOn.Iso()}, appeared: {facts.Appeared}; ban {facts.IssueOn.Iso()}",
                $"通知{facts.HearingOn.Roc()}到場，{(facts.Appeared ? "已到場" : "未到場，不影響程序")}；{facts.IssueOn.Roc()}核發");
        }

        var reason = facts.NoticeServedOn is not { } notice || notice > facts.IssueOn ? "notice_missing"
            : notice > facts.HearingOn ? "served_too_late"
            : facts.IssueOn < facts.HearingOn ? "hearing_to_come"
            : null;
        return reason is null ? HearingRule.Allow(facts, Why, facts.Appeared ? "appeared" : "absent")
            : HearingRule.Refuse(facts, reason, Consequence.Block, Why, reason == "hearing_to_come" ? facts.HearingOn : null);
    }

    private static readonly Rule<LuxuryEndFacts> EndRule = new()
    {
        Id = "LUX-03",
        Topic = Topic,
        Title = "Lifted when the procedure ends",
        Text = "When the procedure ends the ban is lifted and the third parties are told.",
        Articles = [Law.Ael["17-1(5)"]],
        Function = "LuxuryBan.End",
        InForceFrom = InForce,
        Decide = (facts, _) => End(facts),
    };

    /// <summary>LUX-03. Date: lift and tell third parties that day; refused while the procedure goes on. 行政執行法 17-1(5).</summary>
    public static Ruling End(LuxuryEndFacts facts) => facts.ProcedureEndedOn is { } ended
        ? EndRule.On(ended, facts, static (steps, facts, _) => steps.Say(
            $"procedure ended {facts.ProcedureEndedOn!.Value.Iso()}: lift the ban and tell the third parties", $"{facts.ProcedureEndedOn!.Value.Roc()}執行程序終結：解除禁止命令並通知第三人"))
        : EndRule.Refuse(facts, "stays", Consequence.None, static (steps, _, _) => steps.Say("the procedure goes on: the ban stays", "執行程序尚未終結，禁止命令仍存續"));

    private static readonly Rule<LuxuryBreachFacts> BreachRule = new()
    {
        Id = "LUX-04",
        Topic = Topic,
        Title = "Breach: order to pay or report, then able but unwilling",
        Text = "A breach without good reason lets the branch order payment of a suitable sum in a period, or a report of property, income and use of money; who does not obey "
            + "is deemed able but unwilling (17(1)(1)).",
        Articles = [Law.Ael["17-1(6)"], Law.Ael["17(1)(1)"]],
        Function = "LuxuryBan.Breach",
        InForceFrom = InForce,
        Decide = (facts, _) => Breach(facts),
    };

    /// <summary>LUX-04. <c>may_order</c> after a breach, <c>deemed_unwilling</c> from the day after the order's period. 行政執行法 17-1(6).</summary>
    public static Ruling Breach(LuxuryBreachFacts facts)
    {
        static void Why(Steps steps, LuxuryBreachFacts facts, Ruling ruling)
        {
            steps.Say($"breach: {facts.IsBreached}, good reason: {facts.HasGoodReason}", $"{(facts.IsBreached ? "違反禁止命令" : "未違反禁止命令")}，{(facts.HasGoodReason ? "有正當理由" : "無正當理由")}");
            if (facts.OrderDueOn is { } due)
                steps.Say($"order to pay or report by {due.Iso()}, obeyed: {facts.OrderObeyed}; seen {facts.On.Iso()}", $"命於{due.Roc()}前清償或報告，{(facts.OrderObeyed ? "已遵行" : "未遵行")}；{facts.On.Roc()}查核");
            steps.Say($"result: {ruling.Reason}", ruling.Reason switch
            {
                "may_order" => "得限期命其清償適當之金額或報告財產、收入及資金運用",
                "deemed_unwilling" => "視為顯有履行義務之可能而故不履行",
                _ => "不得為進一步處置",
            });
        }

        return facts switch
        {
            { IsBreached: false } => BreachRule.Refuse(facts, "no_breach", Consequence.None, Why),
            { HasGoodReason: true } => BreachRule.Refuse(facts, "good_reason", Consequence.None, Why),
            { OrderDueOn: null } => BreachRule.Allow(facts, Why, "may_order"),
            { OrderObeyed: true } => BreachRule.Refuse(facts, "obeyed", Consequence.None, Why),
            _ when facts.On <= facts.OrderDueOn => BreachRule.Refuse(facts, "period_running", Consequence.Block, Why, facts.OrderDueOn.Value.AddDays(1)),
            _ => BreachRule.Allow(facts, Why, "deemed_unwilling"),
        };
    }

    private static readonly Rule<LuxuryWeighingFacts> WeighRule = new()
    {
        Id = "LUX-05",
        Topic = Topic,
        Title = "What is weighed before a ban",
        Text = "Cause and amount of the arrears, repayment, the agency's opinion and, on application, the applicant's reasons are weighed and stated.",
        Articles = [Law.Ael["17-1(4)"]],
        Function = "LuxuryBan.Weigh",
        InForceFrom = InForce,
        Decide = (facts, _) => Weigh(facts),
    };

    /// <summary>LUX-05. Every point weighed is stated; a refusal lists the missing ones. 行政執行法 17-1(4).</summary>
    public static Ruling Weigh(LuxuryWeighingFacts facts)
    {
        List<string> missing = [];
        void Need(string point, string? stated)
        {
            if (string.IsNullOrWhiteSpace(stated))
                missing.Add(point);
        }

        Need("cause_and_amount", facts.CauseAndAmount);
        Need("repayment", facts.Repayment);
        Need("agency_opinion", facts.AgencyOpinion);
        if (facts.IsOnApplication)
            Need("applicant_reasons", facts.ApplicantReasons);
        return missing.Count == 0
            ? WeighRule.Allow(facts, static (steps, _, _) => steps.Say("all points are weighed", "應斟酌之事項均已載明"))
            : WeighRule.Refuse(facts, "not_weighed", Consequence.Block, missing, static (steps, _, ruling) =>
                steps.Say($"not weighed: {string.Join(", ", ruling.Order)}", $"未斟酌事項：{string.Join("、", ruling.Order.Select(Chinese))}"));
    }

    private static string Chinese(string point) => point switch
    {
        "cause_and_amount" => "義務發生原因及滯欠金額",
        "repayment" => "清償情形",
        "agency_opinion" => "移送機關之意見",
        _ => "利害關係人申請之理由",
    };

    private static readonly Rule<LuxuryOrderFacts> OrderRule = new()
    {
        Id = "LUX-06",
        Topic = Topic,
        Title = "What a ban may forbid",
        Text = "Goods, services, gifts and loans are forbidden from an amount not below the one set; monthly living costs above an amount not below the cap set; transport, "
            + "investments and places by name.",
        Articles = [Law.Ael["17-1(1)"], Law.Ael["17-1(2)"]],
        Function = "LuxuryBan.Order",
        InForceFrom = InForce,
        Decide = Order,
    };

    /// <summary>LUX-06. The prohibition names an amount where it must, and none below the one set. 行政執行法 17-1(1)(2).</summary>
    public static Ruling Order(LuxuryOrderFacts facts, LawEdition law)
    {
        var amounts = law.On(Amounts, facts.On);
        long? least = facts.Order switch
        {
            LuxuryOrder.GoodsAndServices or LuxuryOrder.GiftsAndLoans => amounts.Value.Item,
            LuxuryOrder.MonthlyLiving => amounts.Value.MonthlyLiving ?? 0,
            _ => null,
        };
        void Why(Steps steps, LuxuryOrderFacts facts, Ruling ruling) => steps.Say(
            least is { } bound ? $"{facts.Order.Code()} from {facts.Amount?.Dollars() ?? "no amount"}, set amount {bound.Dollars()}" : $"{facts.Order.Code()}: no amount needed",
            least is { } set ? $"{(facts.Amount is { } named ? $"禁止金額{named.Dollars()}元" : "未載明禁止金額")}，所定金額{set.Dollars()}元" : "該款禁止無須定金額");
        if (least is null)
            return OrderRule.Allow(facts, Why);
        return facts.Amount is not { } amount ? OrderRule.Refuse(facts, "amount_missing", Consequence.Block, Why, caveats: amounts.Caveats)
            : amount < least ? OrderRule.Refuse(facts, "amount_too_low", Consequence.Block, Why, caveats: amounts.Caveats)
            : OrderRule.Allow(facts, Why, caveats: amounts.Caveats);
    }

    /// <summary>The rules of this topic.</summary>
    public static IReadOnlyList<Rule> Rules => [IssueRule, HearingRule, EndRule, BreachRule, WeighRule, OrderRule];
}
