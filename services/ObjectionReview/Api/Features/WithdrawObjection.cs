using Enforcement.Hosting.Access;
using Enforcement.Hosting.Http;
using Enforcement.Hosting.Messaging;
using Enforcement.Kernel;
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
        AuditTrail audit, TimeProvider time, HttpContext http, CancellationToken cancel)
    {
        if (await db.FindAsync(caller, id, cancel) is not { } objection)
            return ObjectionScope.NotFound(id).ToProblem();
        if (Preconditions.Check(http.Request, objection.Version) is { } stale)
            return stale;
        if (!objection.Withdraw(time.Today()).TryGet(out var fact, out var refusal))
            return refusal.ToProblem();

        db.Publish(ObjectionReviewMessages.Of(fact));
        audit.Record(db, caller, "objection.withdrawn", "objection", id.ToString());
        await db.SaveChangesAsync(cancel);
        http.SetETag(objection.Version);
        return TypedResults.Ok(ObjectionView.Of(objection));
    }
}
