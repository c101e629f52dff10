namespace Enforcement.Contracts.CaseExecution.V1;

/// <summary>Cases moved to another branch (移轉管轄): closed for the statistics there, received here, the procedure goes on.</summary>
public sealed record CasesMoved
{
    public required Guid EventId { get; init; }
    public required DateTimeOffset MovedAt { get; init; }
    public required IReadOnlyList<MovedCase> Cases { get; init; }
}

/// <summary>One case that moved.</summary>
public sealed record MovedCase
{
    public required Guid CaseId { get; init; }

    /// <summary>The number it has now.</summary>
    public required string CaseNumber { get; init; }

    /// <summary>The number it had; it stays resolvable.</summary>
    public required string FromCaseNumber { get; init; }

    public required Guid TransferId { get; init; }
    public required string Agency { get; init; }
    public required string FromBranch { get; init; }
    public required string Branch { get; init; }
    public required string Section { get; init; }
    public required string Kind { get; init; }
    public required DateOnly MovedOn { get; init; }

    /// <summary>It was open: only then it counts as closed there and received here.</summary>
    public required bool WasOpen { get; init; }

    /// <summary>NT$ still owed.</summary>
    public required long Outstanding { get; init; }

    public required int Version { get; init; }
}
