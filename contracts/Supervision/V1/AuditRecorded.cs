namespace Enforcement.Contracts.Supervision.V1;

/// <summary>
/// A state change, as its service recorded it in the same transaction; supervision chains it. No personal data: ids, codes and digests only.
/// </summary>
public sealed record AuditRecorded
{
    public required Guid RecordId { get; init; }

    /// <summary>Service that made the change, e.g. <c>case-execution</c>.</summary>
    public required string Service { get; init; }

    public required DateTimeOffset OccurredAt { get; init; }

    /// <summary>Subject of the caller's token, or <c>system</c>.</summary>
    public required string Actor { get; init; }

    /// <summary>Role the caller acted in; null for the system.</summary>
    public string? ActorRole { get; init; }

    /// <summary>What was done, <c>noun.verb</c>, e.g. <c>transfer.decided</c>.</summary>
    public required string Action { get; init; }

    /// <summary>e.g. <c>case</c>, <c>transferBatch</c>, <c>objection</c>.</summary>
    public required string SubjectType { get; init; }

    public required string SubjectId { get; init; }

    /// <summary>How many entity versions this record covers: 1, or the number of lines of a chunk.</summary>
    public required int Changes { get; init; }

    /// <summary>SHA-256 over the changed content, lower-case hex.</summary>
    public string? Digest { get; init; }

    /// <summary>Rules the decision rests on, e.g. <c>WDR-01</c>.</summary>
    public IReadOnlyList<string> Rules { get; init; } = [];
}
