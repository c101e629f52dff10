using Enforcement.CaseExecution.Domain.Cases;
using Enforcement.CaseExecution.Domain.Payments;
using Enforcement.Law.Clocks;
using Npgsql;

namespace Enforcement.CaseExecution.Data;

/// <summary>
/// What the end of cases, or of a measure by another act, does to seizures and auctions: given back and ended. A sale stands, because the buyer has a right, unless the
/// agency withdrew with his consent (CEA 58(2)). Clocks of auctions that ended are cancelled; those of one that is stayed stand still.
/// </summary>
internal static class AuctionEffects
{
    private const string Gone = """
        select m.id, m.end_reason from measure m where m.ended_at = $3 and (m.id = any($4) or m.id in (
            select o.measure_id from unnest($1, $2) as t (roc_year, case_id)
            cross join lateral (select measure_id from measure_case c where c.roc_year = t.roc_year and c.case_id = t.case_id) o))
        """;

    private const string EndAuctions = $"""
        update auction a set state = 'ended', opens_on = null, price = null, version = a.version + 1,
            content = (a.content::jsonb || jsonb_build_object('endReason', m.end_reason))::text
        from seizure s join ({Gone}) m on m.id = s.measure_id
        where s.id = a.seizure_id and s.state in ('ordered', 'effective') and (a.state in ('preparing', 'noticed', 'specialSale') or ($5 and a.state in ('awarded', 'paid')))
        """;

    private const string EndSeizures = $"""
        update seizure s set state = 'released', end_reason = m.end_reason, version = s.version + 1 from ({Gone}) m
        where m.id = s.measure_id and s.state in ('ordered', 'effective') and not exists (select from auction a where a.seizure_id = s.id and a.state in ('awarded', 'paid'))
        """;

    /// <summary>Effect of the journal, after that on measures.</summary>
    public static void EndWithMeasures(JournalBatch batch, Journal journal)
    {
        var ended = journal.Ended.Where(file => file.IsActed).ToList();
        var gone = journal.Measures.Where(measure => measure.EndedAt is not null).Select(measure => measure.Id).ToList();
        if (ended.Count + gone.Count == 0)
            return;
        var withdrawn = ended.Exists(file => file.ClosureKind == CaseClosures.Withdrawn);
        batch.AddCounted(EndAuctions, [.. CaseKeys.Of(ended), JournalBatch.One(journal.At), JournalBatch.Of(gone), JournalBatch.One(withdrawn)]);
        batch.AddCounted(EndSeizures, [.. CaseKeys.Of(ended), JournalBatch.One(journal.At), JournalBatch.Of(gone)]);
    }

    /// <summary>Clocks of auctions that this journal ended, stayed or set free.</summary>
    public static async Task FollowAsync(ClockBook clocks, NpgsqlConnection connection, Journal journal, CancellationToken cancel)
    {
        var ended = journal.Ended.Where(file => file.IsActed).ToList();
        if (ended.Count + journal.Stays.Count + journal.Measures.Count == 0)
            return;
        var auctions = await TouchedAsync(connection, journal, cancel);
        await TurnAsync(auctions, "ended", ids => clocks.CancelAsync(ClockSelection.AllOf(AuctionClocks.SubjectType, ids), journal.At, "auctionEnded", cancel));
        if (ended.Count + journal.Stays.Count == 0)
            return;
        await TurnAsync(auctions, "stayed", ids => clocks.PauseAsync(ClockSelection.AllOf(AuctionClocks.SubjectType, ids), journal.At, "stayed", cancel));
        await TurnAsync(auctions, "free", ids => clocks.ResumeAsync(ClockSelection.AllOf(AuctionClocks.SubjectType, ids), journal.At, "stayLifted", cancel));
    }

    private static async Task TurnAsync<T>(ILookup<string, Guid> auctions, string state, Func<IReadOnlyCollection<Guid>, Task<T>> turn)
    {
        if (auctions.Contains(state))
            await turn([.. auctions[state]]);
    }

    // A stay stops what leads to a sale; what a buyer owes and is owed goes on.
    private static async Task<ILookup<string, Guid>> TouchedAsync(NpgsqlConnection connection, Journal journal, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand("""
            select a.id, case when a.state = 'ended' then 'ended' when m.state = 'stayed' then 'stayed' else 'free' end
            from auction a join seizure s on s.id = a.seizure_id join measure m on m.id = s.measure_id
            where a.state in ('preparing', 'noticed', 'specialSale', 'ended') and (m.id = any($3) or m.id in (
                select o.measure_id from unnest($1, $2) as t (roc_year, case_id)
                cross join lateral (select measure_id from measure_case c where c.roc_year = t.roc_year and c.case_id = t.case_id) o))
            """, connection);
        foreach (var parameter in CaseKeys.Of([.. journal.Cases.Where(file => file.IsActed)]))
            command.Parameters.Add(parameter);
        command.Parameters.Add(JournalBatch.Of(journal.Measures.Select(measure => measure.Id)));
        var found = new List<(Guid Id, string State)>();
        await using var reader = await command.ExecuteReaderAsync(cancel);
        while (await reader.ReadAsync(cancel))
            found.Add((reader.GetGuid(0), reader.GetString(1)));
        return found.ToLookup(row => row.State, row => row.Id);
    }
}
