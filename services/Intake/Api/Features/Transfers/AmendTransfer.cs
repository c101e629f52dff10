using Enforcement.Hosting.Access;
using Enforcement.Hosting.Http;
using Enforcement.Hosting.Messaging;
using Enforcement.Hosting.Persistence;
using Enforcement.Intake.Data;
using Enforcement.Intake.Domain.Transfers;
using Enforcement.Intake.Writing;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Enforcement.Intake.Features.Transfers;

/// <summary>New amounts of claim lines.</summary>
/// <param name="Claims">Lines by their place in the form, counted from 1; a line left out is unchanged.</param>
/// <param name="Reason">Why, 1 to 500 characters.</param>
public sealed record AmendmentRequest(IReadOnlyList<AmendedLine> Claims, string Reason);

/// <summary>What an amendment made of the transfer.</summary>
public sealed record AmendmentAnswer(Guid AmendmentId, Guid TransferId, long Amount, long Change, int Sequence, int Version);

internal static class AmendTransfer
{
    public static void Map(IEndpointRouteBuilder app) => app.MapPost("/v1/transfers/{transferId:guid}/amendments", Handle)
        .AllowRoles(Roles.Agency)
        .WithIdempotency<IntakeDbContext>(required: true)
        .WithTags("Transfers")
        .WithSummary("Change the amounts of an accepted transfer (If-Match)")
        .WithDescription("Amount 0 where the act was revoked for that line. The case takes it over through its own rules; the outcome appears in the agency's feed.");

    private static async Task<Results<Ok<AmendmentAnswer>, ProblemHttpResult>> Handle(
        Guid transferId, AmendmentRequest request, HttpContext context, Caller caller, IntakeDbContext db, AuditTrail audit, TimeProvider time, CancellationToken cancel)
    {
        var stored = await TransferStore.LockAsync(db.Connection(), transferId, caller.Agency!, cancel);
        if (stored is null)
            return GetTransfer.NotFound.Because("No transfer of this id.").ToProblem();
        var transfer = stored.Transfer;
        if (Preconditions.Check(context.Request, transfer.Version) is { } stale)
            return stale;
        if (!transfer.Amend(request.Claims, request.Reason, stored.Progress).TryGet(out var amended, out var refusal))
            return refusal.ToProblem();

        var now = time.GetUtcNow();
        var id = Guid.CreateVersion7(now);
        await TransferStore.SaveAsync(db.Connection(), transfer, amended: true, new TransferChange(id, "amended", new
        {
            reason = amended.Reason,
            amount = amended.Amount,
            change = amended.Change,
            sequence = amended.Sequence,
            claims = request.Claims,
            before = new { claims = stored.Claims is null ? null : new RawJson(stored.Claims), amount = stored.CurrentAmount },
        }, now, caller.Subject), cancel);
        db.Publish(IntakeMessages.Amended(id, stored, amended, now), id);
        audit.Record(db, caller, "transfer.amended", "transfer", transferId.ToString(), 1, null, "AMD-01");
        await db.SaveChangesAsync(cancel);
        context.SetETag(transfer.Version);
        return TypedResults.Ok(new AmendmentAnswer(id, transferId, amended.Amount, amended.Change, amended.Sequence, transfer.Version));
    }
}
