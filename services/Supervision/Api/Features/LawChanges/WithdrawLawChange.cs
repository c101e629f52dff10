using Enforcement.Hosting.Access;
using Enforcement.Hosting.Http;
using Enforcement.Hosting.Messaging;
using Enforcement.Supervision.Data;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Enforcement.Supervision.Features.LawChanges;

/// <summary>The proposer takes a change back.</summary>
public static class WithdrawLawChange
{
    public static void Map(IEndpointRouteBuilder app) => app.MapPost("/v1/law-changes/{id:guid}/withdrawal", Handle)
        .AllowRoles(Roles.HqLegal)
        .WithIdempotency<SupervisionDbContext>(required: true)
        .WithName("WithdrawLawChange").WithTags("Law changes")
        .WithSummary("Take a proposed change back; only who proposed it may. Needs If-Match.");

    public static async Task<Results<Ok<LawChangeView>, ProblemHttpResult>> Handle(Guid id, Caller caller, SupervisionDbContext db, AuditTrail audit, TimeProvider time,
        HttpContext http, CancellationToken cancel)
    {
        if (await db.FindProposalAsync(id, cancel) is not { } proposal)
            return Proposals.NotFound(id).ToProblem();
        if (Preconditions.Check(http.Request, proposal.Version) is { } stale)
            return stale;
        if (proposal.Withdraw(caller.Subject, time.GetUtcNow()).Refusal is { } refusal)
            return refusal.ToProblem();

        audit.Record(db, caller, "law_change.withdrawn", "lawChange", id.ToString());
        await db.SaveChangesAsync(cancel);
        http.SetETag(proposal.Version);
        return TypedResults.Ok(LawChangeView.Of(proposal));
    }
}
