namespace Enforcement.Statute;

/// <summary>Garnishment and protected amounts (強制執行法 115-1, 122; benefit accounts). The need itself is <see cref="LivingNeed"/>.</summary>
public static class Garnishment
{
    private const string Topic = "Garnishment";
    private const int CapDivisor = 3;

    private static readonly Rule<PayFacts> ThirdRule = new()
    {
        Id = "GAR-01",
        Topic = Topic,
        Title = "At most one third of each payment",
        Text = "Of continuing pay for a natural person's work, and of continuing payments needed for living, at most one third of each payment is attached, rounded down.",
        Articles = [Law.Cea["115-1(2)"]],
        Function = "Garnishment.Third",
        Decide = (facts, _) => Third(facts),
    };

    /// <summary>GAR-01. floor(pay / 3). 強制執行法 115-1(2).</summary>
    public static Ruling Third(PayFacts facts) => ThirdRule.Sum(ThirdOf(facts.Pay), facts, static (steps, facts, ruling) =>
        steps.Say($"one third of {facts.Pay.Dollars()}, rounded down: {ruling.Amount!.Value.Dollars()}", $"{facts.Pay.Dollars()}元之三分之一，元以下捨去：{ruling.Amount!.Value.Dollars()}元"));

    private static readonly Rule<GarnishedPayment> NeedRule = new()
    {
        Id = "GAR-02",
        Topic = Topic,
        Title = "The living need is left",
        Text = "What the obligor and the co-living relatives he supports need is left: 1.2 times the minimum living cost of the place for himself, and by his share of the "
            + "support for each relative. What is above may be attached, rounded down.",
        Articles = [Law.Cea["122(2)"], Law.Cea["122(3)"], Law.Cea["122(4)"]],
        Function = "Garnishment.AboveNeed",
        Decide = AboveNeed,
    };

    /// <summary>GAR-02. Amount: what of the payment lies above the living need. 強制執行法 122(3)(4).</summary>
    public static Ruling AboveNeed(GarnishedPayment facts, LawEdition law) => LivingNeed.Of(facts, law) is { } need
        ? NeedRule.Sum(need.Above(facts.Pay, facts.OtherMeans), facts, (steps, facts, ruling) => SayAbove(steps, facts, need), need.Above(facts.Pay, facts.OtherMeans) == 0 ? "all_needed" : null, need.Caveats)
        : NeedRule.Refuse(facts, "support_share_invalid", Consequence.Block, SayInvalid);

    private static readonly Rule<WelfareFacts> WelfareRule = new()
    {
        Id = "GAR-03",
        Topic = Topic,
        Title = "Welfare money is never attached",
        Text = "Social benefits, aid and subsidies cannot be attached; when attached money proves to be such, the attachment is revoked at once.",
        Articles = [Law.Cea["122(1)"]],
        Function = "Garnishment.Welfare",
        Decide = (facts, _) => Welfare(facts),
    };

    /// <summary>GAR-03. Refused for welfare money, <c>revoke_at_once</c> when it is attached already; else the amount. 強制執行法 122(1).</summary>
    public static Ruling Welfare(WelfareFacts facts) => facts.Source == MoneySource.Welfare
        ? WelfareRule.Refuse(facts, facts.IsAttached ? "revoke_at_once" : "welfare_money", Consequence.Block, static (steps, facts, _) => steps.Say(
            facts.IsAttached ? $"{facts.Amount.Dollars()} is welfare money: revoke the attachment at once" : $"{facts.Amount.Dollars()} is welfare money: not attachable",
            facts.IsAttached ? $"{facts.Amount.Dollars()}元係社會福利津貼、救助或補助：應即撤銷扣押" : $"{facts.Amount.Dollars()}元係社會福利津貼、救助或補助：不得扣押"))
        : WelfareRule.Sum(facts.Amount, facts, static (steps, facts, _) => steps.Say($"{facts.Source.Code()}: no welfare money", "非社會福利津貼、救助或補助"));

    private static readonly Rule<BenefitAccountFacts> AccountRule = new()
    {
        Id = "GAR-04",
        Topic = Topic,
        Title = "Benefit accounts are not attached",
        Text = "Deposits in an account opened for labour insurance, national pension or labour pension benefits cannot be attached.",
        Articles = [Law.LabourInsurance["29"], Law.NationalPension["55"], Law.LabourPension["29"]],
        Function = "Garnishment.Account",
        Decide = (facts, _) => Account(facts),
    };

    /// <summary>GAR-04. Refused for a benefit account; else the balance. 勞工保險條例 29; 國民年金法 55; 勞工退休金條例 29.</summary>
    public static Ruling Account(BenefitAccountFacts facts) => facts.Account != BenefitAccount.None
        ? AccountRule.Refuse(facts, "benefit_account", Consequence.Block, static (steps, facts, _) => steps.Say($"benefit account: {facts.Account.Code()}", "給付專戶內之存款，不得扣押"))
        : AccountRule.Sum(facts.Balance, facts, static (steps, _, _) => steps.Say("no benefit account", "非給付專戶"));

    private static readonly Rule<GarnishedPayment> FairnessRule = new()
    {
        Id = "GAR-05",
        Topic = Topic,
        Title = "Fairness may lift the cap, never the living money",
        Text = "Where one third would be unfair the officer may leave the cap, with a stated reason; the living need stays.",
        Articles = [Law.Cea["115-1(3)"], Law.Cea["122(5)"]],
        Function = "Garnishment.Fairness",
        Decide = Fairness,
    };

    /// <summary>GAR-05. With a reason: what lies above the living need, whatever the third. 強制執行法 115-1(3), 122(5).</summary>
    public static Ruling Fairness(GarnishedPayment facts, LawEdition law)
    {
        if (string.IsNullOrWhiteSpace(facts.FairnessReason))
            return FairnessRule.Refuse(facts, "reason_missing", Consequence.Block, static (steps, _, _) => steps.Say("no reason is stated: the cap stays", "未載明顯失公平之理由，仍以三分之一為限"));
        return LivingNeed.Of(facts, law) is { } need
            ? FairnessRule.Sum(need.Above(facts.Pay, facts.OtherMeans), facts, (steps, facts, _) =>
            {
                steps.Say($"cap lifted: {facts.FairnessReason}", $"不受三分之一限制：{facts.FairnessReason}");
                SayAbove(steps, facts, need);
            }, "cap_lifted", need.Caveats)
            : FairnessRule.Refuse(facts, "support_share_invalid", Consequence.Block, SayInvalid);
    }

    private static readonly Rule<OrderCoverFacts> CoverRule = new()
    {
        Id = "GAR-06",
        Topic = Topic,
        Title = "An order covers debt and costs, the excess is released",
        Text = "Orders cover the debt and the necessary costs, less what other orders cover already; what is attached beyond is released.",
        Articles = [Law.Cea["115-1(1)"], Law.Cea["50"], Law.Ael["25"]],
        Function = "Garnishment.Cover",
        Decide = Cover,
    };

    /// <summary>GAR-06. Amount: what the order covers; what is attached beyond it is <c>excess_released</c>. 強制執行法 115-1(1), 50.</summary>
    public static Ruling Cover(OrderCoverFacts facts, LawEdition law)
    {
        var fee = law.On(EnforcementCosts.BankHandlingFee, facts.On);
        var most = Math.Max(0, facts.Debt + facts.Costs - facts.CoveredElsewhere);
        if (facts.IsBank && most > 0)
            most += fee.Value;
        var covered = facts.Attached is { } attached ? Math.Clamp(attached, 0, most) : most;
        return CoverRule.Sum(covered, facts, (steps, facts, _) =>
        {
            steps.Say($"debt {facts.Debt.Dollars()} + costs {facts.Costs.Dollars()} - covered elsewhere {facts.CoveredElsewhere.Dollars()}",
                $"債權{facts.Debt.Dollars()}元加費用{facts.Costs.Dollars()}元，扣除其他命令已涵蓋{facts.CoveredElsewhere.Dollars()}元");
            if (facts.IsBank)
                steps.Say($"bank handling fee {fee.Value.Dollars()}", $"金融機構手續費{fee.Value.Dollars()}元");
            steps.Say($"the order covers at most {most.Dollars()}", $"命令最多涵蓋{most.Dollars()}元");
            if (facts.Attached is { } held)
                steps.Say($"attached {held.Dollars()}: {covered.Dollars()} covered, {(held - covered).Dollars()} released", $"扣押{held.Dollars()}元：涵蓋{covered.Dollars()}元，{(held - covered).Dollars()}元應予撤銷");
        }, facts.Attached > covered ? "excess_released" : null, facts.IsBank ? fee.Caveats : Caveats.None);
    }

    private static readonly Rule<GarnishedPayment> AttachableRule = new()
    {
        Id = "GAR-07",
        Topic = Topic,
        Title = "What of a payment may be attached",
        Text = "Nothing of welfare money and benefit accounts; of wages and living payments the lesser of one third (unless fairness lifts it) and what lies above the living "
            + "need; of other claims needed for living what lies above the need; never more than is owed.",
        Articles = [Law.Cea["115-1"], Law.Cea["122"], Law.LabourInsurance["29"], Law.NationalPension["55"], Law.LabourPension["29"]],
        Function = "Garnishment.Attachable",
        Decide = Attachable,
    };

    /// <summary>GAR-07. GAR-01 to GAR-05 together for one payment: amount attachable, and in the reason which limit decided. 強制執行法 115-1, 122.</summary>
    public static Ruling Attachable(GarnishedPayment facts, LawEdition law)
    {
        if (facts.Account != BenefitAccount.None || facts.Source == MoneySource.Welfare)
        {
            return AttachableRule.Sum(0, facts, static (steps, facts, _) => steps.Say(
                facts.Source == MoneySource.Welfare ? "welfare money: nothing" : "benefit account: nothing", facts.Source == MoneySource.Welfare ? "社會福利金錢：不得扣押" : "給付專戶：不得扣押"),
                facts.Source == MoneySource.Welfare ? "welfare_money" : "benefit_account");
        }

        if (LivingNeed.Of(facts, law) is not { } need)
            return AttachableRule.Refuse(facts, "support_share_invalid", Consequence.Block, SayInvalid);
        var isProtected = facts.Source != MoneySource.OtherClaim;
        var isCapped = facts.Source is MoneySource.Wages or MoneySource.LivingPayments && string.IsNullOrWhiteSpace(facts.FairnessReason);
        var (amount, reason) = isProtected ? (need.Above(facts.Pay, facts.OtherMeans), "living_need") : (Math.Max(0, facts.Pay), "whole");
        if (isCapped && ThirdOf(facts.Pay) <= amount)
            (amount, reason) = (ThirdOf(facts.Pay), "third");
        if (facts.StillOwed is { } owed && owed < amount)
            (amount, reason) = (Math.Max(0, owed), "debt_covered");
        return AttachableRule.Sum(amount, facts, (steps, facts, ruling) =>
        {
            steps.Say($"{facts.Source.Code()}, payment {facts.Pay.Dollars()}", $"本期給付{facts.Pay.Dollars()}元");
            if (isCapped)
                steps.Say($"one third: {ThirdOf(facts.Pay).Dollars()}", $"三分之一：{ThirdOf(facts.Pay).Dollars()}元");
            else if (!string.IsNullOrWhiteSpace(facts.FairnessReason))
                steps.Say($"cap lifted: {facts.FairnessReason}", $"不受三分之一限制：{facts.FairnessReason}");
            if (isProtected)
                SayAbove(steps, facts, need);
            if (facts.StillOwed is { } still)
                steps.Say($"still owed {still.Dollars()}", $"尚待清償{still.Dollars()}元");
            steps.Say($"attachable {ruling.Amount!.Value.Dollars()} ({ruling.Reason})", $"得扣押{ruling.Amount!.Value.Dollars()}元");
        }, reason, isProtected ? need.Caveats : Caveats.None);
    }

    /// <summary>The rules of this topic.</summary>
    public static IReadOnlyList<Rule> Rules => [ThirdRule, NeedRule, WelfareRule, AccountRule, FairnessRule, CoverRule, AttachableRule];

    private static long ThirdOf(long pay) => Math.Max(0, pay) / CapDivisor;

    private static void SayAbove(Steps steps, GarnishedPayment facts, LivingNeed need)
    {
        need.Explain(steps);
        var (other, chinese) = facts.OtherMeans > 0
            ? ($" + other means {facts.OtherMeans.Dollars()}", $"加其他生活資源{facts.OtherMeans.Dollars()}元")
            : ("", "");
        var above = need.Above(facts.Pay, facts.OtherMeans).Dollars();
        steps.Say($"{facts.Pay.Dollars()}{other} - {need.Words}, rounded down: {above} above the living need", $"{facts.Pay.Dollars()}元{chinese}減{need.Words}元，元以下捨去：逾生活所需{above}元");
    }

    private static void SayInvalid(Steps steps, GarnishedPayment facts, Ruling ruling) =>
        steps.Say("a dependant's share is not between 0 and 1: nothing can be attached", "扶養比例有誤，無從計算應酌留之生活費");
}
