using Enforcement.Kernel;

namespace Enforcement.Intake.Domain.Transfers;

/// <summary>One line of the amount due (form field 12).</summary>
public sealed record ClaimLine
{
    public ClaimItem? Item { get; init; }

    /// <summary>Whole NT$.</summary>
    public long? Amount { get; init; }

    public DateOnly? DueOn { get; init; }
}

/// <summary>What decides when a claim may be transferred (maturity rules MAT-01 to MAT-06).</summary>
public enum ClaimSubKind
{
    /// <summary>No rule of its own beyond its kind.</summary>
    None,

    /// <summary>Tax fine 稅捐罰鍰 (TCA 50-2).</summary>
    TaxFine,

    /// <summary>Health insurance premium of an employer or withholder (NHI Act 35).</summary>
    NhiUnit,

    /// <summary>Health insurance premium of an individual (NHI Act 35).</summary>
    NhiIndividual,

    /// <summary>Traffic fine 交通罰鍰.</summary>
    TrafficFine,

    /// <summary>Reclaimed benefit (APA 127).</summary>
    BenefitReclaim,

    /// <summary>Fee 規費 (Charges and Fees Act 20).</summary>
    Fee,
}
