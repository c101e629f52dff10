using Enforcement.CaseExecution.Domain.Cases;
using Enforcement.CaseExecution.Domain.Measures;
using Enforcement.CaseExecution.Domain.Payments;
using Enforcement.Statute;

namespace Enforcement.CaseExecution.Data;

/// <summary>
/// What follows the end of measures against the person, whatever ended them (act, payment, end of the case): no further review, a report to the court that ruled
/// (DET-10), word to the third parties of a luxury ban (LUX-03), and no flag on cases that are not in the journal.
/// </summary>
internal static class PersonEffects
{
    // Measures that ended in this transaction, of its ended cases or by its acts.
    private const string Ended = """
        select m.* from measure m where m.ended_at = $4 and m.in_force_on is not null and (m.id = any($3) or m.id in (
            select o.measure_id from unnest($1, $2) as t (roc_year, case_id)
            cross join lateral (select measure_id from measure_case c where c.roc_year = t.roc_year and c.case_id = t.case_id) o))
        """;

    public static void Write(JournalBatch batch, Journal journal)
    {
        var ended = journal.Ended.Where(file => file.IsActed).ToList();
        var gone = journal.Measures.Where(measure => measure.EndedAt is not null).ToList();
        if (ended.Count + gone.Count == 0)
            return;
        batch.AddCounted($"""
            update restriction r set review_due_on = null, version = r.version + 1 from ({Ended}) m where m.id = r.measure_id and r.review_due_on is not null
            """, Parameters(journal, ended, gone));
        batch.AddCounted($"""
            insert into court_report (id, measure_id, event, branch, section, court, event_on, due_on, recorded_at)
            select gen_random_uuid(), m.id, case when m.kind = 'arrest' then 'arrestResult' when m.end_reason = 'suspended' then 'suspension' else 'release' end,
                m.branch, m.section, a.court, $5, $6, $4
            from ({Ended}) m join court_application a on a.measure_id = m.id
            """,
            [.. Parameters(journal, ended, gone), JournalBatch.One(journal.Day), JournalBatch.One(Detention.Report(new CourtReportFacts(journal.Day, false)).Date!.Value)]);
        batch.AddCounted($"""
            insert into release_task (id, measure_id, action, branch, section, addressee_kind, addressee, reason, created_at, due_on)
            select gen_random_uuid(), m.id, 'release', m.branch, m.section, $6, party.name, m.end_reason, $4, $5
            from ({Ended}) m join luxury_ban b on b.measure_id = m.id cross join lateral unnest(b.third_parties) as party (name)
            """,
            [.. Parameters(journal, ended, gone), JournalBatch.One(ReleaseDays.DueOn(journal.Day, MeasureKinds.LuxuryBan.AtOnce, journal.Law)), JournalBatch.One(Codes.Of(AddresseeKind.ThirdParty))]);
        if (gone.Count > 0)
        {
            batch.Add("""
                delete from case_flag f using measure_case mc, measure m, unnest($2, $3) as k (kind, flag)
                where m.id = any($1) and mc.measure_id = m.id and k.kind = m.kind and f.case_id = mc.case_id and f.flag = k.flag
                    and not exists (
                        select from measure_case oc join measure o on o.id = oc.measure_id and o.state in ('inForce', 'stayed') join unnest($2, $3) as ok (kind, flag) on ok.kind = o.kind
                        where oc.roc_year = mc.roc_year and oc.case_id = mc.case_id and oc.ended_at is null and ok.flag = k.flag)
                """, JournalBatch.Of(gone.Select(measure => measure.Id)), JournalBatch.Of(MeasureKinds.All.Select(kind => kind.Code)),
                JournalBatch.Of(MeasureKinds.All.Select(kind => Codes.Of(kind.Flag))));
        }
    }

    private static Npgsql.NpgsqlParameter[] Parameters(Journal journal, List<CaseFile> ended, List<Measure> gone) =>
        [.. CaseKeys.Of(ended), JournalBatch.Of(gone.Select(measure => measure.Id)), JournalBatch.One(journal.At)];
}
