using Enforcement.CaseExecution.Domain.Cases;
using Enforcement.CaseExecution.Domain.Measures;
using Enforcement.CaseExecution.Domain.Payments;
using Enforcement.Statute;
using Npgsql;

namespace Enforcement.CaseExecution.Data;

/// <summary>
/// What the end of a case, or less being owed, does to measures (CAN-01; CEA 50), whatever path it came by: payment, receipt file, closing, withdrawal,
/// amendment. Set-based, in the batch of the journal; nothing at all where no case of the journal was acted on.
/// </summary>
internal static class MeasureEffects
{
    private const string Touched = """
        select o.measure_id from unnest($1, $2) as t (roc_year, case_id)
        cross join lateral (select measure_id from measure_case m where m.roc_year = t.roc_year and m.case_id = t.case_id) o
        """;

    // Measures are locked before anything is decided: whoever ends the last but one case first is seen by whoever ends the last.
    private const string Lock = $"select id from measure where ended_at is null and id in ({Touched}) order by id for update";

    private const string EndCases = """
        update measure_case m set ended_at = $3 from unnest($1, $2) as t (roc_year, case_id)
        where m.roc_year = t.roc_year and m.case_id = t.case_id and m.ended_at is null
        """;

    // The older measure keeps what it has.
    private const string FitToDebt = """
        update measure_case mc set amount = n.fits from (
            select x.roc_year, x.case_id, x.measure_id, x.amount, greatest(0, least(x.amount, x.outstanding - x.before)) as fits
            from (
                select o.roc_year, o.case_id, o.measure_id, o.amount, t.outstanding,
                    coalesce(sum(o.amount) over (partition by o.case_id order by o.measure_id rows between unbounded preceding and 1 preceding), 0)::bigint as before
                from unnest($1, $2, $3) as t (roc_year, case_id, outstanding)
                cross join lateral (select * from measure_case m where m.roc_year = t.roc_year and m.case_id = t.case_id and m.ended_at is null) o) x) n
        where mc.roc_year = n.roc_year and mc.case_id = n.case_id and mc.measure_id = n.measure_id and n.fits < n.amount
        """;

    private const string EndMeasures = $"""
        update measure m set state = case when m.state in ('inForce', 'stayed') then 'released' else 'cancelled' end, ended_at = $3, end_reason = 'caseEnded', amount = 0,
            version = m.version + 1
        where m.ended_at is null and m.id in ({Touched}) and not exists (select from measure_case o where o.measure_id = m.id and o.ended_at is null)
        """;

    private const string Reduce = $"""
        update measure m set amount = n.amount, reduced_at = case when n.amount < m.amount then $3 else m.reduced_at end, version = m.version + 1
        from (select o.measure_id, sum(o.amount)::bigint as amount from measure_case o where o.ended_at is null and o.measure_id in ({Touched}) group by o.measure_id) n
        where m.id = n.measure_id and m.ended_at is null and m.amount <> n.amount
        """;

    private const string Changed = $"""
        from measure m join unnest($5, $6) as d (kind, due) on d.kind = m.kind
        where (m.id in ({Touched}) or m.id = any($4)) and m.addressee_kind <> 'none'
            and ((m.state in ('released', 'ended') and m.ended_at = $3 and not exists (select from release_task t where t.measure_id = m.id and t.action = 'release'))
                or (m.state in ('inForce', 'stayed') and m.reduced_at = $3
                    and not exists (select from release_task t where t.measure_id = m.id and t.state = 'open' and t.amount = m.amount)))
        """;

    private const string Supersede = $"update release_task set state = 'superseded', version = version + 1 where state = 'open' and measure_id in (select m.id {Changed})";

    private const string Tasks = $"""
        insert into release_task (id, measure_id, action, branch, section, addressee_kind, addressee, amount, reason, created_at, due_on)
        select gen_random_uuid(), m.id, case when m.ended_at is null then 'reduce' else 'release' end, m.branch, m.section, m.addressee_kind,
            coalesce(m.addressee, m.third_party), case when m.ended_at is null then m.amount end, coalesce(m.end_reason, 'lessOwed'), $3, d.due
        {Changed}
        """;

    public static void Write(JournalBatch batch, Journal journal)
    {
        var ended = journal.Ended.Where(file => file.IsActed).ToList();
        var less = journal.Cases.Where(file => file.IsActed && !file.HasEnded && file.Outstanding < file.State.Lines.Sum(line => line.Outstanding)).ToList();
        List<CaseFile> touched = [.. ended, .. less];
        if (touched.Count > 0)
        {
            batch.Add(Lock, CaseKeys.Of(touched));
            batch.Add(EndCases, [.. CaseKeys.Of(ended), JournalBatch.One(journal.At)]);
            batch.Add(FitToDebt, [.. CaseKeys.Of(less), JournalBatch.Of(less.OrderBy(file => file.Id).Select(file => file.Outstanding))]);
            batch.AddCounted(EndMeasures, [.. CaseKeys.Of(touched), JournalBatch.One(journal.At)]);
            batch.AddCounted(Reduce, [.. CaseKeys.Of(touched), JournalBatch.One(journal.At)]);
            batch.AddCounted(StateOf(Touched), CaseKeys.Of(touched));
        }

        if (touched.Count > 0 || journal.Measures.Count > 0)
        {
            batch.AddCounted(Supersede, TaskParameters(journal, touched));
            batch.AddCounted(Tasks, TaskParameters(journal, touched));
        }
    }

    /// <summary>A measure is stayed when a stay holds all its open cases, else in force.</summary>
    public static string StateOf(string measures) => $"""
        update measure m set state = n.state, version = m.version + 1
        from (select o.measure_id, case when bool_and(o.held) then 'stayed' else 'inForce' end as state
            from measure_case o where o.ended_at is null and o.measure_id in ({measures}) group by o.measure_id) n
        where m.id = n.measure_id and m.state in ('inForce', 'stayed') and m.state <> n.state
        """;

    private static NpgsqlParameter[] TaskParameters(Journal journal, List<CaseFile> touched) =>
    [
        .. CaseKeys.Of(touched), JournalBatch.One(journal.At), JournalBatch.Of(journal.Measures.Select(measure => measure.Id)),
        JournalBatch.Of(MeasureKinds.All.Select(kind => kind.Code)),
        JournalBatch.Of(MeasureKinds.All.Select(kind => ReleaseDays.DueOn(journal.Day, kind.AtOnce, journal.Law))),
    ];
}
