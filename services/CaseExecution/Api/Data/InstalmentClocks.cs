using Enforcement.CaseExecution.Domain.Cases;
using Enforcement.CaseExecution.Domain.Instalments;
using Enforcement.CaseExecution.Domain.Payments;
using Enforcement.CaseExecution.Domain.Stays;
using Enforcement.Hosting.Messaging;
using Enforcement.Hosting.Persistence;
using Enforcement.Kernel;
using Enforcement.Law.Clocks;
using Enforcement.Statute;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Enforcement.CaseExecution.Data;

/// <summary>
/// A clock for every instalment of a running plan (INS-04), under the first case the plan still has. Follows what a journal did to plans: started with the plan,
/// met when paid, running again when the payment is taken back, cancelled with the plan.
/// </summary>
internal static class InstalmentClocks
{
    public const string SubjectType = "instalment";

    private static readonly HashSet<string> Acts = [.. new[] { InstalmentActs.Granted, InstalmentActs.GrantedAsException, InstalmentActs.Revoked, InstalmentActs.Completed }.Select(kind => kind.Code)];

    public static async Task FollowAsync(ClockBook clocks, NpgsqlConnection connection, Journal journal, CancellationToken cancel)
    {
        var touched = journal.Acts.Where(act => Acts.Contains(act.Kind.Code)).SelectMany(act => act.Cases.Select(acted => acted.Case.Id))
            .Concat(InstalmentEffects.Money(journal).Keys.Select(file => file.Id))
            .Concat(journal.Cases.Where(file => file.IsActed && file.Status == CaseStatus.Closed).Select(file => file.Id)).ToHashSet();
        if (touched.Count == 0)
            return;
        var rows = await ReadAsync(connection, [.. touched], cancel);
        await TurnAsync(rows, "met", ids => clocks.MeetAsync(ClockSelection.AllOf(SubjectType, ids), journal.At, cancel));
        await TurnAsync(rows, "off", ids => clocks.CancelAsync(ClockSelection.AllOf(SubjectType, ids), journal.At, "planEnded", cancel));
        var starts = rows.Where(row => row.Turn == "on").Select(row => new ClockStart
        {
            Subject = new ClockSubject(SubjectType, row.Id) { CaseId = row.CaseId, CaseNumber = row.CaseNumber },
            Owner = new ClockOwner(row.Branch, row.Section),
            Name = ProcedureClocks.Instalment,
            RuleId = "INS-04",
            Facts = new MissedInstalmentFacts(row.DueOn),
            StartedAt = journal.At,
            WarnLead = CaseClocks.Warning,
        }).ToList();
        if (starts.Count > 0 && (await clocks.StartAsync(starts, cancel)).Refusal is { } refusal)
            throw new InvalidOperationException($"The clocks of a plan could not start: {refusal.Detail}");
    }

    private static async Task TurnAsync(List<Row> rows, string turn, Func<List<Guid>, Task<Result<IReadOnlyList<Clock>>>> work)
    {
        var ids = rows.Where(row => row.Turn == turn).Select(row => row.Id).ToList();
        if (ids.Count > 0 && (await work(ids)).Refusal is { } refusal)
            throw new InvalidOperationException($"The clocks of a plan could not turn: {refusal.Detail}");
    }

    private static async Task<List<Row>> ReadAsync(NpgsqlConnection connection, Guid[] cases, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand("""
            select x.id, x.due_on, x.branch, x.section, x.turn, f.id, f.roc_year, f.branch, f.kind, f.serial from (
                select i.id, i.due_on, p.branch, p.section, l.roc_year, l.case_id,
                    case when i.paid = i.amount then case when k.id is not null then 'met' end
                        when p.state <> 'running' then case when k.id is not null then 'off' end
                        when k.id is null then 'on' end as turn
                from instalment_plan p
                cross join lateral (select roc_year, case_id from instalment_plan_case c where c.plan_id = p.id order by c.ended_at is not null, c.case_id limit 1) l
                join instalment i on i.plan_id = p.id
                left join clock k on k.subject_type = 'instalment' and k.subject_id = i.id and k.ended_at is null
                where p.stay_id is not null and p.id in (
                    select o.plan_id from unnest($1, $2) as t (roc_year, case_id)
                    cross join lateral (select plan_id from instalment_plan_case c where c.roc_year = t.roc_year and c.case_id = t.case_id) o)) x
            join case_file f on f.roc_year = x.roc_year and f.id = x.case_id where x.turn is not null order by x.id
            """, connection)
        {
            Parameters =
            {
                new() { Value = cases.Select(id => CaseKey.RocYearOf(id)!.Value).ToArray() }, new() { Value = cases },
            },
        };
        var rows = new List<Row>();
        await using var reader = await command.ExecuteReaderAsync(cancel);
        while (await reader.ReadAsync(cancel))
        {
            var number = new CaseNumber(reader.GetString(7), reader.GetInt16(6), (ClaimKind)reader.GetInt16(8), reader.GetInt32(9));
            rows.Add(new Row(reader.GetGuid(0), reader.GetFieldValue<DateOnly>(1), reader.GetString(2), reader.GetString(3), reader.GetString(4), reader.GetGuid(5), number.ToString()));
        }

        return rows;
    }

    private sealed record Row(Guid Id, DateOnly DueOn, string Branch, string Section, string Turn, Guid CaseId, string CaseNumber);
}

/// <summary>An instalment that is not paid in time is missed: its plan says so, and may be revoked.</summary>
internal sealed class InstalmentClockReaction(AuditTrail audit) : IClockReaction
{
    public string SubjectType => InstalmentClocks.SubjectType;

    public async Task<IReadOnlySet<Guid>> LockAsync(NpgsqlConnection connection, IReadOnlyCollection<Guid> subjects, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand("""
            select i.id from instalment i join instalment_plan p on p.id = i.plan_id where i.id = any($1) order by p.id for update of p skip locked
            """, connection) { Parameters = { new() { Value = subjects.ToArray() } } };
        var locked = new HashSet<Guid>(subjects.Count);
        await using var reader = await command.ExecuteReaderAsync(cancel);
        while (await reader.ReadAsync(cancel))
            locked.Add(reader.GetGuid(0));
        return locked;
    }

    public async Task ReactAsync(DbContext db, IReadOnlyList<ClockChange> changes, CancellationToken cancel)
    {
        var late = changes.Where(change => change.Kind == ClockEventKind.Overdue).Select(change => change.After.SubjectId).ToArray();
        if (late.Length == 0)
            return;
        await using var command = new NpgsqlCommand("""
            with missed as (
                update instalment i set missed_on = k.due_on from clock k
                where i.id = any($1) and i.missed_on is null and k.subject_type = 'instalment' and k.subject_id = i.id and k.ended_at is null returning i.plan_id)
            update instalment_plan p set version = version + 1 where p.id in (select plan_id from missed) returning p.id
            """, db.Connection()) { Parameters = { new() { Value = late } } };
        var plans = new List<Guid>();
        await using (var reader = await command.ExecuteReaderAsync(cancel))
        {
            while (await reader.ReadAsync(cancel))
                plans.Add(reader.GetGuid(0));
        }

        foreach (var plan in plans)
            audit.Record(db, null, "instalmentPlan.instalment_missed", "instalmentPlan", plan.ToString(), 1, null, "INS-04");
    }
}
