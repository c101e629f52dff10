namespace Enforcement.Contracts.ObjectionReview.V1;

/// <summary>The branch found the objection unfounded and sent it to the Agency with its opinion (AEL 9(2)).</summary>
public sealed record ObjectionForwarded
{
    public required Guid ObjectionId { get; init; }
    public required string CaseNumber { get; init; }
    public required DateOnly ForwardedOn { get; init; }

    /// <summary>Last day for the Agency's decision (OBJ-04).</summary>
    public required DateOnly DecideBy { get; init; }

    public required int Version { get; init; }
}
