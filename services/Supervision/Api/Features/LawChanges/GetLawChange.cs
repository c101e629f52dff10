using Enforcement.Hosting.Access;
using Enforcement.Hosting.Http;
using Enforcement.Law;
using Enforcement.Supervision.Data;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Enforcement.Supervision.Features.LawChanges;

/// <summary>One change.</summary>
public static class GetLawChange
{
    public static void Map(IEndpointRouteBuilder app) => app.MapGet("/v1/law-changes/{id:guid}", Handle)
        .AllowRoles([.. Roles.Headquarters, Roles.Auditor])
        .WithName("GetLawChange").WithTags("Law changes")
        .WithSummary("One change with its content and, while it is proposed, what it would change now.");

    public static async Task<Results<Ok<LawChangeView>, ProblemHttpResult>> Handle(Guid id, SupervisionDbContext db, CurrentLaw law, HttpContext http, CancellationToken cancel)
    {
        if (await db.FindProposalAsync(id, cancel) is not { } proposal)
            return Proposals.NotFound(id).ToProblem();
        http.SetETag(proposal.Version);
        return TypedResults.Ok(LawChangeView.Of(proposal, law.Edition));
    }
}
