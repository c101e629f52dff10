using Enforcement.CaseExecution.Data;
using Enforcement.CaseExecution.Domain.Payments;
using Enforcement.Hosting.Access;
using Enforcement.Hosting.Http;
using Enforcement.Kernel;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace Enforcement.CaseExecution.Features.Payments;

/// <summary>A receipt of money.</summary>
/// <param name="Reference">Case number, or the 16-digit payment reference of a notice.</param>
/// <param name="Amount">NT$, more than 0.</param>
/// <param name="PaidOn">Day it was paid, in Taiwan.</param>
/// <param name="Channel">How it came in.</param>
/// <param name="ReceiptNumber">Unique per channel.</param>
public sealed record BookPaymentRequest(string Reference, long Amount, DateOnly PaidOn, PaymentChannel Channel, string ReceiptNumber);

/// <summary>Books one receipt: applied to its case by PAY-02, or parked as suspense. The same receipt again is answered as before.</summary>
internal static class BookPayment
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/v1/payments", Handle).WithName(nameof(BookPayment)).WithTags("payments").AllowRoles(CaseScope.Cashiers).WithIdempotency<CaseExecutionDbContext>();

    private static async Task<Results<Created<PaymentView>, ProblemHttpResult>> Handle(
        BookPaymentRequest request, Caller caller, Ledger ledger, CancellationToken cancel)
    {
        if (Check(request) is { Length: > 0 } errors)
            return Problems.Validation(errors);
        return await ledger.RunAsync<Results<Created<PaymentView>, ProblemHttpResult>>(async connection =>
        {
            var result = await BookAsync(connection, request, caller, ledger, cancel);
            if (!result.TryGet(out var id, out var refusal))
                return refusal.ToProblem();
            var view = await PaymentViews.ReadAsync(connection, caller, id, cancel);
            return view is null ? PaymentRefusals.ReceiptReused.Because("It belongs to another branch.").ToProblem() : TypedResults.Created($"/v1/payments/{id}", view);
        }, cancel);
    }

    private static async Task<Result<Guid>> BookAsync(NpgsqlConnection connection, BookPaymentRequest request, Caller caller, Ledger ledger, CancellationToken cancel)
    {
        var journal = ledger.Open();
        var found = await PaymentMatch.FindAsync(connection, request.Reference, caller.Branch, cancel);
        var receipt = new PaymentReceipt
        {
            Id = Guid.CreateVersion7(journal.At),
            Channel = request.Channel,
            ReceiptNumber = request.ReceiptNumber,
            Reference = request.Reference,
            Amount = request.Amount,
            PaidOn = request.PaidOn,
            BookedAt = journal.At,
            Branch = caller.Branch ?? found?.Branch,
            CaseId = found?.Id,
        };
        if (!Payment.Receive(receipt, journal.Day).TryGet(out var payment, out var refusal))
            return refusal;
        if ((await PaymentRows.ClaimAsync(connection, [payment], cancel)).Count == 0)
            return await EarlierAsync(connection, receipt, cancel);
        var file = found?.Id is { } id ? await CaseRows.LockAsync(connection, id, cancel) : null;
        journal.Book(payment, file);
        CaseExecutionMetrics.PaymentsBooked.Add(1, Codes.Of(receipt.Channel), payment.Allocated > 0 ? "allocated" : "suspense");
        await ledger.WriteAsync(connection, journal, caller, new AuditSubject("payment.booked", "payment", payment.Id.ToString(), "PAY-02"), cancel);
        return payment.Id;
    }

    private static async Task<Result<Guid>> EarlierAsync(NpgsqlConnection connection, PaymentReceipt receipt, CancellationToken cancel)
    {
        var earlier = (await PaymentRows.FindAsync(connection, receipt.Channel, receipt.Collector, [receipt.ReceiptNumber], cancel))[receipt.ReceiptNumber];
        return earlier.IsSameAs(receipt)
            ? earlier.Id
            : PaymentRefusals.ReceiptReused.Because("Amount, day or reference differ from what was booked.", "/receiptNumber");
    }

    private static (string, string)[] Check(BookPaymentRequest request) =>
    [
        .. string.IsNullOrWhiteSpace(request.Reference) || request.Reference.Length > 64 ? [("/reference", "1 to 64 characters.")] : Array.Empty<(string, string)>(),
        .. request.Amount <= 0 ? [("/amount", "More than 0.")] : Array.Empty<(string, string)>(),
        .. string.IsNullOrWhiteSpace(request.ReceiptNumber) || request.ReceiptNumber.Length > 64 ? [("/receiptNumber", "1 to 64 characters.")] : Array.Empty<(string, string)>(),
        .. request.PaidOn.Year < 1912 ? [("/paidOn", "A day since 1912.")] : Array.Empty<(string, string)>(),
        .. request.Channel is PaymentChannel.Agency or PaymentChannel.Distribution ? [("/channel", "Agencies report their receipts through intake; distributions book theirs.")] : Array.Empty<(string, string)>(),
    ];
}
