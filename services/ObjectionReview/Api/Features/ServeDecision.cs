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

/// <summary>Service of the Agency's decision on the objector.</summary>
public sealed record ServeDecisionRequest
{
    public required DateOnly ServedOn { get; init; }

    /// <summary>True when the contested act is an administrative act: then the objector may sue directly, without an appeal 訴願 (OBJ-06).</summary>
    public required bool AdministrativeAct { get; init; }
}

/// <summary>Records the service of the Agency's decision.</summary>
public static class ServeDecision
{
    public static void Map(IEndpointRouteBuilder app) => app.MapPost("/v1/objections/{id:guid}/service", Handle)
        .AllowRoles(Roles.HqLegal)
        .WithIdempotency<ObjectionReviewDbContext>()
        .WithName("ServeDecision").WithTags("Objections")
        .WithSummary("Record that the Agency's decision was served; starts the two months for a revocation suit (OBJ-06). Needs If-Match.");

    public static async Task<Results<Ok<ObjectionView>, ProblemHttpResult>> Handle(Guid id, ServeDecisionRequest request, Caller caller,
        ObjectionReviewDbContext db, ObjectionClockRules rules, ClockBook clocks, ClockReader reader, IOptions<ObjectionReviewOptions> options, AuditTrail audit,
        TimeProvider time, HttpContext http, CancellationToken cancel)
    {
        if (await db.FindAsync(caller, id, cancel) is not { } objection)
            return ObjectionScope.NotFound(id).ToProblem();
        if (Preconditions.Check(http.Request, objection.Version) is { } stale)
            return stale;
        if (!objection.Serve(request.ServedOn, request.AdministrativeAct, rules, time.Today()).TryGet(out var fact, out var refusal))
            return refusal.ToProblem();

        await using var transaction = await JoinedTransaction.BeginAsync(db, cancel);
        if (fact.Suit is { } suit && (await clocks.StartAsync(objection.Starts(options.Value, suit), cancel)).Refusal is { } notStarted)
            return notStarted.ToProblem();
        audit.Record(db, caller, "objection.decision_served", "objection", id.ToString(), rules: ["OBJ-06"]);
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        http.SetETag(objection.Version);
        return TypedResults.Ok(await ObjectionView.ReadAsync(objection, reader, explain: false, cancel));
    }
}
