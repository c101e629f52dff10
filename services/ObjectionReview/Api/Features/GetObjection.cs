using System.ComponentModel;
using Enforcement.Hosting.Access;
using Enforcement.Hosting.Http;
using Enforcement.Law.Clocks;
using Enforcement.ObjectionReview.Data;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Enforcement.ObjectionReview.Features;

/// <summary>One objection with its clocks.</summary>
public static class GetObjection
{
    public static void Map(IEndpointRouteBuilder app) => app.MapGet("/v1/objections/{id:guid}", Handle)
        .AllowRoles([.. Roles.BranchStaff, .. Roles.Headquarters])
        .WithName("GetObjection").WithTags("Objections")
        .WithSummary("One objection with its statutory clocks; explain=true adds the arithmetic of each due day.");

    public static async Task<Results<Ok<ObjectionView>, ProblemHttpResult>> Handle(Guid id,
        [Description("Adds the arithmetic of each clock.")] bool? explain, Caller caller, ObjectionReviewDbContext db, ClockReader reader, HttpContext http, CancellationToken cancel)
    {
        if (await db.FindAsync(caller, id, cancel) is not { } objection)
            return ObjectionScope.NotFound(id).ToProblem();
        http.SetETag(objection.Version);
        return TypedResults.Ok(await ObjectionView.ReadAsync(objection, reader, explain ?? false, cancel));
    }
}
