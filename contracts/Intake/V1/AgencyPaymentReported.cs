namespace Enforcement.Contracts.Intake.V1;

/// <summary>The agency received a payment for a case directly and reports it.</summary>
public sealed record AgencyPaymentReported
{
    public required Guid ReportId { get; init; }
    public required Guid CaseId { get; init; }
    public required string CaseNumber { get; init; }
    public required string Agency { get; init; }

    /// <summary>NT$, more than 0.</summary>
    public required long Amount { get; init; }

    public required DateOnly PaidOn { get; init; }

    /// <summary>The agency's receipt number, unique per agency.</summary>
    public required string ReceiptNumber { get; init; }

    public required DateTimeOffset ReportedAt { get; init; }
}
