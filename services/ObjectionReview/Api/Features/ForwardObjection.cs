using Enforcement.Hosting.Access;
using Enforcement.Hosting.Http;
using Enforcement.Hosting.Messaging;
using Enforcement.Hosting.Persistence;
using Enforcement.Kernel;
using Enforcement.Law.Clocks;
using Enforcement.ObjectionReview.Clocks;
using Enforcement.ObjectionReview.Data;
using Enforcement.ObjectionReview.Domain;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;

namespace Enforcement.ObjectionReview.Features;

/// <summary>The branch's opinion.</summary>
public sealed record ForwardObjectionRequest
{
    /// <summary>Why the branch finds it unfounded.</summary>
    public required string Opinion { get; init; }
}

/// <summary>The branch finds the objection unfounded and sends it to the Agency.</summary>
public static class ForwardObjection
{
    public static void Map(IEndpointRouteBuilder app) => app.MapPost("/v1/objections/{id:guid}/forwarding", Handle)
        .AllowRoles(Roles.Officer, Roles.ChiefOfficer, Roles.BranchHead)
        .WithIdempotency<ObjectionReviewDbContext>()
        .WithName("ForwardObjection").WithTags("Objections")
        .WithSummary("Send the objection with the branch's opinion to the Agency (OBJ-02); the Agency's 30 days start (OBJ-04). Needs If-Match.");

    public static async Task<Results<Ok<ObjectionView>, ProblemHttpResult>> Handle(Guid id, ForwardObjectionRequest request, Caller caller,
        ObjectionReviewDbContext db, ObjectionClockRules rules, ClockBook clocks, ClockReader reader, IOptions<ObjectionReviewOptions> options, AuditTrail audit,
        TimeProvider time, HttpContext http, CancellationToken cancel)
    {
        if (RequiredText.Check("/opinion", request.Opinion, RequiredText.MaxText).ToArray() is { Length: > 0 } errors)
            return Problems.Validation(errors);
        if (await db.FindAsync(caller, id, cancel) is not { } objection)
            return ObjectionScope.NotFound(id).ToProblem();
        if (Preconditions.Check(http.Request, objection.Version) is { } stale)
            return stale;
        if (!objection.Forward(request.Opinion, rules, time.Today()).TryGet(out var fact, out var refusal))
            return refusal.ToProblem();

        await using var transaction = await JoinedTransaction.BeginAsync(db, cancel);
        if ((await clocks.MeetAsync(objection.OpenClocks(), time.GetUtcNow(), cancel)).Refusal is { } notMet)
            return notMet.ToProblem();
        if ((await clocks.StartAsync(objection.Starts(options.Value, fact.Decision), cancel)).Refusal is { } notStarted)
            return notStarted.ToProblem();
        db.Publish(ObjectionReviewMessages.Of(fact));
        audit.Record(db, caller, "objection.forwarded", "objection", id.ToString(), rules: ["OBJ-02", "OBJ-04"]);
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        http.SetETag(objection.Version);
        return TypedResults.Ok(await ObjectionView.ReadAsync(objection, reader, explain: false, cancel));
    }
}
