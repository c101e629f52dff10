using Enforcement.CaseExecution.Domain.Cases;
using Enforcement.CaseExecution.Domain.Payments;

namespace Enforcement.CaseExecution.Data;

/// <summary>
/// What payments and ends do to plans, whatever path they came by: the earliest instalments are paid first, and a plan without open cases or unpaid instalments is
/// over. Set-based, in the batch of the journal; nothing at all where no case of the journal was acted on.
/// </summary>
internal static class InstalmentEffects
{
    private const string Touched = """
        select o.plan_id from unnest($1, $2) as t (roc_year, case_id)
        cross join lateral (select plan_id from instalment_plan_case c where c.roc_year = t.roc_year and c.case_id = t.case_id and c.ended_at is null) o
        """;

    private const string Lock = $"select id from instalment_plan where id in ({Touched}) order by id for update";

    private const string Pay = """
        update instalment_plan p set paid = greatest(0, p.paid + n.amount), version = p.version + 1
        from (select o.plan_id, sum(t.amount)::bigint as amount from unnest($1, $2, $3) as t (roc_year, case_id, amount)
            cross join lateral (select plan_id from instalment_plan_case c where c.roc_year = t.roc_year and c.case_id = t.case_id and c.ended_at is null) o
            group by o.plan_id) n
        where p.id = n.plan_id and p.state = 'running'
        """;

    private const string Spread = $"""
        update instalment i set paid = n.paid, paid_on = case when n.paid = i.amount then $3::date end
        from (
            select x.id, greatest(0, least(x.amount, x.received - x.before)) as paid from (
                select o.id, o.amount, p.paid as received,
                    coalesce(sum(o.amount) over (partition by o.plan_id order by o.number rows between unbounded preceding and 1 preceding), 0)::bigint as before
                from instalment o join instalment_plan p on p.id = o.plan_id where p.id in ({Touched}) and p.state = 'running') x) n
        where i.id = n.id and i.paid <> n.paid
        """;

    private const string LetGo = """
        update instalment_plan_case c set ended_at = $3 from unnest($1, $2) as t (roc_year, case_id)
        where c.roc_year = t.roc_year and c.case_id = t.case_id and c.ended_at is null
        """;

    // The plans of $1, $2 that are done: all paid, or none of their cases open. $3 is the instant of the last statement.
    private const string End = """
        update instalment_plan p set version = p.version + 1, decided_on = coalesce(p.decided_on, $4), end_reason = n.reason,
            unsettled = case when exists (select from instalment_plan_case c where c.plan_id = p.id and c.ended_at is null) then true end,
            state = case when p.state = 'running' and n.reason = 'paid' then 'completed' else 'over' end
        from (
            select q.id, case when q.paid >= q.total and q.state = 'running' then 'paid'
                when not exists (select from instalment_plan_case c join case_file f on f.roc_year = c.roc_year and f.id = c.case_id
                    where c.plan_id = q.id and f.closure_kind is distinct from 'paidInFull') then 'paid'
                else 'casesEnded' end as reason
            from instalment_plan q
            where q.state in ('requested', 'running') and q.id in (
                    select o.plan_id from unnest($1, $2) as t (roc_year, case_id)
                    cross join lateral (select plan_id from instalment_plan_case c where c.roc_year = t.roc_year and c.case_id = t.case_id and (c.ended_at is null or c.ended_at = $3)) o)
                and ((q.state = 'running' and q.paid >= q.total) or not exists (select from instalment_plan_case c where c.plan_id = q.id and c.ended_at is null))) n
        where p.id = n.id
        """;

    public static void Write(JournalBatch batch, Journal journal)
    {
        var paid = Money(journal);
        var closed = journal.Cases.Where(file => file.IsActed && file.Status == CaseStatus.Closed).ToList();
        List<CaseFile> touched = [.. paid.Keys.Concat(closed).Distinct()];
        if (touched.Count == 0)
            return;
        batch.Add(Lock, CaseKeys.Of(touched));
        var moved = paid.OrderBy(entry => entry.Key.Id).ToList();
        batch.AddCounted(Pay, [.. CaseKeys.Of([.. paid.Keys]), JournalBatch.Of(moved.Select(entry => entry.Value))]);
        batch.Add(Spread, [.. CaseKeys.Of([.. paid.Keys]), JournalBatch.One(journal.Day)]);
        batch.Add(LetGo, [.. CaseKeys.Of(closed), JournalBatch.One(journal.At)]);
        batch.AddCounted(End, [.. CaseKeys.Of(touched), JournalBatch.One(journal.At), JournalBatch.One(journal.Day)]);
    }

    /// <summary>Cases that money reached or left, with how much.</summary>
    public static Dictionary<CaseFile, long> Money(Journal journal)
    {
        var sums = journal.Money.GroupBy(money => money.Case.Id).ToDictionary(group => group.Key, group => group.Sum(money => money.Amount));
        return journal.Cases.Where(file => file.IsActed && sums.GetValueOrDefault(file.Id) != 0).ToDictionary(file => file, file => sums[file.Id]);
    }
}
