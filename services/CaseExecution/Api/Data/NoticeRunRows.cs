using System.Security.Claims;
using Enforcement.CaseExecution.Domain.Notices;
using Enforcement.Hosting.Access;
using Npgsql;
using NpgsqlTypes;

namespace Enforcement.CaseExecution.Data;

/// <summary>A run as it is worked on.</summary>
internal sealed record StoredRun(Guid Id, NoticeRunTask Task, string Branch, string? Section, string Content, int Total, int Done, int Skipped, Caller Caller);

/// <summary>One item of a run: a case to notify, of an act where it is to be told of one, or a notice to move.</summary>
internal sealed record RunItem(int Ordinal, Guid? CaseId, Guid ObligorId, Guid? NoticeId, Guid? ToldActId);

/// <summary>What became of an item.</summary>
internal sealed record RunOutcome(int Ordinal, Guid? NoticeId, string? Refusal);

/// <summary>Runs of notices, with their items.</summary>
internal static class NoticeRunRows
{
    /// <summary>Open runs, those that failed last, last.</summary>
    public static async Task<IReadOnlyList<Guid>> OpenAsync(NpgsqlDataSource source, CancellationToken cancel)
    {
        await using var command = source.CreateCommand("select id from notice_run where state = 'open' order by failed_at nulls first, id limit 100");
        var ids = new List<Guid>();
        await using var reader = await command.ExecuteReaderAsync(cancel);
        while (await reader.ReadAsync(cancel))
            ids.Add(reader.GetGuid(0));
        return ids;
    }

    /// <summary>Locks an open run; null when another instance works on it or it is done.</summary>
    public static async Task<StoredRun?> LockAsync(NpgsqlConnection connection, Guid id, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand("""
            select id, task, branch, section, content, total, done, skipped, requested_by, requester_role from notice_run where id = $1 and state = 'open'
            for update skip locked
            """, connection) { Parameters = { new() { Value = id } } };
        await using var reader = await command.ExecuteReaderAsync(cancel);
        return await reader.ReadAsync(cancel)
            ? new StoredRun(id, Codes.Stored<NoticeRunTask>(reader.GetString(1)), reader.GetString(2), reader.Optional(3), reader.GetString(4), reader.GetInt32(5),
                reader.GetInt32(6), reader.GetInt32(7), CallerOf(reader.GetString(8), reader.GetString(9), reader.GetString(2), reader.Optional(3)))
            : null;
    }

    /// <summary>The next items, with all of the last obligor, so that he gets one notice.</summary>
    public static async Task<IReadOnlyList<RunItem>> NextAsync(NpgsqlConnection connection, StoredRun run, int size, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand("""
            with next as (select ordinal, obligor_id from notice_run_item where run_id = $1 and ordinal > $2 order by ordinal limit $3),
                last as (select obligor_id, ordinal from next order by ordinal desc limit 1)
            select i.ordinal, i.case_id, i.obligor_id, i.notice_id, i.told_act_id from notice_run_item i, last
            where i.run_id = $1 and i.ordinal > $2 and (i.ordinal <= last.ordinal or i.obligor_id = last.obligor_id) order by i.ordinal
            """, connection) { Parameters = { new() { Value = run.Id }, new() { Value = run.Done }, new() { Value = size } } };
        var items = new List<RunItem>();
        await using var reader = await command.ExecuteReaderAsync(cancel);
        while (await reader.ReadAsync(cancel))
            items.Add(new RunItem(reader.GetInt32(0), reader.OptionalGuid(1), reader.GetGuid(2), reader.OptionalGuid(3), reader.OptionalGuid(4)));

        // Of a move the obligor's other notices may lie far behind: only what follows without a gap counts as done.
        return [.. items.Where((item, index) => item.Ordinal == run.Done + index + 1)];
    }

    /// <returns>State changes: the last chunk ends the run.</returns>
    public static async Task<int> ProgressAsync(NpgsqlConnection connection, StoredRun run, IReadOnlyList<RunOutcome> outcomes, int notices, DateTimeOffset at, CancellationToken cancel)
    {
        var isLast = run.Done + outcomes.Count >= run.Total;
        await using var batch = new JournalBatch(connection);
        batch.Add("""
            update notice_run_item i set is_done = true, refusal = n.refusal, notice_id = coalesce(n.notice_id, i.notice_id)
            from unnest($2, $3, $4) as n (ordinal, notice_id, refusal) where i.run_id = $1 and i.ordinal = n.ordinal
            """, JournalBatch.One(run.Id), JournalBatch.Of(outcomes.Select(row => row.Ordinal)), JournalBatch.Of(outcomes.Select(row => row.NoticeId), NpgsqlDbType.Uuid),
            JournalBatch.Texts(outcomes.Select(row => row.Refusal)));
        batch.Add("""
            update notice_run set done = done + $2, skipped = skipped + $3, notices = notices + $4, failed_at = null, state = case when $5 then 'done' else state end,
                done_at = case when $5 then $6 end, version = version + case when $5 then 1 else 0 end
            where id = $1
            """, JournalBatch.One(run.Id), JournalBatch.One(outcomes.Count), JournalBatch.One(outcomes.Count(row => row.Refusal is not null)), JournalBatch.One(notices),
            JournalBatch.One(isLast), JournalBatch.One(at));
        await batch.ExecuteAsync(cancel);
        return isLast ? 1 : 0;
    }

    /// <summary>Lets the others go first.</summary>
    public static async Task FailedAsync(NpgsqlDataSource source, Guid id, DateTimeOffset at, CancellationToken cancel)
    {
        await using var command = source.CreateCommand("update notice_run set failed_at = $2 where id = $1");
        command.Parameters.Add(new() { Value = id });
        command.Parameters.Add(new() { Value = at });
        await command.ExecuteNonQueryAsync(cancel);
    }

    /// <summary>Keeps a run; its items follow with <see cref="CountAsync"/>.</summary>
    public static async Task InsertAsync(
        NpgsqlConnection connection, Guid id, NoticeRunTask task, Caller caller, string? section, string content, DateTimeOffset at, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand("""
            insert into notice_run (id, task, branch, section, content, total, requested_at, requested_by, requester_role) values ($1, $2, $3, $4, $5, 0, $6, $7, $8)
            """, connection)
        {
            Parameters =
            {
                new() { Value = id }, new() { Value = Codes.Of(task) }, new() { Value = caller.Branch! }, JournalBatch.One(section, NpgsqlDbType.Text), new() { Value = content },
                new() { Value = at }, new() { Value = caller.Subject }, new() { Value = caller.Role },
            },
        };
        await command.ExecuteNonQueryAsync(cancel);
    }

    /// <summary>Sets how many items a new run has.</summary>
    public static async Task CountAsync(NpgsqlConnection connection, Guid id, int total, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand("update notice_run set total = $2 where id = $1", connection) { Parameters = { new() { Value = id }, new() { Value = total } } };
        await command.ExecuteNonQueryAsync(cancel);
    }

    // Whoever asked for the run did its acts; the scope is that of his token then.
    private static Caller CallerOf(string subject, string role, string branch, string? section) => new(new ClaimsPrincipal(new ClaimsIdentity(
        [new("sub", subject), new("role", role), new("branch", branch), .. section is null ? Array.Empty<Claim>() : [new("section", section)]], "run", "sub", "role")));
}
