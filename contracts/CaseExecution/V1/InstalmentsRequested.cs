namespace Enforcement.Contracts.CaseExecution.V1;

/// <summary>Payment by instalments was asked for: each agency of the cases is asked for its consent (ER 27; INS-01).</summary>
public sealed record InstalmentsRequested
{
    public required Guid EventId { get; init; }
    public required Guid PlanId { get; init; }
    public required string Branch { get; init; }

    /// <summary>How many instalments, one a month.</summary>
    public required int Instalments { get; init; }

    public required DateOnly FirstDueOn { get; init; }
    public required DateOnly LastDueOn { get; init; }

    /// <summary><c>economicSituation</c>, <c>greatLoss</c>; null when nothing is shown.</summary>
    public string? Hardship { get; init; }

    /// <summary><c>none</c>, <c>guarantee</c>, <c>property</c> or <c>bills</c>.</summary>
    public required string Security { get; init; }

    public required DateTimeOffset RequestedAt { get; init; }
    public required IReadOnlyList<InstalmentCase> Cases { get; init; }
}

/// <summary>A case of a requested plan.</summary>
public sealed record InstalmentCase
{
    public required Guid CaseId { get; init; }
    public required string CaseNumber { get; init; }
    public required Guid TransferId { get; init; }
    public required string Agency { get; init; }

    /// <summary>NT$ owed on it.</summary>
    public required long Amount { get; init; }
}
