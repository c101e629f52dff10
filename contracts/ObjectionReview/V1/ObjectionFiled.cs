namespace Enforcement.Contracts.ObjectionReview.V1;

/// <summary>An objection 聲明異議 (AEL 9) was received against a case.</summary>
public sealed record ObjectionFiled
{
    public required Guid ObjectionId { get; init; }
    public required string CaseNumber { get; init; }
    public required string Branch { get; init; }

    /// <summary><c>obligor</c> or <c>interestedPerson</c>.</summary>
    public required string Objector { get; init; }

    public required DateOnly ReceivedOn { get; init; }

    /// <summary>Last day for the branch to send it up with its opinion (OBJ-02).</summary>
    public required DateOnly ForwardBy { get; init; }

    public required DateTimeOffset FiledAt { get; init; }
}
