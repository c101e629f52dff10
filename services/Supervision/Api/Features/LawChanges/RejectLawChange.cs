using Enforcement.Hosting.Access;
using Enforcement.Hosting.Http;
using Enforcement.Hosting.Messaging;
using Enforcement.Supervision.Data;
using Enforcement.Supervision.Rulebook;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Enforcement.Supervision.Features.LawChanges;

/// <summary>Why a change is rejected.</summary>
public sealed record RejectLawChangeRequest
{
    public required string Reason { get; init; }
}

/// <summary>The second pair of eyes says no.</summary>
public static class RejectLawChange
{
    public static void Map(IEndpointRouteBuilder app) => app.MapPost("/v1/law-changes/{id:guid}/rejection", Handle)
        .AllowRoles(Roles.HqLegal)
        .WithIdempotency<SupervisionDbContext>(required: true)
        .WithName("RejectLawChange").WithTags("Law changes")
        .WithSummary("Reject a change that another person proposed, with the reason. Needs If-Match.");

    public static async Task<Results<Ok<LawChangeView>, ProblemHttpResult>> Handle(Guid id, RejectLawChangeRequest request, Caller caller, SupervisionDbContext db,
        AuditTrail audit, TimeProvider time, HttpContext http, CancellationToken cancel)
    {
        if (LawText.Check("/reason", request.Reason, LawText.MaxReason).ToArray() is { Length: > 0 } errors)
            return Problems.Validation(errors);
        if (await db.FindProposalAsync(id, cancel) is not { } proposal)
            return Proposals.NotFound(id).ToProblem();
        if (Preconditions.Check(http.Request, proposal.Version) is { } stale)
            return stale;
        if (proposal.Reject(caller.Subject, request.Reason, time.GetUtcNow()).Refusal is { } refusal)
            return refusal.ToProblem();

        audit.Record(db, caller, "law_change.rejected", "lawChange", id.ToString());
        await db.SaveChangesAsync(cancel);
        http.SetETag(proposal.Version);
        return TypedResults.Ok(LawChangeView.Of(proposal));
    }
}
