using Enforcement.CaseExecution.Domain.Payments;

namespace Enforcement.CaseExecution.Data;

/// <summary>Stays of cases whose procedure ends are over; a stay that has no case left is lifted.</summary>
internal static class StayEndings
{
    public static void Write(JournalBatch batch, Journal journal)
    {
        var ended = journal.Ended.Where(file => file.IsActed).ToList();
        if (ended.Count == 0)
            return;
        batch.Add("""
            update stay_case s set lifted_on = $3 from unnest($1, $2) as t (roc_year, case_id) where s.roc_year = t.roc_year and s.case_id = t.case_id and s.lifted_on is null
            """, [.. CaseKeys.Of(ended), JournalBatch.One(journal.Day)]);
        batch.AddCounted("""
            update stay s set lifted_on = $3, lift_reason = 'caseEnded', version = s.version + 1
            where s.lifted_on is null and s.id in (
                    select o.stay_id from unnest($1, $2) as t (roc_year, case_id)
                    cross join lateral (select stay_id from stay_case c where c.roc_year = t.roc_year and c.case_id = t.case_id) o)
                and not exists (select from stay_case o where o.stay_id = s.id and o.lifted_on is null)
            """, [.. CaseKeys.Of(ended), JournalBatch.One(journal.Day)]);
        batch.Add("update case_file c set stayed = null from unnest($1, $2) as t (roc_year, case_id) where c.roc_year = t.roc_year and c.id = t.case_id and c.stayed", CaseKeys.Of(ended));
    }
}
