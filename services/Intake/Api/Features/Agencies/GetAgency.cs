using Enforcement.Hosting.Access;
using Enforcement.Hosting.Http;
using Enforcement.Kernel;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace Enforcement.Intake.Features.Agencies;

internal static class GetAgency
{
    public static readonly RefusalCode NotFound = new(RefusalKind.NotFound, "agency.not_found", "There is no such agency");

    public static readonly string[] Readers = [Roles.Agency, .. Roles.BranchStaff, .. Roles.Headquarters, Roles.Auditor, Roles.Operations];

    public static void Map(IEndpointRouteBuilder app) => app.MapGet("/v1/agencies/{code}", Handle)
        .AllowRoles(Readers)
        .WithTags("Agencies")
        .WithSummary("An agency's master data; an agency reads its own");

    private static async Task<Results<Ok<AgencyView>, ProblemHttpResult>> Handle(
        string code, HttpContext context, Caller caller, NpgsqlDataSource source, CancellationToken cancel)
    {
        await using var connection = await source.OpenConnectionAsync(cancel);
        var agency = caller.Agency is { } own && own != code ? null : await AgencyStore.FindAsync(connection, code, forUpdate: false, cancel);
        if (agency is null)
            return NotFound.Because("No agency of this code.").ToProblem();
        context.SetETag(agency.Version);
        return TypedResults.Ok(AgencyView.Of(agency));
    }
}
