using Enforcement.Hosting.Access;
using Enforcement.Hosting.Http;
using Enforcement.Hosting.Messaging;
using Enforcement.Hosting.Persistence;
using Enforcement.Intake.Data;
using Enforcement.Intake.Domain.Agencies;
using Enforcement.Kernel;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Enforcement.Intake.Features.Agencies;

internal static class PutAgency
{
    public static void Map(IEndpointRouteBuilder app) => app.MapPut("/v1/agencies/{code}", Handle)
        .AllowRoles(Roles.HqPlanning, Roles.Operations)
        .WithTags("Agencies")
        .WithSummary("Register an agency, or change its master data (If-Match)");

    private static async Task<Results<Ok<AgencyView>, Created<AgencyView>, ProblemHttpResult>> Handle(
        string code, AgencyRequest request, HttpContext context, Caller caller, IntakeDbContext db, AuditTrail audit, TimeProvider time, CancellationToken cancel)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var agency = await AgencyStore.FindAsync(db.Connection(), code, forUpdate: true, cancel);
        var isNew = agency is null;
        if (agency is null)
        {
            if (!Agency.Register(code, request.Terms(), request.ActiveFrom ?? time.Today()).TryGet(out agency, out var invalid))
                return invalid.ToProblem();
        }
        else
        {
            if (Preconditions.Check(context.Request, agency.Version) is { } stale)
                return stale;
            if (!agency.Change(request.Terms()).TryGet(out _, out var refusal))
                return refusal.ToProblem();
        }

        if (!await AgencyStore.SaveAsync(db.Connection(), agency, caller.Subject, time.GetUtcNow(), cancel))
            return Problems.Of(HostingRefusals.PreconditionFailed);
        audit.Record(db, caller, isNew ? "agency.registered" : "agency.changed", "agency", code);
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        context.SetETag(agency.Version);
        return isNew ? TypedResults.Created($"/v1/agencies/{code}", AgencyView.Of(agency)) : TypedResults.Ok(AgencyView.Of(agency));
    }
}
