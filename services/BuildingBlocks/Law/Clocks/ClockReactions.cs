using Enforcement.Hosting.Messaging;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Enforcement.Law.Clocks;

/// <summary>The reactions of the service; for subjects without one an audit record says what happened, covering no version.</summary>
internal sealed class ClockReactions(IEnumerable<IClockReaction> reactions, AuditTrail audit)
{
    private readonly Dictionary<string, IClockReaction> _byType = reactions.ToDictionary(reaction => reaction.SubjectType, StringComparer.Ordinal);

    /// <summary>Locks the subjects without waiting and gives the clocks of those it got.</summary>
    public async Task<IReadOnlyList<Clock>> LockAsync(NpgsqlConnection connection, IReadOnlyList<Clock> clocks, CancellationToken cancel)
    {
        var free = new List<Clock>(clocks.Count);
        foreach (var group in clocks.GroupBy(clock => clock.SubjectType))
        {
            var locked = _byType.TryGetValue(group.Key, out var reaction)
                ? await reaction.LockAsync(connection, [.. group.Select(clock => clock.SubjectId).Distinct()], cancel)
                : null;
            free.AddRange(group.Where(clock => locked?.Contains(clock.SubjectId) ?? true));
        }

        return free;
    }

    /// <summary>Lets each reaction react to the changes of its type.</summary>
    public async Task ReactAsync(DbContext db, IReadOnlyList<ClockChange> changes, CancellationToken cancel)
    {
        foreach (var group in changes.GroupBy(change => change.After.SubjectType))
        {
            if (_byType.TryGetValue(group.Key, out var reaction))
            {
                await reaction.ReactAsync(db, [.. group], cancel);
                continue;
            }

            foreach (var change in group)
                audit.Record(db, null, $"clock.{ClockRows.Code(change.Kind)}", group.Key, change.After.SubjectId.ToString(), changes: 0, rules: change.After.RuleId);
        }
    }
}
