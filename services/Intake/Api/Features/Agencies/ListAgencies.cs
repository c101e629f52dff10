using Enforcement.Hosting.Access;
using Enforcement.Hosting.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace Enforcement.Intake.Features.Agencies;

internal static class ListAgencies
{
    public static void Map(IEndpointRouteBuilder app) => app.MapGet("/v1/agencies", Handle)
        .AllowRoles(GetAgency.Readers)
        .WithTags("Agencies")
        .WithSummary("Agencies by code; an agency sees itself");

    private static async Task<Ok<Page<AgencyView>>> Handle([AsParameters] PageQuery page, Caller caller, NpgsqlDataSource source, CancellationToken cancel)
    {
        await using var connection = await source.OpenConnectionAsync(cancel);
        var rows = await AgencyStore.ListAsync(connection, caller.Agency, page.Position(1)?[0] ?? "", page.Size + 1, cancel);
        return TypedResults.Ok(Page.Of(rows.ConvertAll(AgencyView.Of), page.Size, agency => [agency.Code]));
    }
}
