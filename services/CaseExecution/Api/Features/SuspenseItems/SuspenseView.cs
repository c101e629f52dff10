using Enforcement.CaseExecution.Data;
using Enforcement.CaseExecution.Domain.Payments;
using Npgsql;

namespace Enforcement.CaseExecution.Features.SuspenseItems;

/// <summary>Money that belongs to no claim yet.</summary>
public sealed record SuspenseView
{
    public required Guid Id { get; init; }
    public required Guid PaymentId { get; init; }
    public required string ReceiptNumber { get; init; }
    public required PaymentChannel Channel { get; init; }
    public required string Reference { get; init; }
    public required DateOnly PaidOn { get; init; }
    public required SuspenseReason Reason { get; init; }
    public required SuspenseState State { get; init; }

    /// <summary>What is still in suspense, NT$.</summary>
    public required long Amount { get; init; }

    public required long OpenedAmount { get; init; }
    public Guid? CaseId { get; init; }
    public string? Branch { get; init; }
    public required DateTimeOffset OpenedAt { get; init; }
    public required int Version { get; init; }
}

internal static class SuspenseViews
{
    public const string Select = """
        select s.id, s.payment_id, p.receipt_number, p.channel, p.reference, p.paid_on, s.reason, s.state, s.amount, s.opened_amount, s.case_id, s.branch,
            s.opened_at, s.version
        from suspense s join payment p on p.id = s.payment_id
        """;

    public static SuspenseView Read(NpgsqlDataReader reader) => new()
    {
        Id = reader.GetGuid(0),
        PaymentId = reader.GetGuid(1),
        ReceiptNumber = reader.GetString(2),
        Channel = Codes.Stored<PaymentChannel>(reader.GetString(3)),
        Reference = reader.GetString(4),
        PaidOn = reader.GetFieldValue<DateOnly>(5),
        Reason = Codes.Stored<SuspenseReason>(reader.GetString(6)),
        State = Codes.Stored<SuspenseState>(reader.GetString(7)),
        Amount = reader.GetInt64(8),
        OpenedAmount = reader.GetInt64(9),
        CaseId = reader.OptionalGuid(10),
        Branch = reader.Optional(11),
        OpenedAt = reader.GetFieldValue<DateTimeOffset>(12),
        Version = reader.GetInt32(13),
    };
}
