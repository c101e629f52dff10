using Enforcement.Hosting.Access;
using Enforcement.Hosting.Http;
using Enforcement.Hosting.Messaging;
using Enforcement.Hosting.Persistence;
using Enforcement.Intake.Data;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Enforcement.Intake.Features.Agencies;

/// <summary>The end of an agency.</summary>
/// <param name="LastDay">Last day it may transfer.</param>
/// <param name="Successor">Code of the agency that acts for it afterwards.</param>
public sealed record DissolutionRequest(DateOnly LastDay, string? Successor);

internal static class DissolveAgency
{
    public static void Map(IEndpointRouteBuilder app) => app.MapPost("/v1/agencies/{code}/dissolution", Handle)
        .AllowRoles(Roles.HqPlanning)
        .WithIdempotency<IntakeDbContext>(required: true)
        .WithTags("Agencies")
        .WithSummary("End an agency with a day and name its successor (If-Match)");

    private static async Task<Results<Ok<AgencyView>, ProblemHttpResult>> Handle(
        string code, DissolutionRequest request, HttpContext context, Caller caller, IntakeDbContext db, AuditTrail audit, TimeProvider time, CancellationToken cancel)
    {
        var agency = await AgencyStore.FindAsync(db.Connection(), code, forUpdate: true, cancel);
        if (agency is null)
            return GetAgency.NotFound.Because("No agency of this code.").ToProblem();
        if (Preconditions.Check(context.Request, agency.Version) is { } stale)
            return stale;
        if (request.Successor is { } successor && await AgencyStore.FindAsync(db.Connection(), successor, forUpdate: false, cancel) is null)
            return GetAgency.NotFound.Because("The successor is not registered.", "/successor").ToProblem();
        if (!agency.Dissolve(request.LastDay, request.Successor).TryGet(out _, out var refusal))
            return refusal.ToProblem();
        await AgencyStore.SaveAsync(db.Connection(), agency, caller.Subject, time.GetUtcNow(), cancel);
        audit.Record(db, caller, "agency.dissolved", "agency", code);
        await db.SaveChangesAsync(cancel);
        context.SetETag(agency.Version);
        return TypedResults.Ok(AgencyView.Of(agency));
    }
}
