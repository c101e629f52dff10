using Enforcement.Hosting.Access;
using Enforcement.Hosting.Http;
using Enforcement.Hosting.Messaging;
using Enforcement.Hosting.Persistence;
using Enforcement.Intake.Data;
using Enforcement.Intake.Writing;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Enforcement.Intake.Features.Transfers;

/// <summary>A withdrawal.</summary>
/// <param name="Reason">Why, 1 to 500 characters.</param>
/// <param name="BuyerConsentReference">Reference of the buyer's consent, needed once a bid has won (WDR-02).</param>
public sealed record WithdrawalRequest(string Reason, string? BuyerConsentReference);

/// <summary>A withdrawn transfer.</summary>
public sealed record WithdrawalAnswer(Guid WithdrawalId, Guid TransferId, int Sequence, int Version);

internal static class WithdrawTransfer
{
    public static void Map(IEndpointRouteBuilder app) => app.MapPost("/v1/transfers/{transferId:guid}/withdrawal", Handle)
        .AllowRoles(Roles.Agency)
        .WithIdempotency<IntakeDbContext>(required: true)
        .WithTags("Transfers")
        .WithSummary("Withdraw an accepted transfer before enforcement ends (If-Match)")
        .WithDescription("The case ends through case-execution, which knows whether a bid has won; its refusal appears in the agency's feed and restores the transfer.");

    private static async Task<Results<Ok<WithdrawalAnswer>, ProblemHttpResult>> Handle(
        Guid transferId, WithdrawalRequest request, HttpContext context, Caller caller, IntakeDbContext db, AuditTrail audit, TimeProvider time, CancellationToken cancel)
    {
        var stored = await TransferStore.LockAsync(db.Connection(), transferId, caller.Agency!, cancel);
        if (stored is null)
            return GetTransfer.NotFound.Because("No transfer of this id.").ToProblem();
        var transfer = stored.Transfer;
        if (Preconditions.Check(context.Request, transfer.Version) is { } stale)
            return stale;
        if (!transfer.Withdraw(request.Reason, request.BuyerConsentReference, stored.Progress).TryGet(out var withdrawn, out var refusal))
            return refusal.ToProblem();

        var now = time.GetUtcNow();
        var id = Guid.CreateVersion7(now);
        var change = new TransferChange(id, "withdrawn", new { reason = withdrawn.Reason, buyerConsentReference = withdrawn.BuyerConsent, sequence = withdrawn.Sequence },
            now, caller.Subject);
        await TransferStore.SaveAsync(db.Connection(), transfer, amended: false, change, cancel);
        db.Publish(IntakeMessages.Withdrawn(id, stored, withdrawn, now), id);
        audit.Record(db, caller, "transfer.withdrawn", "transfer", transferId.ToString(), 1, null, "WDR-01");
        await db.SaveChangesAsync(cancel);
        context.SetETag(transfer.Version);
        return TypedResults.Ok(new WithdrawalAnswer(id, transferId, withdrawn.Sequence, transfer.Version));
    }
}
