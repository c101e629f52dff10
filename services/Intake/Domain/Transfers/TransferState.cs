namespace Enforcement.Intake.Domain.Transfers;

/// <summary>What is stored of a transfer.</summary>
public sealed record TransferState
{
    public required Guid Id { get; init; }
    public required string Agency { get; init; }
    public required TransferForm Form { get; init; }
    public required TransferStatus Status { get; init; }

    /// <summary>The claim lines as amended; null when they stand as in the form.</summary>
    public IReadOnlyList<ClaimLine>? Claims { get; init; }

    public DateOnly? CorrectionDueOn { get; init; }
    public required int LastSequence { get; init; }
    public required int Version { get; init; }
}

/// <summary>How far enforcement of the case has come, as far as intake was told.</summary>
public enum CaseProgress
{
    Running,

    /// <summary>A bid has won and title has not passed (CEA 58(2)).</summary>
    BidWon,

    Ended,
}

/// <summary>New amount of the claim line at a place, counted from 1.</summary>
public sealed record AmendedLine(int Line, long Amount);
