using Enforcement.Hosting.Access;
using Enforcement.Supervision.Data;
using Enforcement.Supervision.Domain.Monitors;
using Microsoft.EntityFrameworkCore;

namespace Enforcement.Supervision.Features.Monitors;

/// <summary>The monitors as they stand.</summary>
public sealed record MonitorsView
{
    /// <summary>The latest run; null before the first.</summary>
    public RunView? Latest { get; init; }

    /// <summary>When all invariants last agreed.</summary>
    public DateTimeOffset? LastAgreedAt { get; init; }
}

/// <summary>The latest results of invariants 1, 2 and 3.</summary>
public static class GetMonitors
{
    public static void Map(IEndpointRouteBuilder app) => app.MapGet("/v1/monitors", Handle)
        .AllowRoles([Roles.Auditor, Roles.Operations, .. Roles.Headquarters])
        .WithName("GetMonitors").WithTags("Monitors")
        .WithSummary("Latest comparison of intake, case-execution, statistics and the audit chain (invariants 1, 2, 3).");

    public static async Task<MonitorsView> Handle(SupervisionDbContext db, CancellationToken cancel)
    {
        var latest = await db.Set<MonitorRun>().AsNoTracking().OrderByDescending(run => run.Id).FirstOrDefaultAsync(cancel);
        return new MonitorsView
        {
            Latest = latest is null ? null : await RunView.ReadAsync(db, latest, cancel),
            LastAgreedAt = await db.Set<MonitorRun>().Where(run => run.State == MonitorState.Agree).MaxAsync(run => run.SettledAt, cancel),
        };
    }
}
