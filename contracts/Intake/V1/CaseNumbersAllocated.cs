namespace Enforcement.Contracts.Intake.V1;

/// <summary>Cases of a transfer of jurisdiction have numbers and a section of the receiving branch.</summary>
public sealed record CaseNumbersAllocated
{
    public required Guid EventId { get; init; }

    /// <summary>The transfer of jurisdiction that asked.</summary>
    public required Guid RequestId { get; init; }

    public required DateTimeOffset AllocatedAt { get; init; }
    public required IReadOnlyList<AllocatedNumber> Cases { get; init; }
}

/// <summary>The number of one case.</summary>
public sealed record AllocatedNumber
{
    public required Guid CaseId { get; init; }

    /// <summary>Its new number.</summary>
    public required string CaseNumber { get; init; }

    public required string Section { get; init; }

    /// <summary>Why that section.</summary>
    public required string SectionReason { get; init; }
}
