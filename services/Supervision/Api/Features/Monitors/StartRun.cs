using Enforcement.Hosting.Access;
using Enforcement.Hosting.Http;
using Enforcement.Hosting.Messaging;
using Enforcement.Supervision.Data;
using Enforcement.Supervision.Domain.Monitors;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Enforcement.Supervision.Features.Monitors;

/// <summary>Which receiving days to compare.</summary>
public sealed record StartRunRequest
{
    public required DateOnly From { get; init; }
    public required DateOnly To { get; init; }
}

/// <summary>Asks every service for its totals and compares them.</summary>
public static class StartRun
{
    private const int MaxDays = 366;

    public static void Map(IEndpointRouteBuilder app) => app.MapPost("/v1/monitors/runs", Handle)
        .AllowRoles([Roles.Auditor, Roles.Operations, .. Roles.Headquarters])
        .WithIdempotency<SupervisionDbContext>()
        .WithName("StartMonitorRun").WithTags("Monitors")
        .WithSummary("Compare the totals of all services over a range of receiving days; follow the Location for the result.");

    public static async Task<Results<Accepted<RunView>, ProblemHttpResult>> Handle(StartRunRequest request, Caller caller, SupervisionDbContext db,
        AuditTrail audit, IOptions<SupervisionOptions> options, TimeProvider time, CancellationToken cancel)
    {
        if (request.To < request.From || request.To.DayNumber - request.From.DayNumber >= MaxDays)
            return Problems.Validation(("/to", $"must lie within {MaxDays} days from from"));
        if (await db.Set<MonitorRun>().CountAsync(waiting => waiting.State == MonitorState.Waiting, cancel) >= options.Value.MonitorMaxWaiting)
            return MonitorRefusals.TooManyWaiting.Because($"{options.Value.MonitorMaxWaiting} runs wait.").ToProblem();

        var now = time.GetUtcNow();
        var run = MonitorRun.Start(Guid.CreateVersion7(now), request.From, request.To, caller.Subject, now);
        db.Add(run);
        db.Publish(SupervisionMessages.Of(run));
        audit.Record(db, caller, "monitor.requested", "monitorRun", run.Id.ToString(), changes: 0);
        await db.SaveChangesAsync(cancel);
        return TypedResults.Accepted($"/v1/monitors/runs/{run.Id}", await RunView.ReadAsync(db, run, cancel));
    }
}
