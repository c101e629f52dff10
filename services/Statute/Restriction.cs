namespace Enforcement.Statute;

/// <summary>Security order, restriction of residence and exit 限制出境 (行政執行法 17; 稅捐稽徵法 24).</summary>
public static class Restriction
{
    private const long LeastArrears = 100_000;
    private const int ExitsThatLiftTheBar = 2;
    private const int MinistryYears = 5;

    private static readonly Rule<SecurityFacts> SecurityRule = new()
    {
        Id = "SEC-01",
        Topic = "Security and restriction",
        Title = "Security order on one of six grounds",
        Text = "The branch may order security and performance within a period when one of the six grounds is given.",
        Articles = [Law.Ael["17(1)"]],
        Function = "Restriction.Security",
        Decide = (facts, _) => Security(facts),
    };

    /// <summary>SEC-01. One of the six grounds. 行政執行法 17(1).</summary>
    public static Ruling Security(SecurityFacts facts) => facts.Grounds != SecurityGrounds.None
        ? SecurityRule.Allow(facts, static (steps, facts, _) => steps.Say($"ground: {facts.Grounds.InEnglish()}", $"具行政執行法第17條第1項事由：{facts.Grounds.InChinese()}"))
        : SecurityRule.Refuse(facts, "no_ground", Consequence.None, static (steps, _, _) => steps.Say("none of the six grounds", "無行政執行法第17條第1項各款事由"));

    /// <summary>Days to perform or give security when the order names no other number. The law only says that a period is set.</summary>
    public static DatedTable<int> SecurityDays { get; } = new(
        "securityDays", "Days to perform or give security", new DatedValue<int>(new DateOnly(2001, 1, 1), 15, "assumed, to be set by the agency's headquarters", IsVerified: false));

    private static readonly Rule<SecurityPeriodFacts> PeriodRule = new()
    {
        Id = "SEC-02",
        Topic = "Security and restriction",
        Title = "Period of the security order",
        Text = "The order sets a period to perform or give security. It runs from service; the number of days is the order's, else the configured one.",
        Articles = [Law.Ael["17(1)"], Law.Apa["48(4)"]],
        Function = "Restriction.SecurityPeriod",
        Caveats = Caveats.UnverifiedValue,
        Decide = SecurityPeriod,
    };

    /// <summary>SEC-02. Served + days, ROLL. 行政執行法 17(1).</summary>
    public static Ruling SecurityPeriod(SecurityPeriodFacts facts, LawEdition law)
    {
        if (facts.Days <= 0)
            return PeriodRule.Refuse(facts, "no_period", Consequence.Block, static (steps, _, _) => steps.Say("a period has at least one day", "期限至少一日"));
        var period = Periods.Days(facts.ServedOn, facts.Days ?? law.On(SecurityDays, facts.ServedOn).Value, Rolling.Roll, law.Calendar);
        return PeriodRule.On(period.End, facts, (steps, _, _) => period.Explain(steps, law.Calendar), period.Caveats(law.Calendar));
    }

    private static readonly Rule<RestrictionFacts> ExitRule = new()
    {
        Id = "RES-01",
        Topic = "Security and restriction",
        Title = "Restriction: ground, and 100,000 or two exits",
        Text = "Restriction of residence or exit needs a ground of 17(1) and total arrears of at least 100,000, or two exits already made.",
        Articles = [Law.Ael["17(2)(1)"], Law.Ael["17(1)"]],
        Function = "Restriction.Exit",
        Decide = (facts, _) => Exit(facts),
    };

    /// <summary>RES-01. Ground, and arrears of at least 100,000 or two exits. 行政執行法 17(2)(1).</summary>
    public static Ruling Exit(RestrictionFacts facts)
    {
        static void Why(Steps steps, RestrictionFacts facts, Ruling ruling)
        {
            steps.Say($"grounds: {facts.Grounds.InEnglish()}", $"事由：{facts.Grounds.InChinese()}");
            steps.Say(
                $"total arrears {facts.TotalArrears.Dollars()} (at least {LeastArrears.Dollars()}), exits {facts.Exits} (or {ExitsThatLiftTheBar})",
                $"滯欠合計{facts.TotalArrears.Dollars()}元（須達{LeastArrears.Dollars()}元），出境{facts.Exits}次（或已達{ExitsThatLiftTheBar}次）");
            steps.Say(ruling.IsAllowed ? "restriction is allowed" : "restriction is not allowed", ruling.IsAllowed ? "得限制" : "不得限制");
        }

        if (facts.Grounds == SecurityGrounds.None)
            return ExitRule.Refuse(facts, "no_ground", Consequence.None, Why);
        return facts.TotalArrears >= LeastArrears ? ExitRule.Allow(facts, Why, "arrears")
            : facts.Exits >= ExitsThatLiftTheBar ? ExitRule.Allow(facts, Why, "exits")
            : ExitRule.Refuse(facts, "arrears_below_threshold", Consequence.None, Why);
    }

    private static readonly Rule<HeirFacts> HeirRule = new()
    {
        Id = "RES-02",
        Topic = "Security and restriction",
        Title = "No restriction of an heir who paid his share",
        Text = "An heir who paid by his statutory share is not restricted, unless he inherited more and did not pay in proportion.",
        Articles = [Law.Ael["17(2)(2)"]],
        Function = "Restriction.Heir",
        Decide = (facts, _) => Heir(facts),
    };

    /// <summary>RES-02. Forbidden for an heir who paid his share, unless he inherited more. 行政執行法 17(2)(2).</summary>
    public static Ruling Heir(HeirFacts facts) => facts is { IsHeirDebt: true, PaidStatutoryShare: true, InheritedMore: false }
        ? HeirRule.Refuse(facts, "share_paid", Consequence.None, static (steps, _, _) => steps.Say("the heir paid his statutory share", "已按應繼分繳納，不得限制"))
        : HeirRule.Allow(facts, static (steps, _, _) => steps.Say("the bar for heirs does not apply", "無繼承人已按應繼分繳納之限制"));

    private static readonly Rule<RestrictedFacts> NotifyRule = new()
    {
        Id = "RES-03",
        Topic = "Security and restriction",
        Title = "Notify obligor and agencies the same day",
        Text = "A restriction is notified to the obligor and the agencies concerned; here on the same day (the rule names no day).",
        Articles = [Law.Er["28"]],
        Function = "Restriction.Notify",
        Caveats = Caveats.Convention,
        Decide = (facts, _) => Notify(facts),
    };

    /// <summary>RES-03. Notified on the day of the restriction. 施行細則 28.</summary>
    public static Ruling Notify(RestrictedFacts facts) => NotifyRule.On(facts.RestrictedOn, facts, static (steps, facts, _) =>
        steps.Say($"restricted {facts.RestrictedOn.Iso()}: notify the same day", $"{facts.RestrictedOn.Roc()}限制：當日通知義務人及有關機關"));

    private static readonly Rule<LiftFacts> LiftRule = new()
    {
        Id = "RES-04",
        Topic = "Security and restriction",
        Title = "Lift at once",
        Text = "A restriction is lifted at once when the debt is paid, security given, the ground gone, the procedure ended or the enforcement period over.",
        Articles = [Law.Cea["22(2)"], Law.Practice["限制出境問答"]],
        Function = "Restriction.Lift",
        Caveats = Caveats.Practice,
        Decide = (facts, _) => Lift(facts),
    };

    /// <summary>RES-04. Allowed: lift at once, with the reason; refused: it stays. 強制執行法 22(2).</summary>
    public static Ruling Lift(LiftFacts facts)
    {
        var reason = facts switch
        {
            { PaidInFull: true } => "paid",
            { SecurityGiven: true } => "security",
            { GroundGone: true } => "ground_gone",
            { ProcedureEnded: true } => "procedure_ended",
            { PeriodOver: true } => "period_over",
            _ => null,
        };
        return reason is not null
            ? LiftRule.Allow(facts, static (steps, _, ruling) => steps.Say($"lift at once: {ruling.Reason}", "應即解除限制"), reason)
            : LiftRule.Refuse(facts, "stays", Consequence.None, static (steps, _, _) => steps.Say("no reason to lift", "無解除限制之事由"));
    }

    /// <summary>Months between two reviews of a restriction by the agency's headquarters.</summary>
    public static DatedTable<int> ReviewMonths { get; } = new(
        "restrictionReviewMonths", "Months between two reviews of a restriction",
        new DatedValue<int>(new DateOnly(2001, 1, 1), 6, "assumed, to be set by the agency's headquarters", IsVerified: false));

    private static readonly Rule<RestrictedFacts> ReviewRule = new()
    {
        Id = "RES-07",
        Topic = "Security and restriction",
        Title = "Periodic review of a restriction",
        Text = "Headquarters review every restriction of residence or exit; the next review is due the configured number of months after the restriction or the last review.",
        Articles = [Law.Agency["處務規程 7"]],
        Function = "Restriction.ReviewBy",
        Caveats = Caveats.UnverifiedValue | Caveats.Practice,
        Decide = ReviewBy,
    };

    /// <summary>RES-07. M(restricted or reviewed, configured), ROLL. 行政執行署處務規程 7(2).</summary>
    public static Ruling ReviewBy(RestrictedFacts facts, LawEdition law)
    {
        var period = Periods.Months(facts.RestrictedOn, law.On(ReviewMonths, facts.RestrictedOn).Value, Rolling.Roll, law.Calendar);
        return ReviewRule.On(period.End, facts, (steps, _, _) => period.Explain(steps, law.Calendar), period.Caveats(law.Calendar));
    }

    private static readonly Rule<MinistryRestrictionFacts> MinistryRule = new()
    {
        Id = "RES-05",
        Topic = "Security and restriction",
        Title = "Ministry of Finance: thresholds",
        Text = "The ministry may restrict from 1,000,000 (individual) or 2,000,000 (business) of final tax, 1,500,000 or 3,000,000 before it is final. Information only.",
        Articles = [Law.Tca["24(3)"]],
        Function = "Restriction.ByMinistry",
        Decide = (facts, _) => ByMinistry(facts),
    };

    /// <summary>RES-05. Threshold of the ministry reached; amount: the threshold. 稅捐稽徵法 24(3).</summary>
    public static Ruling ByMinistry(MinistryRestrictionFacts facts)
    {
        static void Why(Steps steps, MinistryRestrictionFacts facts, Ruling ruling) => steps.Say(
            $"arrears {facts.Arrears.Dollars()}, threshold {MinistryThreshold(facts).Dollars()}", $"欠繳{facts.Arrears.Dollars()}元，門檻{MinistryThreshold(facts).Dollars()}元");
        return facts.Arrears >= MinistryThreshold(facts) ? MinistryRule.Allow(facts, Why) : MinistryRule.Refuse(facts, "below_threshold", Consequence.None, Why);
    }

    private static readonly Rule<RestrictedFacts> MinistryEndRule = new()
    {
        Id = "RES-06",
        Topic = "Security and restriction",
        Title = "Ministry of Finance: five years at most",
        Text = "A restriction by the ministry lapses after 5 years from the restriction; the day itself is counted (configured reading).",
        Articles = [Law.Tca["24(3)(2)"]],
        Function = "Restriction.MinistryEnd",
        Caveats = Caveats.UnverifiedValue,
        Decide = (facts, law) => MinistryEnd(facts, law.Calendar),
    };

    /// <summary>RES-06. Y(R,5), first day counted, NOROLL. 稅捐稽徵法 24.</summary>
    public static Ruling MinistryEnd(RestrictedFacts facts, WorkingCalendar calendar)
    {
        var period = Periods.Years(facts.RestrictedOn, MinistryYears, Rolling.NoRoll, calendar, FirstDay.Counted);
        return MinistryEndRule.On(period.End, facts, (steps, _, _) => period.Explain(steps, calendar));
    }

    /// <summary>The rules of this topic.</summary>
    public static IReadOnlyList<Rule> Rules => [SecurityRule, PeriodRule, ExitRule, HeirRule, NotifyRule, LiftRule, ReviewRule, MinistryRule, MinistryEndRule];

    private static long MinistryThreshold(MinistryRestrictionFacts facts) => (facts.IsFinal, facts.IsBusiness) switch
    {
        (true, false) => 1_000_000,
        (true, true) => 2_000_000,
        (false, false) => 1_500_000,
        (false, true) => 3_000_000,
    };
}
