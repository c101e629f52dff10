using Enforcement.Hosting.Messaging;
using Enforcement.Hosting.Persistence;
using Enforcement.Statute;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace Enforcement.Law.Clocks;

/// <summary>Reckons open clocks again by a later edition of the law, a page a transaction; each clock carries the edition it was last reckoned by.</summary>
internal sealed class ClockRecompute(
    DbContext db, ClockReactions reactions, ClockMessages messages, ClockMetrics metrics, TimeProvider time, ILogger<ClockRecompute> log)
{
    /// <summary>Claims and reckons the next page after an id.</summary>
    /// <returns>How far it looked, what it reckoned and what of that moved.</returns>
    public async Task<RecomputedPage> NextAsync(LawEdition edition, Guid after, int size, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var claimed = await db.Set<Clock>().FromSql($"""
            select * from clock where ended_at is null and law_edition < {edition.Number} and id > {after} order by id limit {size} for update skip locked
            """).AsNoTracking().ToListAsync(cancel);
        if (claimed.Count == 0)
            return new RecomputedPage(after, 0, 0);
        var reckoned = claimed.Select(clock => Reckon(clock, edition, now)).OfType<ClockChange>().ToList();
        var staying = reckoned.Where(change => change.After.Version == change.Before!.Version).Select(change => change.After.Id).ToList();
        var moving = reckoned.Where(change => change.After.Version != change.Before!.Version).ToDictionary(change => change.After.Id);
        var free = await reactions.LockAsync(db.Connection(), [.. moving.Values.Select(change => change.Before!)], cancel);
        var changes = free.Select(clock => moving[clock.Id]).ToList();
        await ClockRows.ConfirmAsync(db.Connection(), staying, edition.Number, cancel);
        await ClockRows.SaveAsync(db.Connection(), changes, now, cancel);
        await Outbox.WriteAsync(db.Connection(), messages.Of(changes, now), cancel);
        await reactions.ReactAsync(db, changes, cancel);
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        metrics.Count(changes);
        return new RecomputedPage(claimed[^1].Id, staying.Count + changes.Count, changes.Count);
    }

    // A clock that this build cannot reckon keeps its due instant and its older edition, and holds up no other.
    private ClockChange? Reckon(Clock clock, LawEdition edition, DateTimeOffset now)
    {
        try
        {
            var after = clock.Move(edition, now);
            return new ClockChange(clock, after, ClockEventKind.Moved, now, $"law edition {clock.LawEdition} to {edition.Number}")
            {
                Why = after.Version == clock.Version ? [] : ClockExplanation.Steps(after, edition),
            };
        }
        catch (Exception exception) when (exception is InvalidOperationException or System.Text.Json.JsonException or ArgumentException)
        {
            ClockLog.Stuck(log, clock.Id, exception);
            return null;
        }
    }
}

/// <summary>What one page did.</summary>
/// <param name="Last">Id up to which it looked.</param>
/// <param name="Reckoned">Clocks that now stand by the edition.</param>
/// <param name="Moved">Those whose due instant changed.</param>
internal sealed record RecomputedPage(Guid Last, int Reckoned, int Moved);
