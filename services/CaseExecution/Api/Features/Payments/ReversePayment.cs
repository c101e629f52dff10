using Enforcement.CaseExecution.Data;
using Enforcement.CaseExecution.Domain.Payments;
using Enforcement.Hosting.Access;
using Enforcement.Hosting.Http;
using Enforcement.Kernel;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace Enforcement.CaseExecution.Features.Payments;

/// <summary>Why a payment is taken back.</summary>
/// <param name="Reason"><c>notReceived</c>: the money never came; <c>misapplied</c>: it was applied to the wrong case and goes to suspense.</param>
public sealed record ReversePaymentRequest(ReversalReason Reason);

/// <summary>Takes a payment off its cases; a case that had been paid in full is open again.</summary>
internal static class ReversePayment
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/v1/payments/{id:guid}/reversal", Handle).WithName(nameof(ReversePayment)).WithTags("payments")
            .AllowRoles(CaseScope.MoneyDeciders).WithIdempotency<CaseExecutionDbContext>();

    private static async Task<Results<Ok<PaymentView>, ProblemHttpResult>> Handle(
        Guid id, ReversePaymentRequest request, Caller caller, Ledger ledger, CancellationToken cancel) =>
        await ledger.RunAsync<Results<Ok<PaymentView>, ProblemHttpResult>>(async connection =>
        {
            if (await PaymentViews.ReadAsync(connection, caller, id, cancel) is null)
                return PaymentRefusals.Unknown.Because("No payment has this id.").ToProblem();
            var result = await ReverseAsync(connection, id, request.Reason, caller, ledger, cancel);
            if (result.IsRefused)
                return result.Refusal.ToProblem();
            return TypedResults.Ok((await PaymentViews.ReadAsync(connection, caller, id, cancel))!);
        }, cancel);

    private static async Task<Result<PaymentReversed>> ReverseAsync(
        NpgsqlConnection connection, Guid id, ReversalReason reason, Caller caller, Ledger ledger, CancellationToken cancel)
    {
        // Cases before payments, as everywhere; what is applied is read again under the lock, since it may have moved to another case meanwhile.
        var seen = await PaymentRows.AppliedAsync(connection, AppliedTo.Payment, id, cancel);
        var cases = await CaseRows.LockAsync(connection, [.. seen.Select(part => part.CaseId).Distinct()], cancel);
        var payment = (await PaymentRows.LockAsync(connection, [id], cancel))[id];
        var parts = await PaymentRows.AppliedAsync(connection, AppliedTo.Payment, id, cancel);
        foreach (var moved in parts.Select(part => part.CaseId).Distinct().Where(caseId => !cases.ContainsKey(caseId)).Order())
            cases[moved] = (await CaseRows.LockAsync(connection, moved, cancel))!;
        var open = await PaymentRows.LockSuspenseAsync(connection, id, cancel);
        var journal = ledger.Open();
        var result = journal.Reverse(payment, reason, parts, cases, open);
        if (!result.IsRefused)
            await ledger.WriteAsync(connection, journal, caller, new AuditSubject("payment.reversed", "payment", id.ToString(), "PAY-02"), cancel);
        return result;
    }
}
