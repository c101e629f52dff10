using Enforcement.Hosting.Messaging;
using Enforcement.Hosting.Persistence;
using Enforcement.Kernel;
using Enforcement.Statute;
using Microsoft.EntityFrameworkCore;

namespace Enforcement.Law.Clocks;

/// <summary>
/// Starts, stops and ends clocks in the caller's transaction, beside the fact that is the cause; what changes the clock is a change of its subject, whose version and
/// audit record cover it. Every turn is idempotent. A refusal may follow rows already written: the caller must not commit then.
/// </summary>
public sealed class ClockBook(DbContext db, CurrentLaw law, ClockMessages messages, TimeProvider time)
{
    /// <summary>The edition this book reckons by; take it for what is decided beside the clocks.</summary>
    public LawEdition Law { get; } = law.Edition;

    /// <summary>Starts clocks with one statement. One that runs already from the same facts is given as it is.</summary>
    /// <returns>The clocks in the order of the starts, or <see cref="ClockRefusals.AlreadyRunning"/> or <see cref="ClockRefusals.NotDue"/>.</returns>
    public async Task<Result<IReadOnlyList<Clock>>> StartAsync(IReadOnlyList<ClockStart> starts, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        var wanted = new List<Clock>(starts.Count);
        foreach (var start in starts)
        {
            if (!Clock.Start(Guid.CreateVersion7(now), start, Law).TryGet(out var clock, out var refusal))
                return refusal;
            wanted.Add(clock);
        }

        var added = await ClockRows.InsertAsync(db.Connection(), [.. wanted.Select(clock => new ClockChange(null, clock, ClockEventKind.Started, clock.StartedAt))], now, cancel);
        return added.Count == wanted.Count ? wanted : await RunningAsync(wanted, added, cancel);
    }

    /// <summary>The law stops them.</summary>
    public Task<Result<IReadOnlyList<Clock>>> PauseAsync(ClockSelection selection, DateTimeOffset at, string reason, CancellationToken cancel) =>
        TurnAsync(selection, ClockEventKind.Paused, at, reason, clock => clock.Pause(at), cancel);

    /// <summary>They run on with the time that was left.</summary>
    public Task<Result<IReadOnlyList<Clock>>> ResumeAsync(ClockSelection selection, DateTimeOffset at, string reason, CancellationToken cancel) =>
        TurnAsync(selection, ClockEventKind.Resumed, at, reason, clock => clock.Resume(at, Law), cancel);

    /// <summary>What they demand was done.</summary>
    public Task<Result<IReadOnlyList<Clock>>> MeetAsync(ClockSelection selection, DateTimeOffset at, CancellationToken cancel) =>
        TurnAsync(selection, ClockEventKind.Met, at, null, clock => clock.Meet(at, time.GetUtcNow()), cancel);

    /// <summary>Their reason fell away.</summary>
    public Task<Result<IReadOnlyList<Clock>>> CancelAsync(ClockSelection selection, DateTimeOffset at, string reason, CancellationToken cancel) =>
        TurnAsync(selection, ClockEventKind.Cancelled, at, reason, clock => clock.Cancel(at), cancel);

    private async Task<Result<IReadOnlyList<Clock>>> TurnAsync(
        ClockSelection selection, ClockEventKind kind, DateTimeOffset at, string? reason, Func<Clock, Result<Clock>> turn, CancellationToken cancel)
    {
        var clocks = await ClockRows.LockAsync(db, selection, cancel);
        if (clocks.Count == 0 && selection.IsStrict)
            return ClockRefusals.NotFound.Because("No clock of this id or name.");
        var changes = new List<ClockChange>(clocks.Count);
        foreach (var clock in clocks)
        {
            if (turn(clock).TryGet(out var turned, out var refusal))
                changes.Add(new ClockChange(clock, turned, kind, at, reason));
            else if (selection.IsStrict)
                return refusal;
        }

        var now = time.GetUtcNow();
        var real = changes.Where(change => change.After.Version != change.Before!.Version).ToList();
        await ClockRows.SaveAsync(db.Connection(), real, now, cancel);
        await Outbox.WriteAsync(db.Connection(), messages.Of(real, now), cancel);
        return changes.ConvertAll(change => change.After);
    }

    private async Task<Result<IReadOnlyList<Clock>>> RunningAsync(List<Clock> wanted, IReadOnlySet<Guid> added, CancellationToken cancel)
    {
        var running = (await ClockRows.OpenAsync(db, wanted.Select(clock => clock.SubjectId), cancel)).ToLookup(clock => (clock.SubjectType, clock.SubjectId, clock.Name));
        for (var i = 0; i < wanted.Count; i++)
        {
            var clock = wanted[i];
            if (added.Contains(clock.Id))
                continue;
            var open = running[(clock.SubjectType, clock.SubjectId, clock.Name)].SingleOrDefault();
            if (open is null || open.RuleId != clock.RuleId || open.Part != clock.Part || !ClockFacts.AreSame(open.Facts, clock.Facts))
                return ClockRefusals.AlreadyRunning.Because($"{clock.SubjectType} {clock.SubjectId}: {clock.Name}.");
            wanted[i] = open;
        }

        return wanted;
    }
}
