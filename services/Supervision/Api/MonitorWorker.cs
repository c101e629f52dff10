using Enforcement.Hosting.Messaging;
using Enforcement.Hosting.Persistence;
using Enforcement.Kernel;
using Enforcement.Supervision.Data;
using Enforcement.Supervision.Data.Audit;
using Enforcement.Supervision.Data.Monitors;
using Enforcement.Supervision.Domain.Monitors;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Enforcement.Supervision;

/// <summary>
/// Starts the periodic run, looks at runs that wait, asks again, settles them. Runs are claimed with <c>skip locked</c>: any number of instances may work.
/// </summary>
public sealed class MonitorWorker(IServiceScopeFactory scopes, IOptions<SupervisionOptions> options, TimeProvider time, ILogger<MonitorWorker> log)
    : BackgroundService
{
    private const long PeriodicLock = 0x4D6F6E69746F72;
    private Guid? _shown;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var startedAt = time.GetUtcNow();
        using var timer = new PeriodicTimer(options.Value.MonitorPoll, time);
        do
        {
            try
            {
                await StartPeriodicAsync(startedAt, stoppingToken);
                await LookAsync(stoppingToken);
                await RefreshGaugeAsync(stoppingToken);
            }
            catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
            {
                SupervisionLog.WorkFailed(log, exception);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    /// <summary>Looks at every run that waits and is not in another instance's hands.</summary>
    public async Task LookAsync(CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<SupervisionDbContext>();
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var runs = await db.Set<MonitorRun>()
            .FromSqlRaw("select * from monitor_run where state = 'waiting' order by id for update skip locked").ToListAsync(cancel);
        foreach (var run in runs)
            await LookAsync(db, run, cancel);
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
    }

    private async Task LookAsync(SupervisionDbContext db, MonitorRun run, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        var reports = await MonitorReports.ReadAsync(db.Connection(), run.Id, now - options.Value.MonitorSettle, cancel);
        var judged = run.Look(reports, await AuditTotals.ReadAsync(db.Connection(), cancel), now, options.Value.MonitorSettle);
        var results = await db.Set<MonitorResult>().Where(result => result.RunId == run.Id).ToDictionaryAsync(result => result.Invariant, cancel);
        foreach (var judgement in judged)
        {
            if (!results.TryGetValue(judgement.Comparison.Invariant, out var result))
                db.Add(result = MonitorResult.Of(run.Id, judgement.Comparison.Invariant));
            result.Take(judgement, now);
        }

        if (run.AskAgain(now, options.Value.MonitorAskAgain, options.Value.MonitorSettle))
            db.Publish(SupervisionMessages.Of(run));
        if (run.State != MonitorState.Waiting)
            await SettleAsync(db, run, judged, cancel);
    }

    private async Task SettleAsync(SupervisionDbContext db, MonitorRun run, IReadOnlyList<Judgement> judged, CancellationToken cancel)
    {
        await db.Database.ExecuteAsync("delete from monitor_case_total where run_id = $1", cancel, run.Id);
        foreach (var judgement in judged.Where(judgement => judgement.State == MonitorState.Differ))
            SupervisionLog.MonitorDiffers(log, run.Id, judgement.Comparison.Invariant.ToString(), judgement.Comparison.DifferenceCount);
        if (run.State == MonitorState.Agree)
            SupervisionLog.MonitorAgrees(log, run.Id, run.Rounds);
    }

    private async Task StartPeriodicAsync(DateTimeOffset startedAt, CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<SupervisionDbContext>();
        var now = time.GetUtcNow();
        var latest = await db.Set<MonitorRun>().Where(run => run.RequestedBy == "system").OrderByDescending(run => run.Id).FirstOrDefaultAsync(cancel);
        if (latest?.State == MonitorState.Waiting || now - (latest?.RequestedAt ?? startedAt) < options.Value.MonitorInterval)
            return;

        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        if (!await db.Database.AskAsync("select pg_try_advisory_xact_lock($1)", cancel, PeriodicLock)
            || await db.Set<MonitorRun>().AnyAsync(run => run.RequestedBy == "system" && run.RequestedAt > now - options.Value.MonitorInterval, cancel))
            return;
        var today = TaipeiTime.DateOf(now);
        var run = MonitorRun.Start(Guid.CreateVersion7(now), today.AddDays(1 - options.Value.MonitorDays), today, "system", now);
        db.Add(run);
        db.Publish(SupervisionMessages.Of(run));
        await db.Database.ExecuteAsync("delete from monitor_run where settled_at < $1", cancel, now - options.Value.MonitorKeep);
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
    }

    private async Task RefreshGaugeAsync(CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<SupervisionDbContext>();
        var latest = await db.Set<MonitorRun>().AsNoTracking().Where(run => run.State != MonitorState.Waiting).OrderByDescending(run => run.Id).FirstOrDefaultAsync(cancel);
        if (latest is null || latest.Id == _shown)
            return;
        var results = await db.Set<MonitorResult>().AsNoTracking().Where(result => result.RunId == latest.Id).OrderBy(result => result.Invariant).ToListAsync(cancel);
        _shown = latest.Id;
        // A service that was down did not answer: that is its own alert, not a difference. The figures stay those of the last complete comparison, and age.
        if (results.SelectMany(result => result.ReadDifferences()).Any(difference => difference.IsUnanswered))
            return;
        SupervisionMetrics.Settled(new MonitorFigures(latest.Id, latest.SettledAt, results.ToDictionary(result => result.Invariant, result => result.DifferenceCount),
            [.. results.SelectMany(result => result.ReadNumbers().Select(number => (result.Invariant, number)))]));
    }
}
