using Enforcement.CaseExecution.Domain.Cases;
using Enforcement.CaseExecution.Domain.Payments;

namespace Enforcement.CaseExecution.Data;

/// <summary>Notices whose cases are all closed are over; one to pay is fulfilled when all were paid.</summary>
internal static class NoticeEffects
{
    public static void EndWithCases(JournalBatch batch, Journal journal)
    {
        var closed = ClosedIn(journal);
        if (closed.Count == 0)
            return;
        batch.AddCounted("""
            update notice n set version = n.version + 1, ended_on = $3, state = case when n.kind = 'payment' and not exists (
                select from notice_case x join case_file c on c.roc_year = x.roc_year and c.id = x.case_id where x.notice_id = n.id and c.closure_kind <> 'paidInFull')
                then 'fulfilled' else 'over' end
            where n.state = 'open' and n.kind <> 'information'
                and n.id in (select x.notice_id from unnest($1, $2) as t (roc_year, case_id)
                    cross join lateral (select notice_id from notice_case o where o.roc_year = t.roc_year and o.case_id = t.case_id) x)
                and not exists (select from notice_case x join case_file c on c.roc_year = x.roc_year and c.id = x.case_id where x.notice_id = n.id and c.status = 'open')
            """, [.. CaseKeys.Of(closed), JournalBatch.One(journal.Day)]);
    }

    /// <summary>Acted cases that this journal closes.</summary>
    public static List<CaseFile> ClosedIn(Journal journal) =>
        [.. journal.Cases.Where(file => file.IsActed && file.Status == CaseStatus.Closed && file.State.Status == CaseStatus.Open)];
}
