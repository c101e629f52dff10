using Enforcement.CaseExecution.Data;
using Enforcement.CaseExecution.Domain.Cases;
using Enforcement.CaseExecution.Domain.Payments;
using Enforcement.Hosting.Access;
using Enforcement.Hosting.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Enforcement.CaseExecution.Features.SuspenseItems;

/// <summary>What happens to suspended money.</summary>
public enum SuspenseAction
{
    /// <summary>It is applied to a case; what the case does not need stays in suspense.</summary>
    Assign,

    /// <summary>It is paid back.</summary>
    Refund,
}

/// <summary>How a suspense item is settled.</summary>
/// <param name="Action">Assign or refund.</param>
/// <param name="CaseNumber">To assign: the case.</param>
/// <param name="Amount">To refund: NT$; all of it when left out.</param>
/// <param name="Payee">To refund: reference of the payee's account in the treasury's system.</param>
public sealed record SettleSuspenseRequest(SuspenseAction Action, string? CaseNumber, long? Amount, string? Payee);

/// <summary>Settles a suspense item: to a case, or back to the payer. Needs If-Match.</summary>
internal static class SettleSuspense
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPut("/v1/suspense/{id:guid}", Handle).WithName(nameof(SettleSuspense)).WithTags("suspense").AllowRoles(CaseScope.Cashiers);

    private static async Task<Results<Ok<SuspenseView>, ProblemHttpResult>> Handle(
        Guid id, SettleSuspenseRequest request, Caller caller, Ledger ledger, HttpContext context)
    {
        var cancel = context.RequestAborted;
        if (request.Action == SuspenseAction.Assign && string.IsNullOrWhiteSpace(request.CaseNumber))
            return Problems.Validation(("/caseNumber", "Needed to assign."));
        if (request.Action == SuspenseAction.Refund && (string.IsNullOrWhiteSpace(request.Payee) || request.Payee.Length > 64 || request.Amount <= 0))
            return Problems.Validation(("/payee", "Needed to refund, 1 to 64 characters; an amount is more than 0."));
        if (request.Action == SuspenseAction.Refund && !caller.IsAny(CaseScope.MoneyDeciders))
            return Problems.Of(HostingRefusals.RoleMissing, "Refunds are an officer's decision.");
        return await ledger.RunAsync<Results<Ok<SuspenseView>, ProblemHttpResult>>(async connection =>
        {
            if (await ReadSuspense.FindAsync(connection, caller, id, cancel) is not { } view)
                return SuspenseRefusals.Unknown.Because("No suspense item has this id.").ToProblem();
            Guid? caseId = null;
            if (request.Action == SuspenseAction.Assign && (caseId = (await PaymentMatch.FindAsync(connection, request.CaseNumber!, caller.Branch, cancel))?.Id) is null)
                return CaseRefusals.Unknown.Because("No case has this number.", "/caseNumber").ToProblem();
            var file = caseId is { } target ? await CaseRows.LockAsync(connection, target, cancel) : null;
            var payment = (await PaymentRows.LockAsync(connection, [view.PaymentId], cancel))[view.PaymentId];
            var item = (await PaymentRows.LockSuspenseItemAsync(connection, id, cancel))!;
            if (Preconditions.Check(context.Request, item.Version) is { } stale)
                return stale;
            var journal = ledger.Open();
            var refusal = file is not null ? journal.Assign(item, payment, file).Refusal : journal.Refund(item, payment, request.Amount ?? item.Amount, request.Payee!).Refusal;
            if (refusal is not null)
                return refusal.ToProblem();
            var subject = new AuditSubject(file is null ? "suspense.refunded" : "suspense.assigned", "suspense", id.ToString(), file is null ? [] : ["PAY-02"]);
            await ledger.WriteAsync(connection, journal, caller, subject, cancel);
            context.SetETag(item.Version);
            return TypedResults.Ok((await ReadSuspense.FindAsync(connection, caller, id, cancel))!);
        }, cancel);
    }
}
