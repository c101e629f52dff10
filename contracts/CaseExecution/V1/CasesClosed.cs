namespace Enforcement.Contracts.CaseExecution.V1;

/// <summary>Cases ended (one message for all that ended in one transaction).</summary>
public sealed record CasesClosed
{
    public required Guid EventId { get; init; }
    public required DateTimeOffset ClosedAt { get; init; }
    public required IReadOnlyList<ClosedCase> Cases { get; init; }
}

/// <summary>One case that ended.</summary>
public sealed record ClosedCase
{
    public required Guid CaseId { get; init; }
    public required string CaseNumber { get; init; }
    public required Guid TransferId { get; init; }
    public required string Agency { get; init; }
    public required string Branch { get; init; }
    public required string Kind { get; init; }
    public required DateOnly ClosedOn { get; init; }

    /// <summary>Closure kind of law.md 7.5, e.g. <c>paidInFull</c>, <c>withdrawn</c>.</summary>
    public required string ClosureKind { get; init; }

    /// <summary>Row version of the case after the change; a consumer ignores what is not newer.</summary>
    public required int Version { get; init; }
}
