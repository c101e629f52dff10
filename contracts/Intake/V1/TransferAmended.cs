namespace Enforcement.Contracts.Intake.V1;

/// <summary>The agency changed the amount of an accepted transfer (e.g. the act was partly revoked, AEL 8(1)(2)).</summary>
public sealed record TransferAmended
{
    public required Guid AmendmentId { get; init; }
    public required Guid CaseId { get; init; }
    public required string CaseNumber { get; init; }
    public required string Agency { get; init; }

    /// <summary>The new amounts of all claim lines; a line left out is unchanged.</summary>
    public required IReadOnlyList<AssignedClaim> Claims { get; init; }

    public required string Reason { get; init; }

    /// <summary>1, 2, 3 ... per transfer: amendments and withdrawal apply in this order.</summary>
    public required int Sequence { get; init; }

    public required DateTimeOffset AmendedAt { get; init; }
}
