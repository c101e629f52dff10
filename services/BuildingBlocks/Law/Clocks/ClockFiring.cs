using Enforcement.Hosting.Messaging;
using Enforcement.Hosting.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Enforcement.Law.Clocks;

/// <summary>Fires clocks whose instant has come: one transaction with the reaction of their service and the announcement.</summary>
internal sealed class ClockFiring(DbContext db, ClockReactions reactions, ClockMessages messages, ClockMetrics metrics, TimeProvider time)
{
    /// <summary>Claims and fires the next ones after a place in the order of firing, but for some.</summary>
    public async Task<ClockBatch> NextAsync(ClockPlace after, Guid[] but, int size, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        return await FireAsync(now, () => db.Set<Clock>().FromSql($"""
            select * from clock where next_at <= {now} and (next_at, id) > ({after.At}, {after.Id}) and id <> all({but})
            order by next_at, id limit {size} for update skip locked
            """).AsNoTracking().ToListAsync(cancel), cancel);
    }

    /// <summary>Fires one, if it still has to.</summary>
    public async Task<ClockBatch> OneAsync(Guid id, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        return await FireAsync(now, () => db.Set<Clock>().FromSql($"select * from clock where next_at <= {now} and id = {id} for update skip locked").AsNoTracking().ToListAsync(cancel), cancel);
    }

    private async Task<ClockBatch> FireAsync(DateTimeOffset now, Func<Task<List<Clock>>> claim, CancellationToken cancel)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var claimed = await claim();
        if (claimed.Count == 0)
            return ClockBatch.Empty;
        var batch = new ClockBatch { Claimed = [.. claimed.Select(clock => clock.Id)], Last = new ClockPlace(claimed[^1].NextAt!.Value, claimed[^1].Id) };
        try
        {
            var free = await reactions.LockAsync(db.Connection(), claimed, cancel);
            var changes = free.Select(clock => Change(clock, now)).ToList();
            await ClockRows.SaveAsync(db.Connection(), changes, now, cancel);
            await Outbox.WriteAsync(db.Connection(), messages.Of(changes, now), cancel);
            await reactions.ReactAsync(db, changes, cancel);
            await db.SaveChangesAsync(cancel);
            await transaction.CommitAsync(cancel);
            metrics.Count(changes);
            return batch with { Fired = changes.Count };
        }
        catch (Exception exception) when (!cancel.IsCancellationRequested)
        {
            return batch with { Failure = exception };
        }
    }

    private static ClockChange Change(Clock clock, DateTimeOffset now)
    {
        var fired = clock.Fire(now);
        return new ClockChange(clock, fired, fired.State == ClockState.Overdue ? ClockEventKind.Overdue : ClockEventKind.Warned, now);
    }
}

/// <summary>A place in the order of firing.</summary>
internal sealed record ClockPlace(DateTimeOffset At, Guid Id)
{
    public static ClockPlace Start { get; } = new(DateTimeOffset.MinValue, Guid.Empty);
}

/// <summary>What one transaction did.</summary>
internal sealed record ClockBatch
{
    public static ClockBatch Empty { get; } = new();

    /// <summary>Clocks it looked at.</summary>
    public IReadOnlyList<Guid> Claimed { get; init; } = [];

    public ClockPlace Last { get; init; } = ClockPlace.Start;

    /// <summary>Clocks it fired; the others' subjects were held by somebody.</summary>
    public int Fired { get; init; }

    /// <summary>Why nothing of it was committed.</summary>
    public Exception? Failure { get; init; }
}
