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

namespace Enforcement.ObjectionReview.Features;

/// <summary>The Agency's decision.</summary>
public sealed record DecideObjectionRequest
{
    public required ObjectionDecision Decision { get; init; }
    public required string Reasons { get; init; }
}

/// <summary>The Agency decides.</summary>
public static class DecideObjection
{
    public static void Map(IEndpointRouteBuilder app) => app.MapPost("/v1/objections/{id:guid}/decision", Handle)
        .AllowRoles(Roles.HqLegal)
        .WithIdempotency<ObjectionReviewDbContext>()
        .WithName("DecideObjection").WithTags("Objections")
        .WithSummary("The Agency decides with reasons and gives the decision its number (AEL 9(2), ER 17). Needs If-Match.");

    public static async Task<Results<Ok<ObjectionView>, ProblemHttpResult>> Handle(Guid id, DecideObjectionRequest request, Caller caller,
        ObjectionReviewDbContext db, ClockBook clocks, ClockReader reader, AuditTrail audit, TimeProvider time, HttpContext http, CancellationToken cancel)
    {
        if (RequiredText.Check("/reasons", request.Reasons, RequiredText.MaxText).ToArray() is { Length: > 0 } errors)
            return Problems.Validation(errors);
        if (await db.FindAsync(caller, id, cancel) is not { } objection)
            return ObjectionScope.NotFound(id).ToProblem();
        if (Preconditions.Check(http.Request, objection.Version) is { } stale)
            return stale;
        if (objection.WhyAgencyMayNotDecide() is { } mayNot)
            return mayNot.ToProblem();

        // Number, decision and clocks must commit together.
        await using var transaction = await JoinedTransaction.BeginAsync(db, cancel);
        var today = time.Today();
        var number = await db.TakeDecisionNumberAsync(today, cancel);
        var fact = objection.Decide(request.Decision, request.Reasons, number, today).Value;
        if ((await clocks.MeetAsync(objection.OpenClocks(), time.GetUtcNow(), cancel)).Refusal is { } notMet)
            return notMet.ToProblem();
        db.Publish(ObjectionReviewMessages.Of(fact));
        audit.Record(db, caller, "objection.decided", "objection", id.ToString(), rules: ["OBJ-04"]);
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        ObjectionReviewMetrics.Decided(fact);
        http.SetETag(objection.Version);
        return TypedResults.Ok(await ObjectionView.ReadAsync(objection, reader, explain: false, cancel));
    }
}
