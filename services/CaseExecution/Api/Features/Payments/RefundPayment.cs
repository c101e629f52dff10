using Enforcement.CaseExecution.Data;
using Enforcement.CaseExecution.Domain.Payments;
using Enforcement.Hosting.Access;
using Enforcement.Hosting.Http;
using Enforcement.Kernel;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace Enforcement.CaseExecution.Features.Payments;

/// <summary>To whom suspended money of a payment is paid back.</summary>
/// <param name="Payee">Reference of the payee's account in the treasury's system; no personal data.</param>
public sealed record RefundPaymentRequest(string Payee);

/// <summary>Pays back all that is in suspense of a payment.</summary>
internal static class RefundPayment
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/v1/payments/{id:guid}/refund", Handle).WithName(nameof(RefundPayment)).WithTags("payments")
            .AllowRoles(CaseScope.MoneyDeciders).WithIdempotency<CaseExecutionDbContext>();

    private static async Task<Results<Ok<PaymentView>, ProblemHttpResult>> Handle(
        Guid id, RefundPaymentRequest request, Caller caller, Ledger ledger, CancellationToken cancel)
    {
        if (string.IsNullOrWhiteSpace(request.Payee) || request.Payee.Length > 64)
            return Problems.Validation(("/payee", "1 to 64 characters."));
        return await ledger.RunAsync<Results<Ok<PaymentView>, ProblemHttpResult>>(async connection =>
        {
            if (await PaymentViews.ReadAsync(connection, caller, id, cancel) is null)
                return PaymentRefusals.Unknown.Because("No payment has this id.").ToProblem();
            if (await RefundAsync(connection, id, request.Payee, caller, ledger, cancel) is { } refusal)
                return refusal.ToProblem();
            return TypedResults.Ok((await PaymentViews.ReadAsync(connection, caller, id, cancel))!);
        }, cancel);
    }

    private static async Task<Refusal?> RefundAsync(NpgsqlConnection connection, Guid id, string payee, Caller caller, Ledger ledger, CancellationToken cancel)
    {
        var payment = (await PaymentRows.LockAsync(connection, [id], cancel))[id];
        var open = await PaymentRows.LockSuspenseAsync(connection, id, cancel);
        if (open.Count == 0)
            return PaymentRefusals.NothingToRefund.Because("Nothing of it is in suspense.");
        var journal = ledger.Open();
        foreach (var item in open)
        {
            if (journal.Refund(item, payment, item.Amount, payee).IsRefused)
                throw new InvalidOperationException($"Suspense item {item.Id} is open and could not be refunded.");
        }

        await ledger.WriteAsync(connection, journal, caller, new AuditSubject("payment.refunded", "payment", id.ToString()), cancel);
        return null;
    }
}
