using Enforcement.CaseExecution.Domain.Measures;
using Npgsql;

namespace Enforcement.CaseExecution.Releases;

/// <summary>A release task of which something new is said.</summary>
internal sealed record ToldRelease(Guid Id, string Branch, string Section, DateOnly DueOn, ReleaseState State, int Version);

/// <summary>Marks release tasks as told, set-based.</summary>
internal static class ReleaseRows
{
    private const string Returned = "t.id, t.branch, t.section, t.due_on, t.state, t.version";

    /// <summary>Claims open tasks that are late and nobody was told of; being late is a change of the task.</summary>
    public static Task<List<ToldRelease>> LateAsync(NpgsqlConnection connection, DateOnly today, int size, CancellationToken cancel) => TellAsync(connection, $"""
        with late as (select id from release_task where state = 'open' and not told_overdue and due_on < $1 order by due_on, id limit {size} for update skip locked)
        update release_task t set told_overdue = true, version = version + 1 from late where t.id = late.id returning {Returned}
        """, [new NpgsqlParameter { Value = today }], cancel);

    /// <summary>Claims tasks that were late and are confirmed or superseded; that is no further change of them.</summary>
    public static Task<List<ToldRelease>> SettledAsync(NpgsqlConnection connection, int size, CancellationToken cancel) => TellAsync(connection, $"""
        with settled as (select id from release_task where state <> 'open' and told_overdue order by id limit {size} for update skip locked)
        update release_task t set told_overdue = false from settled where t.id = settled.id returning {Returned}
        """, [], cancel);

    private static async Task<List<ToldRelease>> TellAsync(NpgsqlConnection connection, string sql, NpgsqlParameter[] parameters, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        command.Parameters.AddRange(parameters);
        var told = new List<ToldRelease>();
        await using var reader = await command.ExecuteReaderAsync(cancel);
        while (await reader.ReadAsync(cancel))
        {
            told.Add(new ToldRelease(reader.GetGuid(0), reader.GetString(1), reader.GetString(2), reader.GetFieldValue<DateOnly>(3), Codes.Stored<ReleaseState>(reader.GetString(4)),
                reader.GetInt32(5)));
        }

        return told;
    }
}
