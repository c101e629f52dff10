using Enforcement.CaseExecution.Domain.Acts;
using Enforcement.CaseExecution.Domain.Cases;
using Enforcement.CaseExecution.Domain.Measures;
using Enforcement.CaseExecution.Domain.Payments;
using Enforcement.CaseExecution.Domain.Persons;
using Enforcement.Hosting.Messaging;
using Enforcement.Hosting.Persistence;
using Enforcement.Law.Clocks;
using Enforcement.Statute;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Enforcement.CaseExecution.Data;

/// <summary>
/// What time does to measures against the person. When the hours of an arrest or holding, or the last day of a custody, are over, the person is free: the measure ends
/// in the transaction that finds the clock run out, with a task for whoever holds him. Every other warning or overdue clock is a change of its measure.
/// </summary>
public sealed class PersonClockReaction(Ledger ledger, AuditTrail audit) : IClockReaction
{
    public string SubjectType => PersonClocks.Measure;

    /// <summary>A measure is free when it and all its open cases are: ending it needs them all.</summary>
    public async Task<IReadOnlySet<Guid>> LockAsync(NpgsqlConnection connection, IReadOnlyCollection<Guid> subjects, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand("""
            with wanted as (select mc.measure_id, mc.roc_year, mc.case_id from measure_case mc where mc.measure_id = any($1) and mc.ended_at is null),
            cases as (
                select c.roc_year, c.id from case_file c join (select distinct roc_year, case_id from wanted) w on w.roc_year = c.roc_year and w.case_id = c.id
                order by c.id for update of c skip locked),
            measures as (select id from measure where id = any($1) order by id for update skip locked)
            select m.id from measures m where not exists (
                select from wanted w where w.measure_id = m.id and not exists (select from cases c where c.roc_year = w.roc_year and c.id = w.case_id))
            """, connection)
        {
            Parameters = { new() { Value = subjects.ToArray() } },
        };
        var locked = new HashSet<Guid>(subjects.Count);
        await using var reader = await command.ExecuteReaderAsync(cancel);
        while (await reader.ReadAsync(cancel))
            locked.Add(reader.GetGuid(0));
        return locked;
    }

    public async Task ReactAsync(DbContext db, IReadOnlyList<ClockChange> changes, CancellationToken cancel)
    {
        var connection = db.Connection();
        foreach (var subject in changes.GroupBy(change => change.After.SubjectId))
        {
            var over = subject.Where(change => change.Kind == ClockEventKind.Overdue).Select(change => change.After.Name).ToList();
            if (over.Find(name => name is PersonClocks.Hours or PersonClocks.CustodyEnd) is { } name && await FreeAsync(connection, subject.Key, name, cancel))
                continue;

            // Nobody appealed: the ruling is final, and nothing is late.
            if (over.Contains(PersonClocks.Appeal))
                await ledger.Clocks.CancelAsync(ClockSelection.Named(new ClockSubject(SubjectType, subject.Key), PersonClocks.Appeal), ledger.Open().At, "rulingFinal", cancel);
            await using var command = new NpgsqlCommand("update measure set version = version + 1 where id = $1", connection) { Parameters = { new() { Value = subject.Key } } };
            await command.ExecuteNonQueryAsync(cancel);
            audit.Record(db, null, over.Count > 0 ? "measure.clock_overdue" : "measure.clock_warned", "measure", subject.Key.ToString(), rules: [.. subject.Select(change => change.After.RuleId).Distinct()]);
        }
    }

    private async Task<bool> FreeAsync(NpgsqlConnection connection, Guid id, string name, CancellationToken cancel)
    {
        var files = await CaseRows.LockAsync(connection, await MeasureRows.CasesAsync(connection, id, cancel), cancel);
        var measure = (await MeasureRows.LockAsync(connection, [id], cancel)).Single();
        if (!measure.State.IsEffective() || files.Count == 0)
            return false;
        var journal = ledger.Open();
        var act = name == PersonClocks.Hours ? Holding.Expire(journal, files.Values, measure, await HoursAsync(connection, measure, cancel)) : Release(journal, files.Values, measure);
        var met = await ledger.Clocks.MeetAsync(ClockSelection.Named(new ClockSubject(SubjectType, id), name), journal.At, cancel);
        if (met.IsRefused)
            throw new InvalidOperationException($"Clock {name} of measure {id} could not end: {met.Refusal.Detail}");
        await ledger.WriteAsync(connection, journal, null, new AuditSubject($"act.{act.Kind.Code}", "act", act.Id.ToString(), act.Kind.Basis.RuleId), cancel);
        return true;
    }

    private static Act Release(Journal journal, IReadOnlyCollection<CaseFile> files, Measure custody) =>
        Detaining.Release(journal, files, custody, new ReleaseFacts(false, false, PeriodOver: true, false)).TryGet(out var act, out var refusal)
            ? act
            : throw new InvalidOperationException($"Custody {custody.Id} is over and could not end: {refusal.Detail}");

    private static async Task<Ruling> HoursAsync(NpgsqlConnection connection, Measure measure, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand("select started_at from holding where measure_id = $1", connection) { Parameters = { new() { Value = measure.Id } } };
        return Holding.HoursOf(measure, new CustodyStartFacts((DateTime)(await command.ExecuteScalarAsync(cancel))!));
    }
}

/// <summary>A report to the court that is due or late is a change of the report.</summary>
public sealed class CourtReportClockReaction(AuditTrail audit) : IClockReaction
{
    public string SubjectType => PersonClocks.Report;

    public async Task<IReadOnlySet<Guid>> LockAsync(NpgsqlConnection connection, IReadOnlyCollection<Guid> subjects, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand("select id from court_report where id = any($1) order by id for update skip locked", connection)
        {
            Parameters = { new() { Value = subjects.ToArray() } },
        };
        var locked = new HashSet<Guid>(subjects.Count);
        await using var reader = await command.ExecuteReaderAsync(cancel);
        while (await reader.ReadAsync(cancel))
            locked.Add(reader.GetGuid(0));
        return locked;
    }

    public async Task ReactAsync(DbContext db, IReadOnlyList<ClockChange> changes, CancellationToken cancel)
    {
        var reports = changes.Select(change => change.After.SubjectId).Distinct().ToArray();
        await using var command = new NpgsqlCommand("update court_report set version = version + 1 where id = any($1)", db.Connection()) { Parameters = { new() { Value = reports } } };
        await command.ExecuteNonQueryAsync(cancel);
        foreach (var report in reports)
            audit.Record(db, null, "courtReport.clock_overdue", SubjectType, report.ToString(), rules: "DET-10");
    }
}
