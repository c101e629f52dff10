namespace Enforcement.Contracts.CaseExecution.V1;

/// <summary>Money was applied to cases, or taken back (negative amounts, after a reversal).</summary>
public sealed record PaymentsAllocated
{
    public required Guid EventId { get; init; }
    public required DateTimeOffset AllocatedAt { get; init; }
    public required IReadOnlyList<CasePayment> Payments { get; init; }
}

/// <summary>What one case received from one payment.</summary>
public sealed record CasePayment
{
    public required Guid PaymentId { get; init; }
    public required Guid CaseId { get; init; }
    public required string CaseNumber { get; init; }
    public required Guid TransferId { get; init; }
    public required string Agency { get; init; }
    public required string Branch { get; init; }
    public required string Kind { get; init; }

    /// <summary>The day the figures count it for.</summary>
    public required DateOnly BookedOn { get; init; }

    /// <summary>NT$; negative when taken back.</summary>
    public required long Amount { get; init; }

    /// <summary>What the case still owes afterwards, NT$.</summary>
    public required long Outstanding { get; init; }

    /// <summary><c>branch</c>, <c>convenienceStore</c>, <c>bank</c>, <c>agency</c> ...</summary>
    public required string Channel { get; init; }

    /// <summary>True when the case was already statistically closed: not counted in performance (law.md 7.5).</summary>
    public bool AfterClosure { get; init; }
}
