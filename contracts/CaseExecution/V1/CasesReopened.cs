namespace Enforcement.Contracts.CaseExecution.V1;

/// <summary>Cases that had been closed are open again (a payment was reversed, an amount was raised).</summary>
public sealed record CasesReopened
{
    public required Guid EventId { get; init; }
    public required DateTimeOffset ReopenedAt { get; init; }
    public required IReadOnlyList<ReopenedCase> Cases { get; init; }
}

/// <summary>One case that is open again.</summary>
public sealed record ReopenedCase
{
    public required Guid CaseId { get; init; }
    public required string CaseNumber { get; init; }
    public required Guid TransferId { get; init; }
    public required string Agency { get; init; }
    public required string Branch { get; init; }
    public required string Kind { get; init; }
    public required DateOnly ReopenedOn { get; init; }
    public required string Reason { get; init; }
    public required int Version { get; init; }
}
