using Enforcement.Hosting.Access;
using Enforcement.Hosting.Http;
using Enforcement.Hosting.Messaging;
using Enforcement.Hosting.Persistence;
using Enforcement.Intake.Data;
using Enforcement.Intake.Writing;
using Enforcement.Kernel;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace Enforcement.Intake.Features.Transfers;

/// <summary>A payment that the agency received itself.</summary>
/// <param name="Amount">NT$, more than 0.</param>
/// <param name="PaidOn">Day it was paid.</param>
/// <param name="ReceiptNumber">The agency's receipt number; counts once per agency.</param>
public sealed record PaymentRequest(long Amount, DateOnly PaidOn, string ReceiptNumber);

/// <summary>A reported payment.</summary>
public sealed record PaymentAnswer(Guid ReportId, Guid TransferId, string CaseNumber, int Version);

internal static class ReportPayment
{
    public static readonly RefusalCode ReceiptUsed =
        new(RefusalKind.Conflict, "payment.receipt_used", "The agency has reported a payment with this receipt number before");

    public static void Map(IEndpointRouteBuilder app) => app.MapPost("/v1/transfers/{transferId:guid}/payments", Handle)
        .AllowRoles(Roles.Agency)
        .WithIdempotency<IntakeDbContext>(required: true)
        .WithTags("Transfers")
        .WithSummary("Report a payment that the agency received itself");

    private static async Task<Results<Created<PaymentAnswer>, ProblemHttpResult>> Handle(
        Guid transferId, PaymentRequest request, HttpContext context, Caller caller, IntakeDbContext db, AuditTrail audit, TimeProvider time, CancellationToken cancel)
    {
        var stored = await TransferStore.LockAsync(db.Connection(), transferId, caller.Agency!, cancel);
        if (stored is null)
            return GetTransfer.NotFound.Because("No transfer of this id.").ToProblem();
        if (!stored.Transfer.ReportPayment(request.Amount, request.PaidOn, request.ReceiptNumber, time.Today()).TryGet(out var payment, out var refusal))
            return refusal.ToProblem();

        var now = time.GetUtcNow();
        var id = Guid.CreateVersion7(now);
        if (!await BookAsync(db.Connection(), id, stored, payment, now, cancel))
            return ReceiptUsed.Because("The receipt number is used.", "/receiptNumber").ToProblem();
        await TransferStore.SaveAsync(db.Connection(), stored.Transfer, amended: false, new TransferChange(id, "paymentReported", payment, now, caller.Subject), cancel);
        db.Publish(IntakeMessages.Paid(id, stored, payment, now), id);
        audit.Record(db, caller, "payment.reported", "transfer", transferId.ToString());
        await db.SaveChangesAsync(cancel);
        context.SetETag(stored.Transfer.Version);
        return TypedResults.Created($"/v1/transfers/{transferId}", new PaymentAnswer(id, transferId, stored.CaseNumber!, stored.Transfer.Version));
    }

    private static async Task<bool> BookAsync(
        NpgsqlConnection connection, Guid id, StoredTransfer stored, Domain.Transfers.PaymentReported payment, DateTimeOffset now, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand("""
            insert into agency_payment (agency, receipt_number, report_id, transfer_id, amount, paid_on, reported_at) values ($1, $2, $3, $4, $5, $6, $7)
            on conflict do nothing
            """, connection)
        {
            Parameters =
            {
                new() { Value = stored.Transfer.Agency }, new() { Value = payment.ReceiptNumber }, new() { Value = id }, new() { Value = stored.Transfer.Id },
                new() { Value = payment.Amount }, new() { Value = payment.PaidOn }, new() { Value = now },
            },
        };
        return await command.ExecuteNonQueryAsync(cancel) == 1;
    }
}
