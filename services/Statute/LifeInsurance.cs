namespace Enforcement.Statute;

/// <summary>Kinds of insurance policy, as far as the law tells them apart.</summary>
public enum PolicyKind
{
    /// <summary>Life insurance with a surrender value.</summary>
    Life,

    /// <summary>Health insurance.</summary>
    Health,

    /// <summary>Accident insurance.</summary>
    Accident,

    /// <summary>A contract named by the Financial Supervisory Commission, e.g. small whole-life insurance 小額終老保險.</summary>
    NamedSmall,
}

/// <summary>Facts of INSR-01 and INSR-02: one policy.</summary>
/// <param name="On">Day of looking.</param>
/// <param name="Kind">Kind of policy.</param>
/// <param name="SurrenderValue">What this one policy would pay if terminated, whole NT$.</param>
public readonly record struct PolicyFacts(DateOnly On, PolicyKind Kind, long SurrenderValue);

/// <summary>Facts of INSR-03.</summary>
/// <param name="AttachedOn">Day of the attachment.</param>
public readonly record struct PolicyAttachedFacts(DateOnly AttachedOn);

/// <summary>Attachment of insurance policies (保險法 123-1, 123-2, 129-1, 132-1, in force since 2025-06-18).</summary>
public static class LifeInsurance
{
    private const string Topic = "Insurance";

    /// <summary>1.2 times the highest minimum living cost for 6 months: 36/5.</summary>
    private const int TimesNumerator = 36;
    private const int TimesDenominator = 5;
    private const int MonthsToIntervene = 3;

    private static readonly DateOnly InForce = new(2025, 6, 18);

    private static readonly Rule<PolicyFacts> LimitRule = new()
    {
        Id = "INSR-01",
        Topic = Topic,
        Title = "A life policy up to the limit is exempt",
        Text = "The surrender value of a life policy is not attached when it is at most 6 months of 1.2 times the highest published minimum living cost; each policy counts by "
            + "itself. Above it the whole contract can be reached, not only the excess.",
        Articles = [Law.Insurance["123-1"]],
        Function = "LifeInsurance.Limit",
        InForceFrom = InForce,
        Decide = Limit,
    };

    /// <summary>INSR-01. Amount: the whole surrender value when above the limit; exempt at or below it. 保險法 123-1(1).</summary>
    public static Ruling Limit(PolicyFacts facts, LawEdition law)
    {
        if (facts.On < InForce)
            return LimitRule.Sum(facts.SurrenderValue, facts, SayBefore, "before_2025_06_18");
        var (cost, caveats) = LivingNeed.Highest(facts.On, law);
        void Why(Steps steps, PolicyFacts facts, Ruling ruling)
        {
            var limit = ((decimal)cost.Monthly * TimesNumerator / TimesDenominator).ToString("#,##0.##", System.Globalization.CultureInfo.InvariantCulture);
            steps.Say($"highest minimum living cost {cost.Monthly.Dollars()} ({cost.County}), times 1.2, 6 months: {limit}", $"最高之最低生活費{cost.Monthly.Dollars()}元（{cost.County}）之1.2倍，六個月為{limit}元");
            steps.Say(ruling.IsAllowed ? $"surrender value {facts.SurrenderValue.Dollars()} is above: the whole contract" : $"surrender value {facts.SurrenderValue.Dollars()} is not above: exempt",
                ruling.IsAllowed ? $"解約金{facts.SurrenderValue.Dollars()}元逾限額：得就全部執行" : $"解約金{facts.SurrenderValue.Dollars()}元未逾限額：不得執行");
        }

        return (Int128)facts.SurrenderValue * TimesDenominator > (Int128)cost.Monthly * TimesNumerator
            ? LimitRule.Sum(facts.SurrenderValue, facts, Why, "above_limit", caveats)
            : LimitRule.Refuse(facts, "exempt", Consequence.Block, Why, caveats: caveats);
    }

    private static readonly Rule<PolicyFacts> KindRule = new()
    {
        Id = "INSR-02",
        Topic = Topic,
        Title = "Health, accident and named small policies are never attached",
        Text = "Health and accident insurance, and contracts named by the Financial Supervisory Commission, are never attached.",
        Articles = [Law.Insurance["129-1"], Law.Insurance["132-1"], Law.Insurance["123-1(2)"]],
        Function = "LifeInsurance.Kind",
        InForceFrom = InForce,
        Decide = (facts, _) => Kind(facts),
    };

    /// <summary>INSR-02. Allowed for life policies only. 保險法 129-1, 132-1, 123-1(2).</summary>
    public static Ruling Kind(PolicyFacts facts) =>
        facts.On < InForce ? KindRule.Allow(facts, SayBefore, "before_2025_06_18")
        : facts.Kind == PolicyKind.Life ? KindRule.Allow(facts, static (steps, _, _) => steps.Say("a life policy", "人壽保險契約"))
        : KindRule.Refuse(facts, "exempt_kind", Consequence.Block, static (steps, facts, _) => steps.Say($"{facts.Kind.Code()} policy: never attached", facts.Kind switch
        {
            PolicyKind.Health => "健康保險契約：不得執行",
            PolicyKind.Accident => "傷害保險契約：不得執行",
            _ => "主管機關公告之保險契約：不得執行",
        }));

    /// <summary>INSR-02, then INSR-01: the first refusal, else the amount that can be reached.</summary>
    public static Ruling Decide(PolicyFacts facts, LawEdition law) => Kind(facts) is { IsAllowed: false } refusal ? refusal : Limit(facts, law);

    private static readonly Rule<PolicyAttachedFacts> InterveneRule = new()
    {
        Id = "INSR-03",
        Topic = Topic,
        Title = "Intervention within 3 months of the attachment",
        Text = "Insured-interest persons, named beneficiaries, spouse, parents and children may within 3 months of the attachment pay the expected surrender value and take "
            + "over the policy. Until then the policy should not be terminated. Here a rest day moves the last day (a payment, CC 122).",
        Articles = [Law.Insurance["123-2(2)"], Law.Cc["122"]],
        Function = "LifeInsurance.InterveneBy",
        InForceFrom = InForce,
        Caveats = Caveats.Convention,
        Decide = (facts, law) => InterveneBy(facts, law.Calendar),
    };

    /// <summary>INSR-03. M(A,3), ROLL. 保險法 123-2(2); 民法 122.</summary>
    public static Ruling InterveneBy(PolicyAttachedFacts facts, WorkingCalendar calendar)
    {
        if (facts.AttachedOn < InForce)
        {
            return InterveneRule.Refuse(facts, "before_2025_06_18", Consequence.None, static (steps, facts, _) =>
                steps.Say($"attached {facts.AttachedOn.Iso()}, before 2025-06-18: no right to intervene yet", $"{facts.AttachedOn.Roc()}扣押，當時尚無介入權"));
        }

        var period = Periods.Months(facts.AttachedOn, MonthsToIntervene, Rolling.Roll, calendar);
        return InterveneRule.On(period.End, facts, (steps, facts, _) =>
        {
            steps.Say($"attached {facts.AttachedOn.Iso()}", $"{facts.AttachedOn.Roc()}扣押");
            period.Explain(steps, calendar);
        }, period.Caveats(calendar));
    }

    /// <summary>The rules of this topic.</summary>
    public static IReadOnlyList<Rule> Rules => [LimitRule, KindRule, InterveneRule];

    private static void SayBefore(Steps steps, PolicyFacts facts, Ruling ruling) =>
        steps.Say($"{facts.On.Iso()}: the insurance law of 2025-06-18 was not in force", $"{facts.On.Roc()}：保險法114年6月18日修正尚未施行");
}
