using Enforcement.Hosting.Access;
using Enforcement.Hosting.Http;
using Enforcement.Hosting.Messaging;
using Enforcement.Law;
using Enforcement.Supervision.Data;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Enforcement.Supervision.Features.LawChanges;

/// <summary>The second pair of eyes: puts a change into force as the next edition of the law.</summary>
public static class ApproveLawChange
{
    public static void Map(IEndpointRouteBuilder app) => app.MapPost("/v1/law-changes/{id:guid}/approval", Handle)
        .AllowRoles(Roles.HqLegal)
        .WithIdempotency<SupervisionDbContext>(required: true)
        .WithName("ApproveLawChange").WithTags("Law changes")
        .WithSummary("Approve a change that another person proposed: it is the next edition of the law, and every service takes it. Needs If-Match.");

    public static async Task<Results<Ok<LawChangeView>, ProblemHttpResult>> Handle(Guid id, Caller caller, SupervisionDbContext db, LawBook law, AuditTrail audit,
        TimeProvider time, HttpContext http, CancellationToken cancel)
    {
        // First the number, then the proposal: two approvals of the same change meet here, and the second sees the first's decision.
        var edition = await LawBook.NextEditionAsync(db, cancel);
        if (await db.FindProposalAsync(id, cancel) is not { } proposal)
            return Proposals.NotFound(id).ToProblem();
        if (Preconditions.Check(http.Request, proposal.Version) is { } stale)
            return stale;
        if (!proposal.Approve(caller.Subject, edition, time.GetUtcNow()).TryGet(out var fact, out var refusal))
            return refusal.ToProblem();

        var change = SupervisionMessages.Of(fact);
        await law.TakeAsync(db, change, cancel);
        db.Publish(change, change.ChangeId);
        audit.Record(db, caller, "law_change.approved", "lawChange", id.ToString());
        await db.SaveChangesAsync(cancel);
        http.SetETag(proposal.Version);
        return TypedResults.Ok(LawChangeView.Of(proposal));
    }
}
