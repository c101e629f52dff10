using Enforcement.CaseExecution.Data;
using Enforcement.CaseExecution.Domain.Acts;
using Enforcement.CaseExecution.Domain.Garnishments;
using Enforcement.CaseExecution.Domain.Payments;
using Enforcement.CaseExecution.Features.Acts;
using Enforcement.CaseExecution.Features.Proposals;
using Enforcement.Hosting.Access;
using Enforcement.Hosting.Http;
using Enforcement.Kernel;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace Enforcement.CaseExecution.Features.Garnishments;

/// <summary>Money of a third party came in.</summary>
/// <param name="Amount">NT$, without the fee a bank keeps.</param>
/// <param name="PaidOn">Day it was paid.</param>
/// <param name="Channel">How it came in.</param>
/// <param name="ReceiptNumber">Unique per channel; that of the third party's advice, where it sent one.</param>
public sealed record BookOrderPaymentRequest(long Amount, DateOnly PaidOn, PaymentChannel Channel, string ReceiptNumber);

/// <summary>Books what a third party paid: on what the order binds, over all its cases, and collects the measure. Needs If-Match.</summary>
internal static class BookOrderPayment
{
    private static readonly CaseAct<OnOrder<BookOrderPaymentRequest>> Act = OrderAct.Of<BookOrderPaymentRequest>(GarnishmentActs.Paid, DoAsync);

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/v1/garnishments/{id:guid}/payments", Handle).WithName(nameof(BookOrderPayment)).WithTags("garnishments")
            .AllowRoles(CaseScope.Executors).WithIdempotency<CaseExecutionDbContext>();

    private static Task<Results<Ok<ActView>, Accepted<ProposalView>, ProblemHttpResult>> Handle(
        Guid id, BookOrderPaymentRequest request, Caller caller, ActDesk desk, NpgsqlDataSource source, HttpContext context) =>
        OrderAct.DoAsync(context, caller, desk, source, id, Act, request,
            request.Amount <= 0 ? [("/amount", "More than 0.")] : [],
            string.IsNullOrWhiteSpace(request.ReceiptNumber) || request.ReceiptNumber.Length > 64 ? [("/receiptNumber", "1 to 64 characters.")] : [],
            request.Channel == PaymentChannel.Agency ? [("/channel", "Agencies report their receipts through intake.")] : []);

    private static async Task<Result<Act>> DoAsync(Acting acting, WorkedOrder work, BookOrderPaymentRequest request)
    {
        var journal = acting.Journal;
        if (PaymentOrders.BarsBooking(work.Order) is { } bar)
            return bar;
        var receipt = new PaymentReceipt
        {
            Id = Guid.CreateVersion7(journal.At),
            Channel = request.Channel,
            ReceiptNumber = request.ReceiptNumber,
            Reference = acting.File.Number.ToString(),
            Amount = request.Amount,
            PaidOn = request.PaidOn,
            BookedAt = journal.At,
            Branch = work.Order.Terms.Branch,
            CaseId = acting.File.Id,
        };
        if (!Payment.Receive(receipt, journal.Day).TryGet(out var payment, out var refusal))
            return refusal;
        if ((await PaymentRows.FindAsync(acting.Connection, receipt.Channel, receipt.Collector, [receipt.ReceiptNumber], acting.Cancel)).Count > 0
            || (await PaymentRows.ClaimAsync(acting.Connection, [payment], acting.Cancel)).Count == 0)
            return PaymentRefusals.ReceiptReused.Because("It is booked.", "/receiptNumber");
        var done = PaymentOrders.Book(journal, work.Group, work.File, payment);
        if (!done.TryGet(out var act, out var unbooked))
            throw new InvalidOperationException($"Order {work.Order.Id} was checked and could still not take a payment: {unbooked.Detail}");
        CaseExecutionMetrics.PaymentsBooked.Add(1, Codes.Of(receipt.Channel), payment.Allocated > 0 ? "allocated" : "suspense");
        await KeepAsync(acting, work.Order.Id, payment);
        return act;
    }

    private static async Task KeepAsync(Acting acting, Guid id, Payment payment)
    {
        await using var command = new NpgsqlCommand("""
            insert into garnishment_payment (garnishment_id, receipt_number, amount, paid_on, payment_id, booked_at) values ($1, $2, $3, $4, $5, $6)
            on conflict (garnishment_id, receipt_number) do update set amount = excluded.amount, paid_on = excluded.paid_on, payment_id = excluded.payment_id, booked_at = excluded.booked_at
            """, acting.Connection)
        {
            Parameters =
            {
                new() { Value = id }, new() { Value = payment.Receipt.ReceiptNumber }, new() { Value = payment.Receipt.Amount }, new() { Value = payment.Receipt.PaidOn },
                new() { Value = payment.Id }, new() { Value = payment.Receipt.BookedAt },
            },
        };
        await command.ExecuteNonQueryAsync(acting.Cancel);
    }
}
