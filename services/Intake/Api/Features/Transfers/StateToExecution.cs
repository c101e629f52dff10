using Enforcement.Hosting.Access;
using Enforcement.Hosting.Http;
using Enforcement.Hosting.Messaging;
using Enforcement.Hosting.Persistence;
using Enforcement.Intake.Data;
using Enforcement.Intake.Writing;
using Enforcement.Kernel;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Enforcement.Intake.Features.Transfers;

/// <summary>Consent to a postponement.</summary>
/// <param name="Until">Last day wished; the longest possible when left out.</param>
/// <param name="Reason">Why, 1 to 500 characters.</param>
public sealed record PostponementRequest(DateOnly? Until, string Reason);

/// <summary>The agency applies to go on.</summary>
/// <param name="Reference">The agency's own reference; may be left out.</param>
public sealed record ContinuationRequest(string? Reference);

/// <summary>A statement about the obligor's property.</summary>
/// <param name="HasProperty">Whether there is any.</param>
/// <param name="Description">What there is; left out when there is none.</param>
public sealed record PropertyStatementRequest(bool HasProperty, string? Description);

/// <summary>A statement that was passed on to the case.</summary>
public sealed record StatementAnswer(Guid StatementId, Guid TransferId, string CaseNumber, int Version);

/// <summary>What an agency says about its running case: postpone it, go on with it, property of the obligor. The branch acts on it.</summary>
internal static class StateToExecution
{
    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapPost("/v1/transfers/{transferId:guid}/postponements", Postpone).AllowRoles(Roles.Agency).WithIdempotency<IntakeDbContext>(required: true)
            .WithTags("Transfers").WithSummary("Agree that enforcement is postponed (If-Match)");
        app.MapPost("/v1/transfers/{transferId:guid}/continuation", Continue).AllowRoles(Roles.Agency).WithIdempotency<IntakeDbContext>(required: true)
            .WithTags("Transfers").WithSummary("Apply to go on after a postponement (If-Match)");
        app.MapPost("/v1/transfers/{transferId:guid}/property-statements", State).AllowRoles(Roles.Agency).WithIdempotency<IntakeDbContext>(required: true)
            .WithTags("Transfers").WithSummary("Report property of the obligor, or that there is none (If-Match)");
    }

    private static Task<Results<Ok<StatementAnswer>, ProblemHttpResult>> Postpone(
        Guid transferId, PostponementRequest request, HttpContext context, Caller caller, IntakeDbContext db, AuditTrail audit, TimeProvider time, CancellationToken cancel) =>
        SayAsync(transferId, context, caller, db, audit, time, "postponementRequested", "POS-01",
            stored => stored.Transfer.AskPostponement(request.Until, request.Reason, stored.Progress, time.Today()),
            (id, stored, fact, now) => db.Publish(IntakeMessages.Postponed(id, stored, fact, now), id), cancel);

    private static Task<Results<Ok<StatementAnswer>, ProblemHttpResult>> Continue(
        Guid transferId, ContinuationRequest request, HttpContext context, Caller caller, IntakeDbContext db, AuditTrail audit, TimeProvider time, CancellationToken cancel) =>
        SayAsync(transferId, context, caller, db, audit, time, "continuationRequested", "POS-02",
            stored => stored.Transfer.AskContinuation(request.Reference, stored.Progress), (id, stored, _, now) => db.Publish(IntakeMessages.Continued(id, stored, now), id), cancel);

    private static Task<Results<Ok<StatementAnswer>, ProblemHttpResult>> State(
        Guid transferId, PropertyStatementRequest request, HttpContext context, Caller caller, IntakeDbContext db, AuditTrail audit, TimeProvider time, CancellationToken cancel) =>
        SayAsync(transferId, context, caller, db, audit, time, "propertyStated", "CER-02",
            stored => stored.Transfer.StateProperty(request.HasProperty, request.Description, stored.Progress),
            (id, stored, fact, now) => db.Publish(IntakeMessages.Stated(id, stored, fact, now), id), cancel);

    private static async Task<Results<Ok<StatementAnswer>, ProblemHttpResult>> SayAsync<TFact>(
        Guid transferId, HttpContext context, Caller caller, IntakeDbContext db, AuditTrail audit, TimeProvider time, string action, string rule,
        Func<StoredTransfer, Result<TFact>> say, Action<Guid, StoredTransfer, TFact, DateTimeOffset> publish, CancellationToken cancel)
        where TFact : notnull
    {
        if (await TransferStore.LockAsync(db.Connection(), transferId, caller.Agency!, cancel) is not { } stored)
            return GetTransfer.NotFound.Because("No transfer of this id.").ToProblem();
        if (Preconditions.Check(context.Request, stored.Transfer.Version) is { } stale)
            return stale;
        if (!say(stored).TryGet(out var fact, out var refusal))
            return refusal.ToProblem();
        var now = time.GetUtcNow();
        var id = Guid.CreateVersion7(now);
        await TransferStore.SaveAsync(db.Connection(), stored.Transfer, amended: false, new TransferChange(id, action, fact, now, caller.Subject), cancel);
        publish(id, stored, fact, now);
        audit.Record(db, caller, $"transfer.{action}", "transfer", transferId.ToString(), 1, null, rule);
        await db.SaveChangesAsync(cancel);
        context.SetETag(stored.Transfer.Version);
        return TypedResults.Ok(new StatementAnswer(id, transferId, stored.CaseNumber!, stored.Transfer.Version));
    }
}
