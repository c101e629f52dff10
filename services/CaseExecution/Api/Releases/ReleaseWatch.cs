using Enforcement.CaseExecution.Data;
using Enforcement.CaseExecution.Domain.Measures;
using Enforcement.Contracts.Clocks.V1;
using Enforcement.Hosting.Messaging;
using Enforcement.Hosting.Persistence;
using Enforcement.Kernel;
using Enforcement.Law.Clocks;
using Microsoft.Extensions.Options;

namespace Enforcement.CaseExecution.Releases;

/// <summary>
/// Says of release tasks that they are late, and when they are no more (CAN-01), as supervision hears of clocks: whatever an end has freed outside is asked after until
/// it is confirmed. Bounded batches with <c>skip locked</c>, so any number of instances may look; a batch, its announcement and audit are one transaction.
/// </summary>
public sealed class ReleaseWatch(
    IServiceScopeFactory scopes, ClockMessages messages, AuditTrail audit, IOptions<CaseExecutionOptions> options, TimeProvider time, ILogger<ReleaseWatch> log) : BackgroundService
{
    private const string Rule = "CAN-01";
    private const int Batch = 500;

    /// <summary>Says what has to be said now.</summary>
    /// <returns>Tasks of which something was said.</returns>
    public async Task<int> PassAsync(CancellationToken cancel)
    {
        var told = 0;
        while (await TellAsync(late: true, cancel) is var count and > 0)
            told += count;
        while (await TellAsync(late: false, cancel) is var count and > 0)
            told += count;
        return told;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(options.Value.ReleasePollSeconds), time);
        do
        {
            try
            {
                await PassAsync(stoppingToken);
            }
            catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
            {
                CaseExecutionLog.ReleaseWatchFailed(log, exception);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task<int> TellAsync(bool late, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<CaseExecutionDbContext>();
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var tasks = late ? await ReleaseRows.LateAsync(db.Connection(), TaipeiTime.DateOf(now), Batch, cancel) : await ReleaseRows.SettledAsync(db.Connection(), Batch, cancel);
        if (tasks.Count == 0)
            return 0;
        List<OutboxMessage> outbox = late
            ? [.. messages.Of([], [.. tasks.Select(Signal)], [], now), audit.Message(null, "releaseTask.late", "releaseTaskBatch", Guid.CreateVersion7(now).ToString(), tasks.Count, null, Rule)]
            : [.. messages.Of([], [], [.. tasks.Select(Settled)], now)];
        await Outbox.WriteAsync(db.Connection(), outbox, cancel);
        await transaction.CommitAsync(cancel);
        return tasks.Count;
    }

    private static ClockSignal Signal(ToldRelease task) => new()
    {
        ClockId = task.Id,
        RuleId = Rule,
        Name = "release",
        SubjectType = "releaseTask",
        SubjectId = task.Id,
        Branch = task.Branch,
        Section = task.Section,
        DueOn = task.DueOn,
        DueAt = TaipeiTime.StartOf(task.DueOn.AddDays(1)),
        Version = task.Version,
    };

    private static SettledClock Settled(ToldRelease task) =>
        new() { ClockId = task.Id, Outcome = task.State == ReleaseState.Confirmed ? "metLate" : "cancelled", Version = task.Version };
}
