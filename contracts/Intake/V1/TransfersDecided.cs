namespace Enforcement.Contracts.Intake.V1;

/// <summary>Control totals of one committed chunk of transfer lines, by outcome. Repeated lines are not counted again.</summary>
public sealed record TransfersDecided
{
    /// <summary>The same chunk id as <see cref="CasesAssigned"/>, where anything was accepted.</summary>
    public required Guid ChunkId { get; init; }

    public Guid? BatchId { get; init; }
    public required DateOnly ReceivedOn { get; init; }
    public required DateTimeOffset DecidedAt { get; init; }
    public required IReadOnlyList<TransferTotal> Totals { get; init; }
}

/// <summary>How many transfers of an agency, branch and kind ended how.</summary>
public sealed record TransferTotal
{
    public required string Agency { get; init; }

    /// <summary>Branch code; null where the line never reached one.</summary>
    public string? Branch { get; init; }

    /// <summary>Claim kind; null where the line could not be read that far.</summary>
    public string? Kind { get; init; }

    /// <summary><c>accepted</c>, <c>needsCorrection</c> or <c>returned</c>.</summary>
    public required string Outcome { get; init; }

    public required int Count { get; init; }

    /// <summary>NT$.</summary>
    public required long Amount { get; init; }
}
