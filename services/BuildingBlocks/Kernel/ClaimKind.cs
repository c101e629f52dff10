namespace Enforcement.Kernel;

/// <summary>The four published groups of claims (案由大類); the codes are those of the case number (law.md 7.3).</summary>
public enum ClaimKind
{
    /// <summary>Tax 財稅, code 01.</summary>
    Tax = 1,

    /// <summary>Health insurance 健保, code 02.</summary>
    HealthInsurance = 2,

    /// <summary>Fine 罰鍰, code 03.</summary>
    Fine = 3,

    /// <summary>Fee 費用, code 04.</summary>
    Fee = 4,
}
