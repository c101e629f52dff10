namespace Enforcement.Contracts.Intake.V1;

/// <summary>The agency reports property of the obligor, or states that there is none (CEA 27; CER-01, CER-02).</summary>
public sealed record AgencyPropertyStated
{
    public required Guid StatementId { get; init; }
    public required Guid CaseId { get; init; }
    public required string CaseNumber { get; init; }
    public required string Agency { get; init; }
    public required bool HasProperty { get; init; }

    /// <summary>What there is; null when there is none.</summary>
    public string? Description { get; init; }

    public required DateOnly StatedOn { get; init; }
    public required DateTimeOffset StatedAt { get; init; }
}
