using Microsoft.EntityFrameworkCore;
using Npgsql;
using NpgsqlTypes;

namespace Enforcement.Law.Clocks;

/// <summary>Rows of clocks, set-based: one statement however many.</summary>
internal static class ClockRows
{
    private const string Columns = """
        id, subject_type, subject_id, name, case_id, case_number, branch, section, agency, county, rule_id, facts, part, law_edition, state, started_at, due_on,
        due_at, warn_lead, warn_at, version
        """;

    /// <summary>Inserts clocks and their first events; leaves out those whose name is open.</summary>
    /// <returns>Ids inserted.</returns>
    public static async Task<IReadOnlySet<Guid>> InsertAsync(NpgsqlConnection connection, IReadOnlyList<ClockChange> started, DateTimeOffset now, CancellationToken cancel)
    {
        var added = new HashSet<Guid>(started.Count);
        if (started.Count == 0)
            return added;
        var clocks = started.Select(change => change.After).OrderBy(clock => clock.SubjectId).ThenBy(clock => clock.Name, StringComparer.Ordinal).ToList();
        await using var command = new NpgsqlCommand($"""
            with added as (
                insert into clock ({Columns})
                select * from unnest($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12::jsonb[], $13, $14, $15, $16, $17, $18, $19, $20, $21)
                on conflict (subject_type, subject_id, name) where ended_at is null do nothing
                returning id, version, started_at, due_at, law_edition)
            insert into clock_event (clock_id, version, kind, at, recorded_at, due_at, law_edition)
            select id, version, 'started', started_at, $22, due_at, law_edition from added
            returning clock_id
            """, connection)
        {
            Parameters =
            {
                Of(clocks, clock => clock.Id), Of(clocks, clock => clock.SubjectType), Of(clocks, clock => clock.SubjectId), Of(clocks, clock => clock.Name),
                Of(clocks, clock => clock.CaseId, NpgsqlDbType.Uuid), Texts(clocks, clock => clock.CaseNumber), Of(clocks, clock => clock.Branch),
                Texts(clocks, clock => clock.Section), Texts(clocks, clock => clock.Agency), Texts(clocks, clock => clock.County), Of(clocks, clock => clock.RuleId),
                Of(clocks, clock => clock.Facts), Of(clocks, clock => clock.Part, NpgsqlDbType.Smallint), Of(clocks, clock => clock.LawEdition),
                Of(clocks, clock => Code(clock.State)), Of(clocks, clock => clock.StartedAt), Of(clocks, clock => clock.DueOn, NpgsqlDbType.Date),
                Of(clocks, clock => clock.DueAt), Of(clocks, clock => clock.WarnLead, NpgsqlDbType.Interval),
                Of(clocks, clock => clock.WarnAt, NpgsqlDbType.TimestampTz), Of(clocks, clock => clock.Version), new() { Value = now },
            },
        };
        await using var reader = await command.ExecuteReaderAsync(cancel);
        while (await reader.ReadAsync(cancel))
            added.Add(reader.GetGuid(0));
        return added;
    }

    /// <summary>Writes what turned, and its events. The rows must be locked.</summary>
    public static async Task SaveAsync(NpgsqlConnection connection, IReadOnlyList<ClockChange> changes, DateTimeOffset now, CancellationToken cancel)
    {
        if (changes.Count == 0)
            return;
        await using var batch = new NpgsqlBatch(connection);
        batch.BatchCommands.Add(Update([.. changes.Select(change => change.After)]));
        batch.BatchCommands.Add(Events(changes, now));
        await batch.ExecuteNonQueryAsync(cancel);
    }

    /// <summary>Marks clocks as reckoned by an edition that left them where they are.</summary>
    public static async Task ConfirmAsync(NpgsqlConnection connection, IReadOnlyList<Guid> ids, int edition, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand("update clock set law_edition = $2 where id = any($1)", connection)
        {
            Parameters = { new() { Value = ids.ToArray() }, new() { Value = edition } },
        };
        await command.ExecuteNonQueryAsync(cancel);
    }

    /// <summary>Locks the clocks of a selection, always in one order: the open one of each name, else (asked by name) the one that ended last.</summary>
    public static async Task<List<Clock>> LockAsync(DbContext db, ClockSelection selection, CancellationToken cancel)
    {
        if (selection.Id is { } id)
            return await db.Set<Clock>().FromSql($"select * from clock where id = {id} for update").AsNoTracking().ToListAsync(cancel);
        if (selection.Cases is { } cases)
        {
            return await db.Set<Clock>().FromSql(
                $"select * from clock where case_id = any({cases}) and ({selection.Names}::text[] is null or name = any({selection.Names})) and ended_at is null order by id for update")
                .AsNoTracking().ToListAsync(cancel);
        }

        if (selection.Names is not { } names)
        {
            return await db.Set<Clock>().FromSql(
                $"select * from clock where subject_id = any({selection.Subjects}) and subject_type = {selection.SubjectType} and ended_at is null order by id for update")
                .AsNoTracking().ToListAsync(cancel);
        }

        var found = await db.Set<Clock>().FromSql(
            $"select * from clock where subject_id = any({selection.Subjects}) and subject_type = {selection.SubjectType} and name = any({names}) order by id for update")
            .AsNoTracking().ToListAsync(cancel);
        return [.. found.GroupBy(clock => (clock.SubjectId, clock.Name)).Select(rounds => rounds.OrderBy(clock => clock.EndedAt is null).ThenBy(clock => clock.EndedAt).Last())];
    }

    /// <summary>Open clocks of subjects.</summary>
    public static Task<List<Clock>> OpenAsync(DbContext db, IEnumerable<Guid> subjects, CancellationToken cancel)
    {
        var ids = subjects.Distinct().ToArray();
        return db.Set<Clock>().AsNoTracking().Where(clock => ids.Contains(clock.SubjectId) && clock.EndedAt == null).ToListAsync(cancel);
    }

    internal static string Code<TEnum>(TEnum value)
        where TEnum : struct, Enum => System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(value.ToString());

    private static NpgsqlBatchCommand Update(List<Clock> clocks) => new("""
        update clock c set version = n.version, law_edition = n.law_edition, state = n.state, due_on = n.due_on, due_at = n.due_at, warn_at = n.warn_at,
            paused_at = n.paused_at, paused_days = n.paused_days, paused_time = n.paused_time, warned_at = n.warned_at, overdue_at = n.overdue_at, ended_at = n.ended_at
        from unnest($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
            as n (id, version, law_edition, state, due_on, due_at, warn_at, paused_at, paused_days, paused_time, warned_at, overdue_at, ended_at)
        where c.id = n.id
        """)
    {
        Parameters =
        {
            Of(clocks, clock => clock.Id), Of(clocks, clock => clock.Version), Of(clocks, clock => clock.LawEdition), Of(clocks, clock => Code(clock.State)),
            Of(clocks, clock => clock.DueOn, NpgsqlDbType.Date), Of(clocks, clock => clock.DueAt), Instants(clocks, clock => clock.WarnAt),
            Instants(clocks, clock => clock.PausedAt), Of(clocks, clock => clock.PausedDays), Of(clocks, clock => clock.PausedTime),
            Instants(clocks, clock => clock.WarnedAt), Instants(clocks, clock => clock.OverdueAt), Instants(clocks, clock => clock.EndedAt),
        },
    };

    // The steps of a move are texts of different number, so they travel as one text a clock, a step a line.
    private static NpgsqlBatchCommand Events(IReadOnlyList<ClockChange> changes, DateTimeOffset now) => new("""
        insert into clock_event (clock_id, version, kind, at, due_at, due_before, law_edition, reason, recorded_at, why, why_chinese)
        select clock_id, version, kind, at, due_at, due_before, law_edition, reason, $9, string_to_array(why, E'\n'), string_to_array(why_chinese, E'\n')
        from unnest($1, $2, $3, $4, $5, $6, $7, $8, $10, $11) as n (clock_id, version, kind, at, due_at, due_before, law_edition, reason, why, why_chinese)
        """)
    {
        Parameters =
        {
            Of(changes, change => change.After.Id), Of(changes, change => change.After.Version), Of(changes, change => Code(change.Kind)),
            Of(changes, change => change.At), Of(changes, change => change.After.DueAt),
            Instants(changes, change => change.Before is { } before && before.DueAt != change.After.DueAt ? before.DueAt : null),
            Of(changes, change => change.After.LawEdition), Texts(changes, change => change.Reason), new() { Value = now },
            Texts(changes, change => Lines(change.Why.Select(step => step.English))), Texts(changes, change => Lines(change.Why.Select(step => step.Chinese))),
        },
    };

    private static string? Lines(IEnumerable<string> steps) => steps.Any() ? string.Join('\n', steps) : null;

    private static NpgsqlParameter Of<TRow, T>(IEnumerable<TRow> rows, Func<TRow, T> read) => new() { Value = rows.Select(read).ToArray() };

    private static NpgsqlParameter Of<TRow, T>(IEnumerable<TRow> rows, Func<TRow, T> read, NpgsqlDbType type) =>
        new() { Value = rows.Select(read).ToArray(), NpgsqlDbType = NpgsqlDbType.Array | type };

    private static NpgsqlParameter Texts<TRow>(IEnumerable<TRow> rows, Func<TRow, string?> read) => Of(rows, read, NpgsqlDbType.Text);

    private static NpgsqlParameter Instants<TRow>(IEnumerable<TRow> rows, Func<TRow, DateTimeOffset?> read) => Of(rows, read, NpgsqlDbType.TimestampTz);
}
