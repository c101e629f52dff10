namespace Enforcement.Contracts.Intake.V1;

/// <summary>The agency agrees that enforcement of its case is postponed (CEA 10).</summary>
public sealed record PostponementRequested
{
    public required Guid RequestId { get; init; }
    public required Guid CaseId { get; init; }
    public required string CaseNumber { get; init; }
    public required string Agency { get; init; }

    /// <summary>Day the agency agreed; the longest period runs from it (POS-01).</summary>
    public required DateOnly AgreedOn { get; init; }

    /// <summary>Last day wished; null is the longest possible.</summary>
    public DateOnly? Until { get; init; }

    public required string Reason { get; init; }
    public required DateTimeOffset RequestedAt { get; init; }
}
