using Npgsql;
using NpgsqlTypes;

namespace Enforcement.Supervision.Data.Monitors;

/// <summary>Control totals of one chunk; <paramref name="Message"/> and <paramref name="ChunkId"/> are counted once, for ever.</summary>
internal sealed record IntakeControlSheet(string Message, Guid ChunkId, DateOnly Day, IReadOnlyList<IntakeControlLine> Lines);

/// <summary>One line of it.</summary>
internal sealed record IntakeControlLine(string? Branch, string Agency, string? Kind, string Outcome, long Count, long Amount);

/// <summary>Control of intake and assignment: what was decided and opened, by day, branch, agency, kind and outcome.</summary>
internal static class IntakeControl
{
    private const string AddSql = """
        with applied as (
            insert into applied_chunk (chunk_id, message) values ($1, $2) on conflict do nothing returning 1)
        insert into intake_control as total (day, branch, agency, kind, outcome, count, amount)
        select $3, branch, agency, kind, outcome, sum(count)::bigint, sum(amount)::bigint
        from unnest($4, $5, $6, $7, $8, $9) as added (branch, agency, kind, outcome, count, amount)
        where exists (select from applied)
        group by branch, agency, kind, outcome
        order by branch, agency, kind, outcome
        on conflict (day, branch, agency, kind, outcome) do update set count = total.count + excluded.count, amount = total.amount + excluded.amount
        """;

    public static async Task AddAsync(NpgsqlConnection connection, IntakeControlSheet sheet, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand(AddSql, connection)
        {
            Parameters =
            {
                new() { Value = sheet.ChunkId },
                new() { Value = sheet.Message },
                new() { Value = sheet.Day },
                Texts(sheet, line => line.Branch),
                Texts(sheet, line => line.Agency),
                Texts(sheet, line => line.Kind),
                Texts(sheet, line => line.Outcome),
                new() { Value = sheet.Lines.Select(line => line.Count).ToArray() },
                new() { Value = sheet.Lines.Select(line => line.Amount).ToArray() },
            },
        };
        await command.ExecuteNonQueryAsync(cancel);
    }

    private static NpgsqlParameter Texts(IntakeControlSheet sheet, Func<IntakeControlLine, string?> read) =>
        new() { Value = sheet.Lines.Select(read).ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Text };
}
