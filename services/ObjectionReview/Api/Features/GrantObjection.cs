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

/// <summary>What the branch did about it.</summary>
public sealed record GrantObjectionRequest
{
    /// <summary>What was stopped, revoked or corrected.</summary>
    public required string Measures { get; init; }
}

/// <summary>The branch finds the objection founded.</summary>
public static class GrantObjection
{
    public static void Map(IEndpointRouteBuilder app) => app.MapPost("/v1/objections/{id:guid}/founded", Handle)
        .AllowRoles(Roles.Officer, Roles.ChiefOfficer, Roles.BranchHead)
        .WithIdempotency<ObjectionReviewDbContext>()
        .WithName("GrantObjection").WithTags("Objections")
        .WithSummary("The branch finds the objection founded and has revoked or corrected the act (AEL 9(2)). Needs If-Match.");

    public static async Task<Results<Ok<ObjectionView>, ProblemHttpResult>> Handle(Guid id, GrantObjectionRequest request, Caller caller,
        ObjectionReviewDbContext db, ClockBook clocks, ClockReader reader, AuditTrail audit, TimeProvider time, HttpContext http, CancellationToken cancel)
    {
        if (RequiredText.Check("/measures", request.Measures, RequiredText.MaxText).ToArray() is { Length: > 0 } errors)
            return Problems.Validation(errors);
        if (await db.FindAsync(caller, id, cancel) is not { } objection)
            return ObjectionScope.NotFound(id).ToProblem();
        if (Preconditions.Check(http.Request, objection.Version) is { } stale)
            return stale;
        if (!objection.Grant(request.Measures, time.Today()).TryGet(out var fact, out var refusal))
            return refusal.ToProblem();

        await using var transaction = await JoinedTransaction.BeginAsync(db, cancel);
        if ((await clocks.MeetAsync(objection.OpenClocks(), time.GetUtcNow(), cancel)).Refusal is { } notMet)
            return notMet.ToProblem();
        db.Publish(ObjectionReviewMessages.Of(fact));
        audit.Record(db, caller, "objection.granted", "objection", id.ToString(), rules: ["OBJ-02"]);
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        ObjectionReviewMetrics.Decided(fact);
        http.SetETag(objection.Version);
        return TypedResults.Ok(await ObjectionView.ReadAsync(objection, reader, explain: false, cancel));
    }
}
