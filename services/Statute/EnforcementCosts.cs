namespace Enforcement.Statute;

/// <summary>Kinds of cost (行政執行法 25; 施行細則 30).</summary>
public enum CostKind
{
    /// <summary>A fee for enforcing 執行費: never charged.</summary>
    EnforcementFee,

    /// <summary>Auction.</summary>
    Auction,

    /// <summary>Appraisal 鑑價.</summary>
    Appraisal,

    /// <summary>Valuation 估價.</summary>
    Valuation,

    /// <summary>Query.</summary>
    Query,

    /// <summary>Newspaper notice.</summary>
    Newspaper,

    /// <summary>Custody 保管.</summary>
    Custody,

    /// <summary>The bank's deduction for handling an attachment.</summary>
    BankHandling,

    /// <summary>Any other.</summary>
    Other,
}

/// <summary>Facts of COST-01.</summary>
/// <param name="Kind">Kind of cost.</param>
/// <param name="Amount">Whole NT$.</param>
/// <param name="IsNecessary">Necessary for the enforcement.</param>
public readonly record struct CostFacts(CostKind Kind, long Amount, bool IsNecessary = true);

/// <summary>Costs of enforcement (行政執行法 25; 施行細則 30; 強制執行法 29).</summary>
public static class EnforcementCosts
{
    /// <summary>What a bank deducts for one attachment; a standard of the bankers' association, seen in decisions.</summary>
    public static DatedTable<long> BankHandlingFee { get; } = new(
        "bankHandlingFee", "NT$ a bank deducts for one attachment",
        new DatedValue<long>(new DateOnly(2001, 1, 1), 250, "法務部 101.12.03 法律字第10103109100號; 臺灣高等法院113抗744", IsVerified: false));

    private static readonly Rule<CostFacts> BearRule = new()
    {
        Id = "COST-01",
        Topic = "Costs",
        Title = "No fee; necessary costs to the obligor",
        Text = "No enforcement fee is charged. Necessary costs are borne by the obligor, advanced by the transferring agency, and paid first from the proceeds.",
        Articles = [Law.Ael["25"], Law.Er["30"], Law.Cea["29"]],
        Function = "EnforcementCosts.Bear",
        Decide = (facts, _) => Bear(facts),
    };

    /// <summary>COST-01. Amount: what the obligor bears and is paid first from the proceeds. 行政執行法 25; 施行細則 30; 強制執行法 29(2).</summary>
    public static Ruling Bear(CostFacts facts) => facts switch
    {
        { Kind: CostKind.EnforcementFee } => BearRule.Refuse(facts, "no_fee", Consequence.None, static (steps, _, _) => steps.Say("no enforcement fee is charged", "不徵收執行費")),
        { IsNecessary: false } => BearRule.Refuse(facts, "not_necessary", Consequence.None, static (steps, facts, _) =>
            steps.Say($"{facts.Amount.Dollars()} was not necessary: not the obligor's", $"{facts.Amount.Dollars()}元非必要費用，不由義務人負擔")),
        _ => BearRule.Sum(facts.Amount, facts, static (steps, facts, _) =>
        {
            steps.Say($"{facts.Kind.Code()} {facts.Amount.Dollars()}: advanced by the agency, borne by the obligor", $"必要費用{facts.Amount.Dollars()}元：由移送機關代墊，義務人負擔");
            steps.Say("paid first from the proceeds", "就執行所得優先受償");
        }, "borne_by_obligor"),
    };

    /// <summary>The rules of this topic.</summary>
    public static IReadOnlyList<Rule> Rules => [BearRule];
}
