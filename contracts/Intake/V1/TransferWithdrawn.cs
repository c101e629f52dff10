namespace Enforcement.Contracts.Intake.V1;

/// <summary>The agency withdrew an accepted transfer (ER 24).</summary>
public sealed record TransferWithdrawn
{
    public required Guid WithdrawalId { get; init; }
    public required Guid CaseId { get; init; }
    public required string CaseNumber { get; init; }
    public required string Agency { get; init; }
    public required string Reason { get; init; }

    /// <summary>A reference to the buyer's consent where a bid has already won (WDR-02); null otherwise.</summary>
    public string? BuyerConsentReference { get; init; }

    /// <summary>1, 2, 3 ... per transfer: amendments and withdrawal apply in this order.</summary>
    public required int Sequence { get; init; }

    public required DateTimeOffset WithdrawnAt { get; init; }
}
