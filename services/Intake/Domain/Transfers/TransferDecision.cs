using Enforcement.Kernel;

namespace Enforcement.Intake.Domain.Transfers;

/// <summary>How a line ends after the check; a line never disappears.</summary>
public enum TransferOutcome
{
    Accepted,
    NeedsCorrection,
    Returned,
}

/// <summary>The decision on one line.</summary>
public sealed record TransferDecision
{
    public required TransferOutcome Outcome { get; init; }

    /// <summary>All findings of the line; empty when accepted.</summary>
    public IReadOnlyList<Finding> Findings { get; init; } = [];

    /// <summary>Branch code by ER 20; null where the data do not lead to one.</summary>
    public string? Branch { get; init; }

    /// <summary>Why that branch.</summary>
    public string? JurisdictionReason { get; init; }

    /// <summary>Last day for the agency's correction; set only when a correction is needed.</summary>
    public DateOnly? CorrectionDueOn { get; init; }

    /// <summary>Null where the line does not say a known kind.</summary>
    public ClaimKind? Kind { get; init; }

    /// <summary>Amount stated by the line, NT$; 0 where it states none that can be counted.</summary>
    public long Amount { get; init; }
}

/// <summary>What the agency's master data allow it to transfer.</summary>
public sealed record AgencyTerms(string Code, IReadOnlySet<ClaimKind> Kinds);
