namespace Enforcement.Statute;

/// <summary>The six grounds of 行政執行法 17(1).</summary>
[Flags]
public enum SecurityGrounds
{
    /// <summary>None.</summary>
    None = 0,

    /// <summary>Clearly able to perform but deliberately does not.</summary>
    AbleButUnwilling = 1,

    /// <summary>Clear danger of flight.</summary>
    Flight = 2,

    /// <summary>Hides or disposes of property.</summary>
    HidesProperty = 4,

    /// <summary>Refuses to answer when assets are investigated.</summary>
    RefusesToAnswer = 8,

    /// <summary>Ordered to report property, gives no or a false report.</summary>
    NoOrFalseReport = 16,

    /// <summary>Lawfully notified, no show without good reason.</summary>
    NoShow = 32,
}

/// <summary>Facts of SEC-01.</summary>
/// <param name="Grounds">The grounds that are given.</param>
public readonly record struct SecurityFacts(SecurityGrounds Grounds);

/// <summary>Facts of SEC-02.</summary>
/// <param name="ServedOn">Day the order was served.</param>
/// <param name="Days">Days the order sets; null is the configured number.</param>
public readonly record struct SecurityPeriodFacts(DateOnly ServedOn, int? Days = null);

/// <summary>Facts of RES-01.</summary>
/// <param name="Grounds">Grounds of SEC-01.</param>
/// <param name="TotalArrears">Over all open cases of the obligor, whole NT$.</param>
/// <param name="Exits">How often he has already left the country 出境.</param>
public readonly record struct RestrictionFacts(SecurityGrounds Grounds, long TotalArrears, int Exits);

/// <summary>Facts of RES-02.</summary>
/// <param name="IsHeirDebt">Estate tax, fines, late fees or interest owed as an heir.</param>
/// <param name="PaidStatutoryShare">The heir paid by his statutory share 應繼分.</param>
/// <param name="InheritedMore">He actually inherited more than that share and did not pay in proportion.</param>
public readonly record struct HeirFacts(bool IsHeirDebt, bool PaidStatutoryShare, bool InheritedMore);

/// <summary>Facts of RES-03, RES-06 and RES-07: the day of the restriction.</summary>
/// <param name="RestrictedOn">Day of the restriction; for RES-07 of the last review where there was one.</param>
public readonly record struct RestrictedFacts(DateOnly RestrictedOn);

/// <summary>Facts of RES-04.</summary>
/// <param name="PaidInFull">All is paid.</param>
/// <param name="SecurityGiven">Security was given.</param>
/// <param name="GroundGone">The ground no longer exists.</param>
/// <param name="ProcedureEnded">The procedure has ended.</param>
/// <param name="PeriodOver">The period of enforcement is over.</param>
public readonly record struct LiftFacts(bool PaidInFull, bool SecurityGiven, bool GroundGone, bool ProcedureEnded, bool PeriodOver);

/// <summary>Facts of RES-05.</summary>
/// <param name="Arrears">Tax arrears, whole NT$.</param>
/// <param name="IsBusiness">Business or its responsible person.</param>
/// <param name="IsFinal">The tax is final.</param>
public readonly record struct MinistryRestrictionFacts(long Arrears, bool IsBusiness, bool IsFinal);
