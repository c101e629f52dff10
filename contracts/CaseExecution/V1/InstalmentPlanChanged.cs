namespace Enforcement.Contracts.CaseExecution.V1;

/// <summary>A request for instalments was decided, or a plan ended; an answer of the agency has no effect any more.</summary>
public sealed record InstalmentPlanChanged
{
    public required Guid EventId { get; init; }
    public required Guid PlanId { get; init; }

    /// <summary><c>running</c> (granted), <c>denied</c>, <c>withdrawn</c>, <c>completed</c>, <c>revoked</c> or <c>over</c>.</summary>
    public required string State { get; init; }

    public required string Branch { get; init; }

    /// <summary>NT$ of all instalments.</summary>
    public required long Total { get; init; }

    /// <summary>Why it ended; null while it runs.</summary>
    public string? Reason { get; init; }

    public required int Version { get; init; }
    public required DateTimeOffset ChangedAt { get; init; }

    /// <summary>Agencies of its cases.</summary>
    public required IReadOnlyList<string> Agencies { get; init; }
}
