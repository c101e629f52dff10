using Enforcement.CaseExecution.Domain.Measures;
using Enforcement.Statute;

namespace Enforcement.CaseExecution.Domain.Garnishments;

/// <summary>What is attached in the hands of a third party.</summary>
public enum GarnishedClaim
{
    /// <summary>存款, at a bank.</summary>
    Deposit,

    /// <summary>有價證券, at a broker or the depository.</summary>
    Securities,

    /// <summary>其他債權: rent, price, refund ...</summary>
    Claim,

    /// <summary>保險契約, at the insurer.</summary>
    Insurance,

    /// <summary>勞作金、保管金, at the prison.</summary>
    PrisonerMoney,

    /// <summary>薪資, at the employer, month by month.</summary>
    Wages,

    /// <summary>Other continuing payments for living, month by month.</summary>
    LivingPayments,
}

/// <summary>What follows from the kind of claim.</summary>
public static class GarnishedClaims
{
    /// <summary>The order also reaches later payments (CEA 115-1).</summary>
    public static bool IsContinuing(this GarnishedClaim claim) => claim is GarnishedClaim.Wages or GarnishedClaim.LivingPayments;

    public static bool IsAtBank(this GarnishedClaim claim) => claim == GarnishedClaim.Deposit;

    public static MeasureKind Kind(this GarnishedClaim claim) => claim.IsContinuing() ? MeasureKinds.ContinuingGarnishment : MeasureKinds.Garnishment;

    public static AddresseeKind Addressee(this GarnishedClaim claim) => claim.IsAtBank() ? AddresseeKind.Bank : AddresseeKind.ThirdParty;

    /// <summary>How hard it hits; the harder order gives way (GAR-09).</summary>
    public static Harshness Harshness(this GarnishedClaim claim) => claim switch
    {
        GarnishedClaim.Deposit or GarnishedClaim.Claim => Measures.Harshness.Slight,
        GarnishedClaim.Securities => Measures.Harshness.Moderate,
        _ => Measures.Harshness.Heavy,
    };

    /// <summary>Source of the money, unless somebody knows better.</summary>
    public static MoneySource Source(this GarnishedClaim claim) => claim switch
    {
        GarnishedClaim.Wages => MoneySource.Wages,
        GarnishedClaim.LivingPayments => MoneySource.LivingPayments,
        GarnishedClaim.PrisonerMoney => MoneySource.PrisonerMoney,
        _ => MoneySource.OtherClaim,
    };
}
