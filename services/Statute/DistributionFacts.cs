namespace Enforcement.Statute;

/// <summary>Facts of DIS-01.</summary>
/// <param name="DistributionOn">Day of the distribution.</param>
public readonly record struct DistributionDayFacts(DateOnly DistributionOn);

/// <summary>What ends the time to join a distribution.</summary>
public enum JoinEnd
{
    /// <summary>The sale ended.</summary>
    SaleEnded,

    /// <summary>A creditor took over.</summary>
    TakenOver,

    /// <summary>Without a sale: the table was made.</summary>
    TableMade,
}

/// <summary>Facts of DIS-02.</summary>
/// <param name="FiledOn">Day the written claim to join arrived.</param>
/// <param name="EndedOn">Day of the end.</param>
/// <param name="End">What ended on it.</param>
public readonly record struct JoinFacts(DateOnly FiledOn, DateOnly EndedOn, JoinEnd End = JoinEnd.SaleEnded);

/// <summary>Facts of DIS-03.</summary>
/// <param name="FiledOn">Day the written objection arrived.</param>
/// <param name="DistributionOn">Day of the distribution.</param>
public readonly record struct TableObjectionFacts(DateOnly FiledOn, DateOnly DistributionOn);

/// <summary>Facts of DIS-04.</summary>
/// <param name="ServedOn">Day the corrected table was served on one who was absent.</param>
/// <param name="OpposedOn">Day he opposed it; null when he has not.</param>
/// <param name="On">Day of looking; null asks only for the last day.</param>
public readonly record struct CorrectedTableFacts(DateOnly ServedOn, DateOnly? OpposedOn = null, DateOnly? On = null);

/// <summary>Facts of DIS-05.</summary>
/// <param name="DistributionOn">Day of the distribution.</param>
/// <param name="OppositionNotifiedOn">Corrected table: day the objector was told of the opposition; counts instead.</param>
/// <param name="ProvedOn">Day he proved his suit; null when he has not.</param>
/// <param name="On">Day of looking; null asks only for the last day.</param>
public readonly record struct ObjectionSuitFacts(DateOnly DistributionOn, DateOnly? OppositionNotifiedOn = null, DateOnly? ProvedOn = null, DateOnly? On = null);

/// <summary>What a claim in a distribution is; its place in the order follows from it.</summary>
public enum DistributionClaimKind
{
    /// <summary>Costs of enforcement and for the common benefit of the creditors.</summary>
    Costs,

    /// <summary>Land value increment tax 土地增值稅 of the property sold.</summary>
    LandValueIncrementTax,

    /// <summary>Land tax 地價稅 of the property sold.</summary>
    LandTax,

    /// <summary>House tax 房屋稅 of the property sold.</summary>
    HouseTax,

    /// <summary>Business tax 營業稅 on goods sold by the branch.</summary>
    BusinessTaxOnSale,

    /// <summary>Secured by mortgage, pledge or lien on the property, with a rank.</summary>
    Secured,

    /// <summary>Wages unpaid for less than 6 months, retirement and severance pay of an employer closed, liquidating or bankrupt.</summary>
    Wages,

    /// <summary>Any other tax with its late fees and interest.</summary>
    Tax,

    /// <summary>Customs duty.</summary>
    CustomsDuty,

    /// <summary>Health-insurance premiums and late fees.</summary>
    HealthInsurance,

    /// <summary>Surcharge for late filing 滯報金, 怠報金: ordinary, except transferred before 2021-12-19.</summary>
    LateFilingSurcharge,

    /// <summary>Everything else: fines, fees, private claims.</summary>
    Ordinary,
}

/// <summary>A claim that takes part.</summary>
/// <param name="ClaimId">Id; also breaks ties.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Amount">What is owed, whole NT$; not negative.</param>
/// <param name="SecurityRank">Rank of the security, 1 is first; counts for secured claims only.</param>
/// <param name="JoinedLate">It joined too late (DIS-02); costs and the taxes of the property are deducted in any case.</param>
/// <param name="TransferredOn">Surcharges for late filing: day of the transfer to the branch.</param>
public readonly record struct DistributionClaim(
    Guid ClaimId, DistributionClaimKind Kind, long Amount, int SecurityRank = 1, bool JoinedLate = false, DateOnly? TransferredOn = null);

/// <summary>Facts of DIS-06.</summary>
/// <param name="Proceeds">What there is to distribute, whole NT$; not negative.</param>
/// <param name="On">Day of the distribution.</param>
/// <param name="Claims">The claims, each once.</param>
public sealed record DistributionFacts(long Proceeds, DateOnly On, IReadOnlyList<DistributionClaim> Claims);

/// <summary>A group of claims that share one place in the order.</summary>
public enum DistributionRank
{
    /// <summary>Costs.</summary>
    Costs = 1,

    /// <summary>Taxes of the property itself.</summary>
    TaxesOfTheProperty,

    /// <summary>Security by rank; wages with the first.</summary>
    Secured,

    /// <summary>Wages after all security, as the law was before 2015.</summary>
    WagesAfterSecurity,

    /// <summary>Taxes, customs duty, health insurance.</summary>
    Priority,

    /// <summary>Ordinary claims.</summary>
    Ordinary,
}

/// <summary>One row of a distribution table.</summary>
/// <param name="Claim">The claim.</param>
/// <param name="Rank">Group of its place.</param>
/// <param name="Amount">What it gets, whole NT$; never more than it is owed.</param>
public readonly record struct DistributionRow(DistributionClaim Claim, DistributionRank Rank, long Amount)
{
    /// <summary>What it does not get, whole NT$.</summary>
    public long Unpaid => Claim.Amount - Amount;

    /// <summary>Stable reason code of its place, e.g. <c>secured.1</c>, <c>late.ordinary</c>.</summary>
    public string Reason => Waterfall.ReasonOf(Claim, Rank);

    /// <summary>The articles its place comes from.</summary>
    public IReadOnlyList<Article> Articles => Waterfall.ArticlesOf(Claim, Rank);
}

/// <summary>A distribution: rows in the order of payment, and the surplus of the obligor. Rows + surplus are exactly the proceeds.</summary>
/// <param name="Rows">One row for every claim.</param>
/// <param name="Surplus">What goes to the obligor, whole NT$.</param>
/// <param name="Ruling">The ruling with its steps.</param>
public sealed record DistributionTable(IReadOnlyList<DistributionRow> Rows, long Surplus, Ruling Ruling);

/// <summary>What the law of a day ranks before mortgages or beside them.</summary>
/// <param name="TaxesOfTheProperty">Taxes that go before all claims and mortgages.</param>
/// <param name="WagesWithFirstSecurity">Wages share the place of the first security; if not they follow all security.</param>
public sealed record DistributionOrder(IReadOnlyList<DistributionClaimKind> TaxesOfTheProperty, bool WagesWithFirstSecurity);
