namespace Enforcement.Contracts.CaseExecution.V1;

/// <summary>A chunk of assigned cases is open: control totals by agency, branch and kind.</summary>
public sealed record CasesOpened
{
    /// <summary>Chunk id of the <c>CasesAssigned</c> message that was applied.</summary>
    public required Guid ChunkId { get; init; }

    public Guid? BatchId { get; init; }
    public required DateOnly ReceivedOn { get; init; }
    public required DateTimeOffset OpenedAt { get; init; }
    public required IReadOnlyList<CaseTotal> Totals { get; init; }
}

/// <summary>Number and amount of cases of an agency, branch and kind.</summary>
public sealed record CaseTotal
{
    public required string Agency { get; init; }
    public required string Branch { get; init; }
    public required string Kind { get; init; }
    public required int Count { get; init; }

    /// <summary>NT$.</summary>
    public required long Amount { get; init; }
}
