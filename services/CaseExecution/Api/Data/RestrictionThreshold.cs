using Enforcement.CaseExecution.Domain.Cases;
using Enforcement.CaseExecution.Domain.Measures;
using Enforcement.CaseExecution.Domain.Payments;
using Enforcement.CaseExecution.Domain.Persons;
using Enforcement.Statute;
using Npgsql;

namespace Enforcement.CaseExecution.Data;

/// <summary>
/// A restriction of residence or exit ends in the transaction after which the law no longer allows it: whatever makes the obligor owe less (payment, file of receipts,
/// amendment, withdrawal, closing), on whatever case and in whatever branch. Transactions on cases of one obligor meet at the lock of the restriction, so the last one
/// sees what all have paid.
/// </summary>
internal static class RestrictionThreshold
{
    public static async Task FollowAsync(NpgsqlConnection connection, Journal journal, CancellationToken cancel)
    {
        var less = journal.Cases.Where(file => Owed(file) < Owed(file.State)).ToLookup(file => file.State.ObligorId);
        if (less.Count == 0)
            return;
        var ids = await IdsAsync(connection, [.. less.Select(group => group.Key)], cancel);
        ids = [.. ids.Except(journal.Measures.Select(measure => measure.Id))];
        if (ids.Length == 0)
            return;
        var standing = await MeasureRows.LockAsync(connection, ids, cancel);
        var facts = await FactsAsync(connection, ids, cancel);

        // What was not ordered by an act of this chapter has no terms to compare.
        foreach (var measure in standing.Where(measure => measure.State.IsLive() && facts.ContainsKey(measure.Id)))
        {
            var (grounds, exits, stored) = facts[measure.Id];
            var group = journal.Cases.Where(file => file.State.ObligorId == measure.Terms.ObligorId).ToList();
            var now = stored + group.Sum(file => Owed(file) - Owed(file.State));
            Restricting.Follow(journal, [.. less[measure.Terms.ObligorId]], measure, new RestrictionFacts(grounds, now, exits));
        }
    }

    private static long Owed(CaseFile file) => file.Status == CaseStatus.Open ? file.Outstanding : 0;

    private static long Owed(CaseState state) => state.Status == CaseStatus.Open ? state.Lines.Sum(line => line.Outstanding) : 0;

    private static async Task<Guid[]> IdsAsync(NpgsqlConnection connection, Guid[] obligors, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand("""
            select array(select id from measure where obligor_id = any($1) and ended_at is null and kind in ('exitRestriction', 'residenceRestriction') order by id)
            """, connection) { Parameters = { new() { Value = obligors } } };
        return (Guid[])(await command.ExecuteScalarAsync(cancel))!;
    }

    // Read after the lock: a transaction that held it has committed what it paid.
    private static async Task<Dictionary<Guid, (SecurityGrounds Grounds, int Exits, long Stored)>> FactsAsync(NpgsqlConnection connection, Guid[] ids, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand("""
            select r.measure_id, r.grounds, r.exits, coalesce((select sum(c.outstanding) from case_file c where c.obligor_id = r.obligor_id and c.status = 'open'), 0)::bigint
            from restriction r where r.measure_id = any($1)
            """, connection) { Parameters = { new() { Value = ids } } };
        var facts = new Dictionary<Guid, (SecurityGrounds, int, long)>(ids.Length);
        await using var reader = await command.ExecuteReaderAsync(cancel);
        while (await reader.ReadAsync(cancel))
        {
            var grounds = reader.GetFieldValue<string[]>(1).Aggregate(SecurityGrounds.None, (all, code) => all | Codes.Stored<SecurityGrounds>(code));
            facts[reader.GetGuid(0)] = (grounds, reader.GetInt32(2), reader.GetInt64(3));
        }

        return facts;
    }
}
