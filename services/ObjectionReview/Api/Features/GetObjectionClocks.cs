using Enforcement.Hosting.Access;
using Enforcement.Hosting.Http;
using Enforcement.Law.Clocks;
using Enforcement.Law.Clocks.Features;
using Enforcement.ObjectionReview.Clocks;
using Enforcement.ObjectionReview.Data;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Enforcement.ObjectionReview.Features;

/// <summary>The clocks of one objection, each explained.</summary>
public static class GetObjectionClocks
{
    public static void Map(IEndpointRouteBuilder app) => app.MapGet("/v1/objections/{id:guid}/clocks", Handle)
        .AllowRoles([.. Roles.BranchStaff, .. Roles.Headquarters])
        .WithName("GetObjectionClocks").WithTags("Objections")
        .WithSummary("Clocks of one objection with rule, articles, facts, arithmetic and history.");

    public static async Task<Results<Ok<IReadOnlyList<ClockDetail>>, ProblemHttpResult>> Handle(
        Guid id, Caller caller, ObjectionReviewDbContext db, ClockReader reader, CancellationToken cancel) =>
        await db.FindAsync(caller, id, cancel) is { } objection
            ? TypedResults.Ok(await reader.ExplainAsync(await reader.OfAsync(ObjectionClocks.SubjectType, objection.Id, cancel), cancel))
            : ObjectionScope.NotFound(id).ToProblem();
}
