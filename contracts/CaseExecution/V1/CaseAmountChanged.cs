namespace Enforcement.Contracts.CaseExecution.V1;

/// <summary>An amendment or withdrawal took effect on, or was refused by, a case.</summary>
public sealed record CaseAmountChanged
{
    public required Guid EventId { get; init; }

    /// <summary>Amendment or withdrawal id of intake's message.</summary>
    public required Guid CauseId { get; init; }

    public required Guid CaseId { get; init; }
    public required string CaseNumber { get; init; }
    public required Guid TransferId { get; init; }
    public required string Agency { get; init; }
    public required string Branch { get; init; }
    public required string Kind { get; init; }

    /// <summary>False when the case refused it; then the amounts are unchanged.</summary>
    public required bool Applied { get; init; }

    /// <summary>Refusal code when not applied.</summary>
    public string? RefusalCode { get; init; }

    /// <summary>Change of the amount claimed, NT$.</summary>
    public required long AmountDelta { get; init; }

    public required long Outstanding { get; init; }
    public required DateTimeOffset ChangedAt { get; init; }
}
