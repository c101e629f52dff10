using Enforcement.CaseExecution.Domain.Cases;
using Enforcement.CaseExecution.Domain.Payments;
using NpgsqlTypes;

namespace Enforcement.CaseExecution.Data;

/// <summary>Stays, and the one place of their effect: measures held or free again, cases stayed or not.</summary>
internal static class StayWriter
{
    private const string HeldNow = """
        update measure_case mc set held = n.held from (
            select o.roc_year, o.case_id, o.measure_id, exists (
                select from stay_case sc join stay s on s.id = sc.stay_id
                where sc.roc_year = o.roc_year and sc.case_id = o.case_id and sc.lifted_on is null
                    and (s.scope = 'all' or exists (select from stay_measure sm where sm.stay_id = s.id and sm.measure_id = o.measure_id))) as held
            from (select distinct roc_year, case_id from stay_case where stay_id = any($1)) c
            join measure_case o on o.roc_year = c.roc_year and o.case_id = c.case_id and o.ended_at is null) n
        where mc.roc_year = n.roc_year and mc.case_id = n.case_id and mc.measure_id = n.measure_id and mc.held <> n.held
        """;

    private const string CasesNow = """
        update case_file c set stayed = n.stayed from (
            select t.roc_year, t.case_id, case when exists (
                select from stay_case sc join stay s on s.id = sc.stay_id
                where sc.roc_year = t.roc_year and sc.case_id = t.case_id and sc.lifted_on is null and s.scope = 'all') then true end as stayed
            from (select distinct roc_year, case_id from stay_case where stay_id = any($1)) t) n
        where c.roc_year = n.roc_year and c.id = n.case_id and c.stayed is distinct from n.stayed
        """;

    public static void Write(JournalBatch batch, Journal journal)
    {
        var stays = journal.Stays.OrderBy(stay => stay.Id).ToList();
        if (stays.Count == 0)
            return;
        var ids = stays.Select(stay => stay.Id).ToList();
        batch.Add("""
            insert into stay (id, reason, scope, act_id, source_id, from_on, until_on, detail, lifted_on, lift_reason, lift_act_id, version)
            select * from unnest($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
            on conflict (id) do update set lifted_on = excluded.lifted_on, lift_reason = excluded.lift_reason, lift_act_id = excluded.lift_act_id, version = excluded.version
            """,
            JournalBatch.Of(ids), JournalBatch.Of(stays.Select(stay => stay.Terms.Reason.Code)), JournalBatch.Of(stays.Select(stay => Codes.Of(stay.Terms.Scope))),
            JournalBatch.Of(stays.Select(stay => stay.ActId)), JournalBatch.Of(stays.Select(stay => stay.Terms.SourceId), NpgsqlDbType.Uuid),
            JournalBatch.Of(stays.Select(stay => stay.Terms.From)), JournalBatch.Of(stays.Select(stay => stay.Terms.Until), NpgsqlDbType.Date),
            JournalBatch.Texts(stays.Select(stay => stay.Terms.Detail)), JournalBatch.Of(stays.Select(stay => stay.LiftedOn), NpgsqlDbType.Date),
            JournalBatch.Texts(stays.Select(stay => stay.LiftReason)), JournalBatch.Of(stays.Select(stay => stay.LiftActId), NpgsqlDbType.Uuid),
            JournalBatch.Of(stays.Select(stay => stay.Version)));
        var cases = stays.Where(stay => stay.StoredVersion == 0).SelectMany(stay => stay.Cases.Select(id => (Stay: stay.Id, Case: id))).ToList();
        batch.Add("insert into stay_case (roc_year, case_id, stay_id) select * from unnest($1, $2, $3)", JournalBatch.Of(cases.Select(row => CaseKey.RocYearOf(row.Case)!.Value)),
            JournalBatch.Of(cases.Select(row => row.Case)), JournalBatch.Of(cases.Select(row => row.Stay)));
        var attacked = stays.Where(stay => stay.StoredVersion == 0).SelectMany(stay => stay.Terms.Measures.Select(id => (Stay: stay.Id, Measure: id))).ToList();
        batch.Add("insert into stay_measure (stay_id, measure_id) select * from unnest($1, $2)", JournalBatch.Of(attacked.Select(row => row.Stay)),
            JournalBatch.Of(attacked.Select(row => row.Measure)));
        batch.Add("update stay_case set lifted_on = $2 where stay_id = any($1) and lifted_on is null",
            JournalBatch.Of(stays.Where(stay => stay.LiftedOn is not null).Select(stay => stay.Id)), JournalBatch.One(journal.Day));
        batch.Add(HeldNow, JournalBatch.Of(ids));
        batch.AddCounted(MeasureEffects.StateOf("select o.measure_id from stay_case c join measure_case o on o.roc_year = c.roc_year and o.case_id = c.case_id where c.stay_id = any($1)"),
            JournalBatch.Of(ids));
        batch.Add(CasesNow, JournalBatch.Of(ids));
    }
}
