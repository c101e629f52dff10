namespace Enforcement.CaseExecution.Domain.Payments;

/// <summary>What is known of a receipt from where it was paid; it never changes.</summary>
public sealed record PaymentReceipt
{
    public required Guid Id { get; init; }
    public required PaymentChannel Channel { get; init; }

    /// <summary>The agency that collected it on channel <see cref="PaymentChannel.Agency"/>; else empty. Receipt numbers are unique per channel and collector.</summary>
    public string Collector { get; init; } = "";

    public required string ReceiptNumber { get; init; }

    /// <summary>Case number or payment reference, as the payer gave it.</summary>
    public required string Reference { get; init; }

    public required long Amount { get; init; }
    public required DateOnly PaidOn { get; init; }
    public required DateTimeOffset BookedAt { get; init; }

    /// <summary>Branch of the case, or the one that booked a receipt without a case.</summary>
    public string? Branch { get; init; }

    public Guid? CaseId { get; init; }
    public Guid? FileId { get; init; }
}
