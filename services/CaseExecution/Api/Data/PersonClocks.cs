using Enforcement.CaseExecution.Domain.Cases;
using Enforcement.CaseExecution.Domain.Payments;
using Enforcement.Kernel;
using Enforcement.Law.Clocks;
using Enforcement.Statute;
using Npgsql;
using NpgsqlTypes;

namespace Enforcement.CaseExecution.Data;

/// <summary>
/// Clocks of measures against the person. Such a measure secures a whole group, so its clocks name no case: they follow the measure. Clocks of personal freedom never
/// stand still; the period of a security order and the review of a restriction do while the measure is stayed.
/// </summary>
internal static class PersonClocks
{
    /// <summary>Type of subject: a measure of this chapter, by its id.</summary>
    public const string Measure = "personMeasure";

    /// <summary>Type of subject: a report to the court.</summary>
    public const string Report = "courtReport";

    public const string Performance = "performance";
    public const string Notification = "notification";
    public const string Review = "review";
    public const string CourtRuling = "courtRuling";
    public const string Appeal = "appeal";
    public const string Hours = "hours";
    public const string CustodyEnd = "custodyEnd";
    public const string ReportDue = "report";

    private static readonly string[] Pausable = [Performance, Review];

    /// <summary>Name of the clock of the interviews of a month of a custody.</summary>
    public static string Interviews(int month) => $"interviews{month}";

    /// <summary>A clock of a measure of this chapter; the case is the one by which the act came.</summary>
    public static ClockStart Of(CaseFile file, Guid measureId, string name, string rule, object facts, DateTimeOffset from, LawEdition law) => new()
    {
        Subject = new ClockSubject(Measure, measureId) { CaseNumber = file.Number.ToString() },
        Owner = new ClockOwner(file.Number.Branch, file.State.Section),
        Name = name,
        RuleId = rule,
        Facts = facts,
        StartedAt = from,
        County = BranchSeats.CountyOf(file.Number.Branch, TaipeiTime.DateOf(from), law),
        WarnLead = name switch
        {
            Hours => TimeSpan.FromHours(4),
            CustodyEnd => TimeSpan.FromDays(7),
            Review => TimeSpan.FromDays(14),
            _ when name.StartsWith("interviews", StringComparison.Ordinal) => TimeSpan.FromDays(7),
            _ => null,
        },
    };

    /// <summary>After a journal is written: what it ended loses its clocks, what it stayed or set free stands still or runs on, what it reported is due.</summary>
    public static async Task FollowAsync(ClockBook clocks, NpgsqlConnection connection, Journal journal, CancellationToken cancel)
    {
        var ended = journal.Ended.Where(file => file.IsActed).ToList();
        var gone = journal.Measures.Where(measure => measure.EndedAt is not null).Select(measure => measure.Id).ToList();
        if (ended.Count + gone.Count > 0)
        {
            Check(await clocks.CancelAsync(ClockSelection.AllOf(Measure, await EndedAsync(connection, ended, gone, journal.At, cancel)), journal.At, "measureEnded", cancel));
            await StartReportsAsync(clocks, connection, journal, cancel);
        }

        foreach (var stays in journal.Stays.GroupBy(stay => stay.LiftedOn is null))
        {
            foreach (var name in Pausable)
            {
                foreach (var id in await StayedAsync(connection, [.. stays.SelectMany(stay => stay.Cases)], name, stays.Key, cancel))
                {
                    var clock = ClockSelection.Named(new ClockSubject(Measure, id), name);
                    Check(stays.Key ? await clocks.PauseAsync(clock, journal.At, "stayed", cancel) : await clocks.ResumeAsync(clock, journal.At, "stayLifted", cancel));
                }
            }
        }
    }

    /// <summary>Starts the clocks of reports that a transaction made (DET-10).</summary>
    public static async Task StartReportsAsync(ClockBook clocks, NpgsqlConnection connection, Journal journal, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand("select id, branch, section, event_on from court_report where recorded_at = $1 and reported_on is null order by id", connection)
        {
            Parameters = { new() { Value = journal.At } },
        };
        var starts = new List<ClockStart>();
        await using (var reader = await command.ExecuteReaderAsync(cancel))
        {
            while (await reader.ReadAsync(cancel))
            {
                starts.Add(new ClockStart
                {
                    Subject = new ClockSubject(Report, reader.GetGuid(0)),
                    Owner = new ClockOwner(reader.GetString(1), reader.GetString(2)),
                    Name = ReportDue,
                    RuleId = "DET-10",
                    Facts = new CourtReportFacts(reader.GetFieldValue<DateOnly>(3), false),
                    StartedAt = TaipeiTime.StartOf(reader.GetFieldValue<DateOnly>(3)),
                });
            }
        }

        if (starts.Count > 0)
            Check(await clocks.StartAsync(starts, cancel));
    }

    private static async Task<Guid[]> EndedAsync(NpgsqlConnection connection, List<CaseFile> ended, List<Guid> gone, DateTimeOffset at, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand("""
            select array(select m.id from measure m where m.ended_at = $4 and (m.id = any($3) or m.id in (
                select o.measure_id from unnest($1, $2) as t (roc_year, case_id)
                cross join lateral (select measure_id from measure_case c where c.roc_year = t.roc_year and c.case_id = t.case_id) o)))
            """, connection);
        command.Parameters.AddRange(CaseKeys.Of(ended));
        command.Parameters.Add(JournalBatch.Of(gone));
        command.Parameters.Add(JournalBatch.One(at));
        return (Guid[])(await command.ExecuteScalarAsync(cancel))!;
    }

    // A measure that is not in force yet has no clock; one that is stayed or free again is told by its own state.
    private static async Task<List<Guid>> StayedAsync(NpgsqlConnection connection, Guid[] cases, string name, bool stayed, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand("""
            select k.subject_id from clock k join measure m on m.id = k.subject_id
            where k.subject_type = $1 and k.name = $2 and k.ended_at is null and k.state = $3 and m.state = $4
                and m.id in (select c.measure_id from measure_case c where c.case_id = any($5) and c.ended_at is null)
            order by k.subject_id
            """, connection)
        {
            Parameters =
            {
                new() { Value = Measure }, new() { Value = name }, new() { Value = stayed ? "running" : "paused" }, new() { Value = stayed ? "stayed" : "inForce" },
                new() { Value = cases, NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Uuid },
            },
        };
        var measures = new List<Guid>();
        await using var reader = await command.ExecuteReaderAsync(cancel);
        while (await reader.ReadAsync(cancel))
            measures.Add(reader.GetGuid(0));
        return measures;
    }

    private static void Check(Result<IReadOnlyList<Clock>> turned)
    {
        if (turned.IsRefused)
            throw new InvalidOperationException($"Clocks of a measure could not turn: {turned.Refusal.Detail}");
    }
}
