namespace Enforcement.Statute;

/// <summary>Seizure of movables 動產之查封 (強制執行法 50-53). Entering a home on rest days or at night (強制執行法 55) is GEN-04.</summary>
public static class Movables
{
    private const int HarvestMonths = 1;

    /// <summary>Months of living needs the seizure leaves.</summary>
    public static DatedTable<LivingNeedsMonths> NeedsMonths { get; } = new(
        "livingNeedsMonths", "Months of food, fuel and money left at a seizure: usual, least, most",
        new DatedValue<LivingNeedsMonths>(new DateOnly(2001, 1, 1), new(2, 1, 3), "強制執行法 52", IsVerified: true));

    private static readonly Rule<LivingNeedsFacts> NeedsRule = new()
    {
        Id = "MOV-01",
        Topic = "Movables",
        Title = "Leave two months' needs",
        Text = "A seizure leaves the obligor and relatives living with him food, fuel and money for two months; the officer may set one to three months.",
        Articles = [Law.Cea["52"]],
        Function = "Movables.LivingNeeds",
        Decide = LivingNeeds,
    };

    /// <summary>MOV-01. Amount: needs to leave, whole NT$. 強制執行法 52.</summary>
    public static Ruling LivingNeeds(LivingNeedsFacts facts, LawEdition law)
    {
        var table = law.On(NeedsMonths, facts.On);
        var limits = table.Value;
        var months = facts.MonthsSetByOfficer ?? limits.Usual;
        void Why(Steps steps, LivingNeedsFacts facts, Ruling ruling)
        {
            steps.Say(
                $"{months} months; usual {limits.Usual}, the officer may set {limits.Least} to {limits.Most}",
                $"酌留{months}個月；通常{limits.Usual}個月，不得短於{limits.Least}個月或超過{limits.Most}個月");
            if (ruling.Amount is { } amount)
                steps.Say($"{months} × {facts.MonthlyNeeds.Dollars()} = {amount.Dollars()} stay", $"{months}×{facts.MonthlyNeeds.Dollars()}＝{amount.Dollars()}元不得查封");
        }

        return months < limits.Least ? NeedsRule.Refuse(facts, "too_short", Consequence.Block, Why, caveats: table.Caveats)
            : months > limits.Most ? NeedsRule.Refuse(facts, "too_long", Consequence.Block, Why, caveats: table.Caveats)
            : NeedsRule.Sum(months * facts.MonthlyNeeds, facts, Why, caveats: table.Caveats);
    }

    private static readonly Rule<SeizureLimitFacts> LimitRule = new()
    {
        Id = "MOV-05",
        Topic = "Movables",
        Title = "Seize only up to claim and costs",
        Text = "Movables are seized only until their value covers the claim and the costs the obligor bears.",
        Articles = [Law.Cea["50"]],
        Function = "Movables.SeizeMore",
        Decide = (facts, _) => SeizeMore(facts),
    };

    /// <summary>MOV-05. Allowed while what is seized does not cover claim and costs. 強制執行法 50.</summary>
    public static Ruling SeizeMore(SeizureLimitFacts facts)
    {
        static void Why(Steps steps, SeizureLimitFacts facts, Ruling ruling) => steps.Say(
            $"seized {facts.AlreadySeized.Dollars()} of claim {facts.Claim.Dollars()} and costs {facts.Costs.Dollars()}",
            $"已查封{facts.AlreadySeized.Dollars()}元；債權{facts.Claim.Dollars()}元、費用{facts.Costs.Dollars()}元：{(ruling.IsAllowed ? "得再查封" : "已足清償，不得再查封")}");
        return facts.AlreadySeized < facts.Claim + facts.Costs ? LimitRule.Allow(facts, Why) : LimitRule.Refuse(facts, "enough", Consequence.Block, Why);
    }

    private static readonly Rule<SurplusFacts> SurplusRule = new()
    {
        Id = "MOV-06",
        Topic = "Movables",
        Title = "No seizure without surplus",
        Text = "No seizure when nothing would remain after the costs; a thing already seized is released when nothing would remain after prior claims and costs; "
            + "neither when the creditor, asked before, declares that it bears the costs.",
        Articles = [Law.Cea["50-1"]],
        Function = "Movables.Surplus",
        Decide = (facts, _) => Surplus(facts),
    };

    /// <summary>MOV-06. Allowed: something may remain, or the agency bears the costs; refused: do not seize, or release. 強制執行法 50-1.</summary>
    public static Ruling Surplus(SurplusFacts facts)
    {
        var before = facts.Costs + (facts.IsSeized ? facts.PriorClaims : 0);
        void Why(Steps steps, SurplusFacts facts, Ruling ruling) => steps.Say(
            $"proceeds {facts.ExpectedProceeds.Dollars()}, {(facts.IsSeized ? "prior claims and costs" : "costs")} {before.Dollars()}: {ruling.Reason}",
            $"預估賣得{facts.ExpectedProceeds.Dollars()}元，{(facts.IsSeized ? "優先債權及費用" : "費用")}{before.Dollars()}元：{(ruling.IsAllowed ? "得查封" : "無賸餘可能")}");
        return facts.ExpectedProceeds > before ? SurplusRule.Allow(facts, Why, "surplus")
            : facts.AgencyBearsCosts ? SurplusRule.Allow(facts, Why, "agency_bears_costs")
            : SurplusRule.Refuse(facts, facts.IsSeized ? "release" : "no_surplus", Consequence.Block, Why);
    }

    private static readonly Rule<ExemptThingFacts> ExemptRule = new()
    {
        Id = "MOV-07",
        Topic = "Movables",
        Title = "Things that may not be seized",
        Text = "Not seized: necessary clothes, bedding and articles; tools for work or education; honours; things of worship; fruits not harvestable within one "
            + "month; unpublished works; safety equipment. Unless the obligor consents or, on application, to exempt it would be clearly unfair.",
        Articles = [Law.Cea["53"]],
        Function = "Movables.Exempt",
        Decide = (facts, law) => Exempt(facts, law.Calendar),
    };

    /// <summary>MOV-07. Allowed: may be seized. 強制執行法 53.</summary>
    public static Ruling Exempt(ExemptThingFacts facts, WorkingCalendar calendar)
    {
        var harvestBy = Periods.Months(facts.On, HarvestMonths, Rolling.NoRoll, calendar).End;
        var exempt = facts.Thing != ExemptThing.None && !(facts.Thing == ExemptThing.UnripeFruits && facts.HarvestOn <= harvestBy);
        void Why(Steps steps, ExemptThingFacts facts, Ruling ruling)
        {
            steps.Say($"thing: {facts.Thing}", $"查封物類別：{Chinese(facts.Thing)}");
            if (facts.Thing == ExemptThing.UnripeFruits)
                steps.Say($"harvest {facts.HarvestOn?.Iso() ?? "unknown"}, within a month until {harvestBy.Iso()}", $"收穫期{facts.HarvestOn?.Roc() ?? "不明"}，一個月內至{harvestBy.Roc()}");
            steps.Say($"{(ruling.IsAllowed ? "may" : "may not")} be seized: {ruling.Reason}", ruling.IsAllowed ? "得查封" : "不得查封");
        }

        return !exempt ? ExemptRule.Allow(facts, Why, "not_exempt")
            : facts.ObligorConsents ? ExemptRule.Allow(facts, Why, "consent")
            : facts.UnfairToExempt ? ExemptRule.Allow(facts, Why, "unfair_to_exempt")
            : ExemptRule.Refuse(facts, "exempt", Consequence.Block, Why);
    }

    /// <summary>The rules of this topic.</summary>
    public static IReadOnlyList<Rule> Rules => [NeedsRule, LimitRule, SurplusRule, ExemptRule];

    private static string Chinese(ExemptThing thing) => thing switch
    {
        ExemptThing.Necessities => "生活必需之衣服、寢具及其他物品",
        ExemptThing.ToolsOfWorkOrEducation => "職業或教育上必需之器具、物品",
        ExemptThing.Honours => "勳章及表彰榮譽之物品",
        ExemptThing.Worship => "祭祀、禮拜所用之物",
        ExemptThing.UnripeFruits => "未與土地分離之天然孳息",
        ExemptThing.UnpublishedWork => "尚未發表之發明或著作",
        ExemptThing.SafetyEquipment => "防災或安全設備",
        _ => "一般動產",
    };
}
