using Enforcement.CaseExecution.Domain.Cases;

namespace Enforcement.CaseExecution.Features.Obligors;

/// <summary>The group of one person's cases 歸戶.</summary>
public sealed record ObligorView
{
    public required Guid Id { get; init; }
    public required string Name { get; init; }
    public required string IdentityNumber { get; init; }
    public required string Type { get; init; }

    /// <summary>
    /// What is still owed over all open cases, NT$: of all branches for staff, since the law counts them together (AEL 17(2)); of its own cases for an agency.
    /// </summary>
    public required long TotalArrears { get; init; }

    /// <summary>Number of cases by status, over the same cases as <see cref="TotalArrears"/>.</summary>
    public required IReadOnlyDictionary<string, long> CasesByStatus { get; init; }

    /// <summary>The cases the caller may read, oldest first.</summary>
    public required IReadOnlyList<CaseRow> Cases { get; init; }

    /// <summary>Cursor of the next page of cases; null on the last.</summary>
    public string? Next { get; init; }
}

/// <summary>A case in a list.</summary>
public sealed record CaseRow
{
    public required Guid Id { get; init; }
    public required string CaseNumber { get; init; }
    public required string Agency { get; init; }
    public required string Section { get; init; }
    public required CaseStatus Status { get; init; }

    /// <summary>Where an open case stands; null on a closed one.</summary>
    public CaseStage? Stage { get; init; }

    /// <summary>Day the legal procedure ended.</summary>
    public DateOnly? ProcedureEndedOn { get; init; }

    public required Guid ObligorId { get; init; }
    public required string ObligorName { get; init; }

    /// <summary>NT$.</summary>
    public required long Claimed { get; init; }

    /// <summary>NT$.</summary>
    public required long Outstanding { get; init; }

    public required DateOnly ReceivedOn { get; init; }

    /// <summary>Rule and last day of the next statutory clock.</summary>
    public string? ClockRule { get; init; }

    public DateOnly? ClockDueOn { get; init; }
    public DateOnly? ClosedOn { get; init; }
    public string? ClosureKind { get; init; }
}
