namespace Enforcement.Kernel;

/// <summary>What one line of a claim is (ER 2; transfer form field 12). The order of application is a rule, not this order.</summary>
public enum ClaimItem
{
    /// <summary>The tax, premium, fine or fee itself 本金.</summary>
    Principal,

    /// <summary>Late fee 滯納金.</summary>
    LateFee,

    /// <summary>Surcharge for late filing 滯報金, 怠報金, 滯報費.</summary>
    LateFilingSurcharge,

    /// <summary>Interest 利息.</summary>
    Interest,

    /// <summary>Necessary enforcement costs 執行必要費用 (AEL 25; ER 30).</summary>
    Costs,

    /// <summary>Default fine 怠金.</summary>
    DefaultFine,

    /// <summary>Costs of substitute performance 代履行費用.</summary>
    SubstitutePerformance,

    /// <summary>Any other money owed under public law.</summary>
    Other,
}
