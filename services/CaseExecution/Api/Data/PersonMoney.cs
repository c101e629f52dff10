using Enforcement.CaseExecution.Domain.Cases;
using Enforcement.CaseExecution.Domain.Measures;
using Enforcement.CaseExecution.Domain.Payments;
using Enforcement.CaseExecution.Domain.Persons;
using Enforcement.Statute;
using Npgsql;

namespace Enforcement.CaseExecution.Data;

/// <summary>
/// A restriction of residence or exit ends in the transaction after which the law no longer allows it, and whoever is held or in custody is free with the last dollar:
/// whatever makes the obligor owe less (payment, file of receipts, amendment, withdrawal, closing), on whatever case and in whatever branch. Transactions on cases of
/// one obligor meet at the lock of the measure, so the last one sees what all have paid.
/// </summary>
internal static class PersonMoney
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
        var terms = await TermsAsync(connection, ids, cancel);
        foreach (var measure in standing.Where(measure => measure.State.IsLive()))
        {
            var (arrears, grounds, exits) = terms[measure.Id];
            var now = arrears + journal.Cases.Where(file => file.State.ObligorId == measure.Terms.ObligorId).Sum(file => Owed(file) - Owed(file.State));
            List<CaseFile> cases = [.. less[measure.Terms.ObligorId]];
            if (!Restricting.Kinds.Contains(measure.Kind))
                Detaining.Follow(journal, cases, measure, now);
            else if (grounds != SecurityGrounds.None)
                Restricting.Follow(journal, cases, measure, new RestrictionFacts(grounds, now, exits));
        }
    }

    private static long Owed(CaseFile file) => file is { Status: CaseStatus.Open, IsProvisional: false } ? file.Outstanding : 0;

    private static long Owed(CaseState state) => state is { Status: CaseStatus.Open, ProvisionalOn: null } ? state.Lines.Sum(line => line.Outstanding) : 0;

    // The condition is that of the index measure_personal.
    private static async Task<Guid[]> IdsAsync(NpgsqlConnection connection, Guid[] obligors, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand("""
            select array(select id from measure where obligor_id = any($1) and ended_at is null
                and kind in ('exitRestriction', 'residenceRestriction', 'arrest', 'holding', 'custody') order by id)
            """, connection) { Parameters = { new() { Value = obligors } } };
        return (Guid[])(await command.ExecuteScalarAsync(cancel))!;
    }

    // Read after the lock: a transaction that held it has committed what it paid.
    private static async Task<Dictionary<Guid, (long Arrears, SecurityGrounds Grounds, int Exits)>> TermsAsync(NpgsqlConnection connection, Guid[] ids, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand("""
            select m.id, coalesce((
                    select sum(c.outstanding) from case_file c where c.obligor_id = m.obligor_id and c.status = 'open' and c.provisional_received_on is null), 0)::bigint,
                coalesce(r.grounds, '{}'), coalesce(r.exits, 0)
            from measure m left join restriction r on r.measure_id = m.id where m.id = any($1)
            """, connection) { Parameters = { new() { Value = ids } } };
        var terms = new Dictionary<Guid, (long, SecurityGrounds, int)>(ids.Length);
        await using var reader = await command.ExecuteReaderAsync(cancel);
        while (await reader.ReadAsync(cancel))
        {
            var grounds = reader.GetFieldValue<string[]>(2).Aggregate(SecurityGrounds.None, (all, code) => all | Codes.Stored<SecurityGrounds>(code));
            terms[reader.GetGuid(0)] = (reader.GetInt64(1), grounds, reader.GetInt32(3));
        }

        return terms;
    }
}
