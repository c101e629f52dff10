using Enforcement.Contracts.Supervision.V1;
using Enforcement.Hosting.Persistence;
using Enforcement.Statute;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace Enforcement.Law;

/// <summary>
/// A service's copy of the law: takes changes in the order of their editions, whatever the order they arrive in. What rests on the law, e.g. a running clock,
/// carries <see cref="LawEdition.Number"/> and is reckoned again when <see cref="CurrentLaw"/> has a higher one; nothing has to be called for it.
/// </summary>
public sealed class LawBook(ILogger<LawBook> log)
{
    /// <summary>
    /// Keeps a change and moves to the last edition before the first gap. A change seen before has no effect. One at a time over all instances: the row of the
    /// edition is locked until the transaction ends.
    /// </summary>
    /// <param name="db">Context with an open transaction.</param>
    /// <param name="change">The change.</param>
    /// <param name="cancel">Ends the transaction without effect.</param>
    /// <exception cref="InvalidDataException">A change this build cannot read, or a second one under a number.</exception>
    public async Task TakeAsync(DbContext db, LawChanged change, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(change);
        var connection = db.Connection();
        var number = await LawRows.LockAsync(connection, cancel);
        await LawRows.KeepAsync(connection, change, cancel);
        if (change.Edition > number + 1)
            LawLog.Missing(log, change.Edition, number);
        if (change.Edition != number + 1)
            return;

        var changes = await LawRows.ReadAsync(connection, 0, cancel);
        var reached = changes.TakeWhile((next, i) => next.Edition == i + 1).Last().Edition;
        var law = Of(changes, reached);
        await LawRows.MoveToAsync(connection, law.Number, cancel);
        LawLog.Taken(log, law.Number, change.Kind);
    }

    /// <summary>The number of the next edition; until the transaction ends nobody else gets it.</summary>
    public static async Task<int> NextEditionAsync(DbContext db, CancellationToken cancel) => await LawRows.LockAsync(db.Connection(), cancel) + 1;

    /// <summary>All changes after an edition, in order, to be published again.</summary>
    public static Task<IReadOnlyList<LawChanged>> AfterAsync(DbContext db, int edition, CancellationToken cancel) =>
        LawRows.ReadAsync(db.Connection(), edition, cancel);

    /// <summary>The law after so many changes.</summary>
    internal static LawEdition Of(IEnumerable<LawChanged> changes, int number) =>
        changes.TakeWhile(change => change.Edition <= number).Aggregate(LawEdition.Published, Amendment.Apply);
}
