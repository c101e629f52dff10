namespace Enforcement.Contracts.CaseExecution.V1;

/// <summary>Acts were done on cases (one message for all of one transaction). Each has its legal basis at <c>GET /v1/acts/{id}</c>.</summary>
public sealed record ActsDone
{
    public required Guid EventId { get; init; }
    public required DateTimeOffset DoneAt { get; init; }
    public required IReadOnlyList<DoneAct> Acts { get; init; }
}

/// <summary>One act.</summary>
public sealed record DoneAct
{
    public required Guid ActId { get; init; }

    /// <summary>Code of the kind of act, e.g. <c>caseTerminated</c>.</summary>
    public required string Kind { get; init; }

    public required string Branch { get; init; }

    /// <summary>Rules it rests on, its own first.</summary>
    public required IReadOnlyList<string> Rules { get; init; }

    /// <summary>Type of what it made or changed; null when that is the case itself.</summary>
    public string? SubjectType { get; init; }

    public Guid? SubjectId { get; init; }

    /// <summary>NT$, where money is meant.</summary>
    public long? Amount { get; init; }

    public string? Detail { get; init; }
    public required IReadOnlyList<ActedCase> Cases { get; init; }
}

/// <summary>A case an act touched.</summary>
public sealed record ActedCase
{
    public required Guid CaseId { get; init; }
    public required string CaseNumber { get; init; }
    public required Guid TransferId { get; init; }
    public required string Agency { get; init; }

    /// <summary>Row version of the case after the act; a consumer ignores what is not newer.</summary>
    public required int Version { get; init; }
}
