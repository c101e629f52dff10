using Enforcement.Hosting.Access;
using Enforcement.Hosting.Http;
using Enforcement.Supervision.Data;
using Enforcement.Supervision.Domain.Monitors;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Enforcement.Supervision.Features.Monitors;

/// <summary>One run.</summary>
public static class GetRun
{
    public static void Map(IEndpointRouteBuilder app) => app.MapGet("/v1/monitors/runs/{id:guid}", Handle)
        .AllowRoles([Roles.Auditor, Roles.Operations, .. Roles.Headquarters])
        .WithName("GetMonitorRun").WithTags("Monitors")
        .WithSummary("One run of the monitors with the numbers it compared.");

    public static async Task<Results<Ok<RunView>, ProblemHttpResult>> Handle(Guid id, SupervisionDbContext db, CancellationToken cancel) =>
        await db.Set<MonitorRun>().AsNoTracking().SingleOrDefaultAsync(run => run.Id == id, cancel) is { } run
            ? TypedResults.Ok(await RunView.ReadAsync(db, run, cancel))
            : MonitorRefusals.RunNotFound.Because($"Run {id}.").ToProblem();
}
