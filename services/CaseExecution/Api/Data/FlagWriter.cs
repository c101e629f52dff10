using Enforcement.CaseExecution.Domain.Cases;
using Enforcement.CaseExecution.Domain.Measures;
using Enforcement.CaseExecution.Domain.Payments;
using Enforcement.CaseExecution.Domain.Stays;
using Npgsql;

namespace Enforcement.CaseExecution.Data;

/// <summary>Sub-states of cases: those a chapter sets, those that follow from measures and stays, and none on a closed case.</summary>
internal static class FlagWriter
{
    // What follows from measures and stays, as (case, flag).
    private const string Derived = """
        select t.roc_year, t.case_id, k.flag from unnest($1, $2) as t (roc_year, case_id)
            cross join lateral (select measure_id from measure_case mc where mc.roc_year = t.roc_year and mc.case_id = t.case_id and mc.ended_at is null) o
            join measure m on m.id = o.measure_id and m.state in ('inForce', 'stayed') join unnest($3, $4) as k (kind, flag) on k.kind = m.kind
        union
        select t.roc_year, t.case_id, k.flag from unnest($1, $2) as t (roc_year, case_id)
            cross join lateral (select stay_id from stay_case sc where sc.roc_year = t.roc_year and sc.case_id = t.case_id and sc.lifted_on is null) o
            join stay s on s.id = o.stay_id join unnest($5, $6) as k (reason, flag) on k.reason = s.reason
        """;

    private const string Clear = $"""
        delete from case_flag f where f.case_id = any($2) and (f.flag = any($4) or f.flag = any($6))
            and not exists (select from ({Derived}) d where d.case_id = f.case_id and d.flag = f.flag)
        """;

    private const string Set = $"""
        insert into case_flag (case_id, flag, roc_year, branch, section, since)
        select d.case_id, d.flag, d.roc_year, c.branch, c.section, $7
        from ({Derived}) d join case_file c on c.roc_year = d.roc_year and c.id = d.case_id and c.status = 'open' on conflict do nothing
        """;

    public static void Write(JournalBatch batch, Journal journal)
    {
        Explicit(batch, journal, on: true);
        Explicit(batch, journal, on: false);
        var acted = journal.Cases.Where(file => file.IsActed).ToList();
        var derived = journal.Acts.Count + journal.Measures.Count + journal.Stays.Count > 0 ? acted
            : acted.Where(file => file.Status != file.State.Status || file.HasEnded != file.State.ProcedureEndedOn is not null).ToList();
        if (derived.Count > 0)
        {
            batch.Add(Clear, Parameters(derived));
            batch.Add(Set, [.. Parameters(derived), JournalBatch.One(journal.At)]);
        }

        var closed = acted.Where(file => file.Status == CaseStatus.Closed && file.State.Status == CaseStatus.Open).ToList();
        if (closed.Count > 0)
            batch.Add("delete from case_flag where case_id = any($1)", JournalBatch.Of(closed.Select(file => file.Id)));
    }

    private static void Explicit(JournalBatch batch, Journal journal, bool on)
    {
        var changes = journal.Flags.Where(change => change.On == on).DistinctBy(change => (change.Case.Id, change.Flag)).ToList();
        if (changes.Count == 0)
            return;
        var (ids, flags) = (JournalBatch.Of(changes.Select(change => change.Case.Id)), JournalBatch.Of(changes.Select(change => Codes.Of(change.Flag))));
        if (!on)
        {
            batch.Add("delete from case_flag f using unnest($1, $2) as n (case_id, flag) where f.case_id = n.case_id and f.flag = n.flag", ids, flags);
            return;
        }

        batch.Add("""
            insert into case_flag (case_id, flag, roc_year, branch, section, since)
            select *, $6 from unnest($1, $2, $3, $4, $5) on conflict do nothing
            """, ids, flags, JournalBatch.Of(changes.Select(change => (short)change.Case.Number.RocYear)), JournalBatch.Of(changes.Select(change => change.Case.Number.Branch)),
            JournalBatch.Of(changes.Select(change => change.Case.State.Section)), JournalBatch.One(journal.At));
    }

    private static NpgsqlParameter[] Parameters(List<CaseFile> files) =>
    [
        .. CaseKeys.Of(files), JournalBatch.Of(MeasureKinds.All.Select(kind => kind.Code)), JournalBatch.Of(MeasureKinds.All.Select(kind => Codes.Of(kind.Flag))),
        JournalBatch.Of(StayReason.All.Select(reason => reason.Code)), JournalBatch.Of(StayReason.All.Select(reason => Codes.Of(reason.Flag))),
    ];
}
