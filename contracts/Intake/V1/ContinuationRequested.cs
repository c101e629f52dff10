namespace Enforcement.Contracts.Intake.V1;

/// <summary>The agency applies to go on with enforcement after a postponement (CEA 10; POS-02).</summary>
public sealed record ContinuationRequested
{
    public required Guid RequestId { get; init; }
    public required Guid CaseId { get; init; }
    public required string CaseNumber { get; init; }
    public required string Agency { get; init; }
    public required DateOnly AppliedOn { get; init; }
    public required DateTimeOffset RequestedAt { get; init; }
}
