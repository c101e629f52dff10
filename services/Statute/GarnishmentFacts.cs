namespace Enforcement.Statute;

/// <summary>Where attached money comes from; decides how much of it may be attached.</summary>
public enum MoneySource
{
    /// <summary>Wages and other continuing pay for a natural person's work.</summary>
    Wages,

    /// <summary>Other continuing payments needed for living, e.g. alimony.</summary>
    LivingPayments,

    /// <summary>Social-insurance benefits and any other claim or deposit shown to be needed for living (強制執行法 122(2)).</summary>
    NeededClaim,

    /// <summary>A prisoner's money 勞作金, 保管金.</summary>
    PrisonerMoney,

    /// <summary>Social benefit, aid or subsidy 社會福利津貼, 社會救助, 補助 (強制執行法 122(1)).</summary>
    Welfare,

    /// <summary>Anything else: deposits not shown to be needed, claims of a business or legal person.</summary>
    OtherClaim,
}

/// <summary>An account opened by law for benefits only 專戶.</summary>
public enum BenefitAccount
{
    /// <summary>An ordinary account, or no account.</summary>
    None,

    /// <summary>Labour insurance (勞工保險條例 29).</summary>
    LabourInsurance,

    /// <summary>National pension (國民年金法 55).</summary>
    NationalPension,

    /// <summary>Labour pension (勞工退休金條例 29).</summary>
    LabourPension,
}

/// <summary>A co-living relative the obligor supports, with the share of the support that falls on him by law.</summary>
/// <param name="Share">Parts the obligor bears, e.g. 1.</param>
/// <param name="Of">Of how many parts, e.g. 2 when two persons owe support.</param>
public sealed record Dependant(int Share = 1, int Of = 1);

/// <summary>Facts of GAR-01.</summary>
/// <param name="Pay">The payment, net, whole NT$.</param>
public readonly record struct PayFacts(long Pay);

/// <summary>Facts of GAR-02, GAR-05 and GAR-07: one payment to the obligor, one month's at most.</summary>
/// <param name="On">Day of the payment: its living cost counts.</param>
/// <param name="County">Where the obligor lives, Chinese name.</param>
/// <param name="Pay">The payment, net, whole NT$.</param>
/// <param name="Source">Where it comes from.</param>
/// <param name="Dependants">Co-living relatives he supports; null is none.</param>
/// <param name="OtherMeans">What he has to live on this month besides this payment, whole NT$, as the officer found.</param>
/// <param name="FairnessReason">Why the cap of one third would be unfair (強制執行法 115-1(3)); null keeps the cap.</param>
/// <param name="Account">The kind of account it lies in.</param>
/// <param name="StillOwed">Debt and costs not yet covered, whole NT$; null is no bound.</param>
public sealed record GarnishedPayment(
    DateOnly On, string County, long Pay, MoneySource Source = MoneySource.Wages, IReadOnlyList<Dependant>? Dependants = null, long OtherMeans = 0,
    string? FairnessReason = null, BenefitAccount Account = BenefitAccount.None, long? StillOwed = null);

/// <summary>Facts of GAR-03.</summary>
/// <param name="Source">Where the money comes from.</param>
/// <param name="Amount">Whole NT$.</param>
/// <param name="IsAttached">It is attached already.</param>
public readonly record struct WelfareFacts(MoneySource Source, long Amount, bool IsAttached = false);

/// <summary>Facts of GAR-04.</summary>
/// <param name="Account">The kind of account.</param>
/// <param name="Balance">Whole NT$.</param>
public readonly record struct BenefitAccountFacts(BenefitAccount Account, long Balance);

/// <summary>Facts of GAR-06.</summary>
/// <param name="On">Day of the order.</param>
/// <param name="Debt">What is owed, whole NT$.</param>
/// <param name="Costs">Necessary costs, whole NT$.</param>
/// <param name="CoveredElsewhere">What other orders already hold or have collected for the same debt, whole NT$.</param>
/// <param name="Attached">What was attached, whole NT$; null when the order is only drafted.</param>
/// <param name="IsBank">The order goes to a bank, which deducts its handling fee.</param>
public readonly record struct OrderCoverFacts(DateOnly On, long Debt, long Costs = 0, long CoveredElsewhere = 0, long? Attached = null, bool IsBank = false);
