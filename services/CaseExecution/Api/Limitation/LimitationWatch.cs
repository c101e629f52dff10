using Enforcement.CaseExecution.Data;
using Enforcement.Hosting.Messaging;
using Enforcement.Hosting.Persistence;
using Enforcement.Kernel;
using Enforcement.Law;
using Enforcement.Law.Clocks;
using Microsoft.Extensions.Options;
using Statutes = Enforcement.Statute.Limitation;

namespace Enforcement.CaseExecution.Limitation;

/// <summary>
/// Says of limitation clocks that they end soon (LIM-11) or are over: the sibling of the clock scanner for clocks that are columns of ten million cases. Takes bounded
/// batches from index ranges with <c>skip locked</c>, so any number of instances may look; a batch, its history, announcement and audit are one transaction.
/// </summary>
public sealed class LimitationWatch(
    IServiceScopeFactory scopes, CurrentLaw law, ClockMessages messages, ClockMetrics metrics, AuditTrail audit, IOptions<CaseExecutionOptions> options, TimeProvider time,
    ILogger<LimitationWatch> log) : BackgroundService
{
    /// <summary>Says what has to be said today.</summary>
    /// <returns>Cases of whom something was said.</returns>
    public async Task<int> PassAsync(CancellationToken cancel)
    {
        var told = 0;
        foreach (var step in LimitationStep.All)
        {
            while (await TellAsync(step, cancel) is var count and > 0)
                told += count;
        }

        if (told > 0)
            CaseExecutionLog.LimitationTold(log, told);
        return told;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(options.Value.LimitationPollSeconds), time);
        do
        {
            try
            {
                await PassAsync(stoppingToken);
            }
            catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
            {
                CaseExecutionLog.LimitationFailed(log, exception);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task<int> TellAsync(LimitationStep step, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        var today = TaipeiTime.DateOf(now);
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<CaseExecutionDbContext>();
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var cases = await LimitationRows.TellAsync(db.Connection(), step, today, Statutes.WarnedThrough(today, law.Edition), options.Value.LimitationBatch, now, cancel);
        if (cases.Count == 0)
            return 0;
        List<OutboxMessage> outbox = [.. LimitationMessages.Of(messages, step.Say, cases, now)];
        if (step.Say != LimitationTold.Nothing)
            outbox.Add(LimitationMessages.Audit(audit, step.Say, cases, now));
        await Outbox.WriteAsync(db.Connection(), outbox, cancel);
        await transaction.CommitAsync(cancel);
        foreach (var rule in cases.Where(_ => step.Say != LimitationTold.Nothing).GroupBy(item => item.Rule!))
            metrics.Count(step.Say == LimitationTold.Over ? ClockEventKind.Overdue : ClockEventKind.Warned, rule.Key, rule.Count());
        return cases.Count;
    }
}
