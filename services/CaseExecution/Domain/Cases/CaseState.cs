using Enforcement.Kernel;

namespace Enforcement.CaseExecution.Domain.Cases;

/// <summary>What is stored of a case as far as its money and its end are concerned.</summary>
public sealed record CaseState
{
    public required Guid Id { get; init; }
    public required CaseNumber Number { get; init; }
    public required Guid TransferId { get; init; }
    public required string Agency { get; init; }
    public required string Section { get; init; }
    public required int Version { get; init; }
    public required int AppliedSequence { get; init; }
    public required CaseStatus Status { get; init; }
    public string? ClosureKind { get; init; }
    public DateOnly? ClosedOn { get; init; }

    /// <summary>Day a bid won on property of this case and title has not passed yet; then the buyer must consent to a withdrawal (WDR-02).</summary>
    public DateOnly? BidWonOn { get; init; }

    public Guid ObligorId { get; init; }
    public DateOnly? ProcedureEndedOn { get; init; }
    public DateOnly? ReopenedOn { get; init; }
    public CaseStage Stage { get; init; }

    /// <summary>An act touched the case.</summary>
    public bool IsActed { get; init; }

    /// <summary>A stay holds all of it.</summary>
    public bool IsStayed { get; init; }

    /// <summary>Day the agency received the ruling of the provisional attachment the case rests on; null once its title is final.</summary>
    public DateOnly? ProvisionalOn { get; init; }

    public required IReadOnlyList<ClaimLine> Lines { get; init; }
}
