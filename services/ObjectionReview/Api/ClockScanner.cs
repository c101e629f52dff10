using Enforcement.Hosting.Messaging;
using Enforcement.Hosting.Persistence;
using Enforcement.Kernel;
using Enforcement.ObjectionReview.Data;
using Microsoft.Extensions.Options;
using Npgsql;

namespace Enforcement.ObjectionReview;

/// <summary>
/// Marks clocks that ran out, each once, however many instances look: objections are claimed with <c>skip locked</c>, and a marked clock runs no more.
/// Marking is a change of the objection: its version rises and an audit record covers it.
/// </summary>
public sealed class ClockScanner(IServiceScopeFactory scopes, IOptions<ObjectionReviewOptions> options, TimeProvider time, ILogger<ClockScanner> log)
    : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(options.Value.ScanInterval, time);
        do
        {
            try
            {
                while (await ScanAsync(stoppingToken) > 0)
                {
                }
            }
            catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
            {
                ObjectionReviewLog.ScanFailed(log, exception);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    /// <summary>One transaction's worth.</summary>
    /// <returns>Objections marked.</returns>
    public async Task<int> ScanAsync(CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ObjectionReviewDbContext>();
        var audit = scope.ServiceProvider.GetRequiredService<AuditTrail>();
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var marked = await MarkAsync(db.Connection(), cancel);
        var objections = marked.GroupBy(clock => clock.ObjectionId).ToList();
        foreach (var objection in objections)
        {
            audit.Record(db, null, "objection.clock_overdue", "objection", objection.Key.ToString(),
                rules: [.. objection.Select(clock => clock.RuleId).Distinct()]);
        }

        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        foreach (var kind in marked.GroupBy(clock => clock.Kind))
            ObjectionReviewMetrics.Overdue(kind.Key, kind.Count());
        if (objections.Count > 0)
            ObjectionReviewLog.ClocksOverdue(log, objections.Count);
        return objections.Count;
    }

    private async Task<List<(Guid ObjectionId, string Kind, string RuleId)>> MarkAsync(NpgsqlConnection connection, CancellationToken cancel)
    {
        // The objection is locked before its clocks, as in every request: no two can wait for each other.
        await using var command = new NpgsqlCommand("""
            with due as (
                select id from objection
                where id in (select objection_id from objection_clock where state = 'running' and due_on < $1 order by due_on limit $2)
                order by id for update skip locked),
            raised as (
                update objection set version = version + 1 from due where objection.id = due.id)
            update objection_clock set state = 'overdue' from due
            where objection_id = due.id and state = 'running' and due_on < $1
            returning objection_id, kind, rule_id
            """, connection) { Parameters = { new() { Value = time.Today() }, new() { Value = options.Value.ScanSize } } };
        var marked = new List<(Guid, string, string)>();
        await using var reader = await command.ExecuteReaderAsync(cancel);
        while (await reader.ReadAsync(cancel))
            marked.Add((reader.GetGuid(0), reader.GetString(1), reader.GetString(2)));
        return marked;
    }
}
