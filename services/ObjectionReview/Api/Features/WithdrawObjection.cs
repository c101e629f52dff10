using Enforcement.Hosting.Access;
using Enforcement.Hosting.Http;
using Enforcement.Hosting.Messaging;
using Enforcement.Hosting.Persistence;
using Enforcement.Kernel;
using Enforcement.Law.Clocks;
using Enforcement.ObjectionReview.Clocks;
using Enforcement.ObjectionReview.Data;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Enforcement.ObjectionReview.Features;

/// <summary>The objector takes the objection back; the branch or the Agency records it.</summary>
public static class WithdrawObjection
{
    public static void Map(IEndpointRouteBuilder app) => app.MapPost("/v1/objections/{id:guid}/withdrawal", Handle)
        .AllowRoles([.. Roles.BranchStaff, Roles.HqLegal])
        .WithIdempotency<ObjectionReviewDbContext>()
        .WithName("WithdrawObjection").WithTags("Objections")
        .WithSummary("Record that the objector withdrew the objection; possible until it is decided. Needs If-Match.");

    public static async Task<Results<Ok<ObjectionView>, ProblemHttpResult>> Handle(Guid id, Caller caller, ObjectionReviewDbContext db,
        ClockBook clocks, ClockReader reader, AuditTrail audit, TimeProvider time, HttpContext http, CancellationToken cancel)
    {
        if (await db.FindAsync(caller, id, cancel) is not { } objection)
            return ObjectionScope.NotFound(id).ToProblem();
        if (Preconditions.Check(http.Request, objection.Version) is { } stale)
            return stale;
        if (!objection.Withdraw(time.Today()).TryGet(out var fact, out var refusal))
            return refusal.ToProblem();

        await using var transaction = await JoinedTransaction.BeginAsync(db, cancel);
        if ((await clocks.CancelAsync(objection.OpenClocks(), time.GetUtcNow(), "objection withdrawn", cancel)).Refusal is { } notCancelled)
            return notCancelled.ToProblem();
        db.Publish(ObjectionReviewMessages.Of(fact));
        audit.Record(db, caller, "objection.withdrawn", "objection", id.ToString());
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        http.SetETag(objection.Version);
        return TypedResults.Ok(await ObjectionView.ReadAsync(objection, reader, explain: false, cancel));
    }
}
