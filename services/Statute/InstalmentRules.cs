namespace Enforcement.Statute;

/// <summary>Facts of INS-01.</summary>
/// <param name="CannotPayAtOnce">The obligor cannot pay all at once.</param>
/// <param name="AgencyConsents">The transferring agency consents.</param>
public readonly record struct InstalmentRequestFacts(bool CannotPayAtOnce, bool AgencyConsents);

/// <summary>Facts of INS-02.</summary>
/// <param name="On">Day of the decision.</param>
/// <param name="Instalments">How many, monthly.</param>
/// <param name="TotalArrears">Accumulated over the obligor's cases, whole NT$; decides under the directions of 2008.</param>
/// <param name="IsException">More is granted as an exception.</param>
public readonly record struct InstalmentCountFacts(DateOnly On, int Instalments, long TotalArrears, bool IsException = false);

/// <summary>Facts of INS-03.</summary>
/// <param name="LastDueOn">Due day of the last instalment.</param>
/// <param name="EnforcementEnds">Last day of the period of enforcement.</param>
public readonly record struct PlanEndFacts(DateOnly LastDueOn, DateOnly EnforcementEnds);

/// <summary>Facts of INS-04.</summary>
/// <param name="DueOn">Due date of the instalment.</param>
/// <param name="On">Day of looking; null asks only for the last day to pay.</param>
/// <param name="Paid">Paid in time.</param>
/// <param name="BillDishonoured">A bill or note was not paid.</param>
public readonly record struct MissedInstalmentFacts(DateOnly DueOn, DateOnly? On = null, bool Paid = false, bool BillDishonoured = false);

/// <summary>Facts of INS-05.</summary>
/// <param name="BearsInterest">The claim bears interest or late fees.</param>
public readonly record struct RunningPlanFacts(bool BearsInterest);

/// <summary>How many instalments the directions permit.</summary>
/// <param name="Below">Total arrears below this amount; null is no bound.</param>
/// <param name="Most">Most instalments without exception.</param>
/// <param name="MostAsException">Most as an exception; null is no fixed number.</param>
public sealed record InstalmentTier(long? Below, int Most, int? MostAsException);

/// <summary>Instalments 分期繳納 (施行細則 27; 分期繳納實施要點).</summary>
public static class InstalmentRules
{
    private const int Least = 2;

    /// <summary>The directions by date: five tiers since 2008-10-31, 2 to 72 for all since 2022. The day in 2022 and the rest of point 4 are unverified.</summary>
    public static DatedTable<IReadOnlyList<InstalmentTier>> Tiers { get; } = new(
        "instalmentTiers", "Most instalments by total arrears",
        new DatedValue<IReadOnlyList<InstalmentTier>>(
            new DateOnly(2008, 10, 31),
            [new(200_000, 6, 60), new(1_000_000, 8, 60), new(5_000_000, 16, 60), new(10_000_000, 36, 60), new(60_000_000, 60, 60), new(null, 60, null)],
            "要點 97.10.31", IsVerified: true),
        new DatedValue<IReadOnlyList<InstalmentTier>>(new DateOnly(2022, 2, 1), [new(null, 72, null)], "要點第4點, CNA 2022-02-03", IsVerified: false));

    private static readonly Rule<InstalmentRequestFacts> RequestRule = new()
    {
        Id = "INS-01",
        Topic = "Instalments",
        Title = "Cannot pay at once, and the agency consents",
        Text = "Instalments may be granted when the obligor cannot pay at once for his economic situation or a great loss, and the agency consents.",
        Articles = [Law.Er["27(1)"]],
        Function = "InstalmentRules.Request",
        Decide = (facts, _) => Request(facts),
    };

    /// <summary>INS-01. Cannot pay at once and the agency consents. 施行細則 27(1).</summary>
    public static Ruling Request(InstalmentRequestFacts facts) => facts switch
    {
        { AgencyConsents: false } => RequestRule.Refuse(facts, "no_consent", Consequence.None, static (steps, _, _) =>
            steps.Say("the agency does not consent", "未得移送機關同意")),
        { CannotPayAtOnce: false } => RequestRule.Refuse(facts, "able_to_pay", Consequence.None, static (steps, _, _) =>
            steps.Say("no inability to pay at once is shown", "未釋明無法一次完納")),
        _ => RequestRule.Allow(facts, static (steps, _, _) => steps.Say("may be granted", "得准分期繳納")),
    };

    private static readonly Rule<InstalmentCountFacts> CountRule = new()
    {
        Id = "INS-02",
        Topic = "Instalments",
        Title = "Number of instalments",
        Text = "2 to 72 monthly instalments, more only as an exception (2022); before, tiers by total arrears (2008).",
        Articles = [Law.Agency["行政執行事件核准分期繳納執行金額實施要點 4"]],
        Function = "InstalmentRules.Count",
        InForceFrom = new DateOnly(2008, 10, 31),
        Decide = Count,
    };

    /// <summary>INS-02. Number permitted by the directions of the day. 實施要點 4.</summary>
    public static Ruling Count(InstalmentCountFacts facts, LawEdition law)
    {
        var table = law.On(Tiers, facts.On);
        var tier = table.Value.First(tier => tier.Below is not { } bound || facts.TotalArrears < bound);
        void Why(Steps steps, InstalmentCountFacts facts, Ruling ruling)
        {
            var most = facts.IsException ? tier.MostAsException : tier.Most;
            steps.Say(
                $"{facts.Instalments} instalments asked; on {facts.On.Iso()} for {facts.TotalArrears.Dollars()}: {Least} to {most?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "more, within the enforcement period"}",
                $"申請{facts.Instalments}期；{facts.On.Roc()}、滯欠{facts.TotalArrears.Dollars()}元得分{Least}至{(most is { } number ? $"{number}期" : "執行期間內之期數")}");
        }

        var allowed = facts.Instalments >= Least && (facts.Instalments <= tier.Most
            || (facts.IsException && (tier.MostAsException is not { } exception || facts.Instalments <= exception)));
        return allowed ? CountRule.Allow(facts, Why, caveats: table.Caveats)
            : CountRule.Refuse(facts, facts.Instalments < Least ? "too_few" : "too_many", Consequence.None, Why, caveats: table.Caveats);
    }

    private static readonly Rule<PlanEndFacts> EndRule = new()
    {
        Id = "INS-03",
        Topic = "Instalments",
        Title = "Plan within the enforcement period",
        Text = "The last instalment is due no later than the end of the enforcement period.",
        Articles = [Law.Practice["CNA 2022-02-03"], Law.Ael["7"]],
        Function = "InstalmentRules.End",
        Caveats = Caveats.Practice,
        Decide = (facts, _) => End(facts),
    };

    /// <summary>INS-03. Last due date within the enforcement period. 行政執行法 7.</summary>
    public static Ruling End(PlanEndFacts facts)
    {
        static void Why(Steps steps, PlanEndFacts facts, Ruling ruling) => steps.Say(
            $"last instalment {facts.LastDueOn.Iso()}, enforcement period ends {facts.EnforcementEnds.Iso()}",
            $"末期{facts.LastDueOn.Roc()}，執行期間{facts.EnforcementEnds.Roc()}屆滿");
        return facts.LastDueOn <= facts.EnforcementEnds ? EndRule.Allow(facts, Why) : EndRule.Refuse(facts, "after_period", Consequence.Block, Why);
    }

    private static readonly Rule<MissedInstalmentFacts> MissedRule = new()
    {
        Id = "INS-04",
        Topic = "Instalments",
        Title = "Missed instalment or dishonoured bill",
        Text = "When an instalment is missed or a bill dishonoured the branch may revoke the plan and enforce against obligor or guarantor.",
        Articles = [Law.Er["27"]],
        Function = "InstalmentRules.Missed",
        Decide = (facts, _) => Missed(facts),
    };

    /// <summary>INS-04. Allowed: the plan may be revoked, from the day after the due date; Date: last day to pay, while nobody looks. 施行細則 27.</summary>
    public static Ruling Missed(MissedInstalmentFacts facts)
    {
        static void Why(Steps steps, MissedInstalmentFacts facts, Ruling ruling) => steps.Say(
            $"due {facts.DueOn.Iso()}, paid: {facts.Paid}, bill dishonoured: {facts.BillDishonoured}, seen {facts.On?.Iso() ?? "not yet"}",
            $"應繳{facts.DueOn.Roc()}，{(facts.Paid ? "已繳" : "未繳")}，票據{(facts.BillDishonoured ? "退票" : "無退票")}，{facts.On?.Roc() ?? "尚未"}查核");
        return facts is { On: null, Paid: false, BillDishonoured: false } ? MissedRule.On(facts.DueOn, facts, Why)
            : facts.BillDishonoured ? MissedRule.Allow(facts, Why, "bill_dishonoured")
            : !facts.Paid && facts.On > facts.DueOn ? MissedRule.Allow(facts, Why, "missed")
            : MissedRule.Refuse(facts, facts.Paid ? "paid" : "not_yet_due", Consequence.None, Why, facts.Paid ? null : facts.DueOn.AddDays(1));
    }

    /// <summary>Due days of a plan: one instalment a month (實施要點 2), on the day of the first, or the last day of a shorter month.</summary>
    /// <param name="first">Due day of the first.</param>
    /// <param name="instalments">How many.</param>
    public static IReadOnlyList<DateOnly> DueDays(DateOnly first, int instalments) => [.. Enumerable.Range(0, instalments).Select(first.AddMonths)];

    private static readonly Rule<RunningPlanFacts> InterestRule = new()
    {
        Id = "INS-05",
        Topic = "Instalments",
        Title = "Interest goes on",
        Text = "Interest by the individual law goes on while instalments are paid; the agency recalculates.",
        Articles = [Law.Practice["行政執行署 分期繳納說明 107681"]],
        Function = "InstalmentRules.Interest",
        Caveats = Caveats.Practice,
        Decide = (facts, _) => Interest(facts),
    };

    /// <summary>INS-05. Allowed: interest runs on. 分署實務.</summary>
    public static Ruling Interest(RunningPlanFacts facts) => facts.BearsInterest
        ? InterestRule.Allow(facts, static (steps, _, _) => steps.Say("interest goes on by the individual law", "分期期間依各該法律繼續計息"))
        : InterestRule.Refuse(facts, "no_interest", Consequence.None, static (steps, _, _) => steps.Say("the claim bears no interest", "該債權不計息"));

    /// <summary>The rules of this topic.</summary>
    public static IReadOnlyList<Rule> Rules => [RequestRule, CountRule, EndRule, MissedRule, InterestRule];
}
