using Enforcement.Hosting.Messaging;
using Enforcement.Hosting.Persistence;
using Enforcement.Law.Clocks;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Enforcement.ObjectionReview.Clocks;

/// <summary>A clock that warns, runs out or is moved is a change of its objection: the version rises by one and an audit record covers it.</summary>
public sealed class ObjectionClockReaction(AuditTrail audit) : IClockReaction
{
    public string SubjectType => ObjectionClocks.SubjectType;

    public async Task<IReadOnlySet<Guid>> LockAsync(NpgsqlConnection connection, IReadOnlyCollection<Guid> subjects, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand("select id from objection where id = any($1) order by id for update skip locked", connection)
        {
            Parameters = { new() { Value = subjects.ToArray() } },
        };
        var locked = new HashSet<Guid>(subjects.Count);
        await using var reader = await command.ExecuteReaderAsync(cancel);
        while (await reader.ReadAsync(cancel))
            locked.Add(reader.GetGuid(0));
        return locked;
    }

    public async Task ReactAsync(DbContext db, IReadOnlyList<ClockChange> changes, CancellationToken cancel)
    {
        var objections = changes.GroupBy(change => change.After.SubjectId).ToList();
        await using (var command = new NpgsqlCommand("update objection set version = version + 1 where id = any($1)", db.Connection())
        {
            Parameters = { new() { Value = objections.Select(objection => objection.Key).ToArray() } },
        })
            await command.ExecuteNonQueryAsync(cancel);
        foreach (var objection in objections)
        {
            audit.Record(db, null, Action(objection), SubjectType, objection.Key.ToString(),
                rules: [.. objection.Select(change => change.After.RuleId).Distinct()]);
        }

        foreach (var late in changes.Where(change => change.Kind == ClockEventKind.Overdue).GroupBy(change => change.After.Name))
            ObjectionReviewMetrics.Overdue(ObjectionClocks.KindOf(late.Key).ToString(), late.Count());
    }

    // Clocks of one objection that change together are one change of it, named by the gravest.
    private static string Action(IEnumerable<ClockChange> changes) => changes.Max(change => change.Kind switch
    {
        ClockEventKind.Overdue => (2, "objection.clock_overdue"),
        ClockEventKind.Moved => (1, "objection.clock_moved"),
        _ => (0, "objection.clock_warned"),
    }).Item2;
}
