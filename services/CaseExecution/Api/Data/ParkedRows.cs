using Enforcement.Kernel;
using Npgsql;
using NpgsqlTypes;

namespace Enforcement.CaseExecution.Data;

/// <summary>Messages that wait for their case or their turn.</summary>
internal static class ParkedRows
{
    public static async Task ParkAsync(NpgsqlConnection connection, Guid messageId, Guid? caseId, CaseMessage message, DateTimeOffset at, CancellationToken cancel)
    {
        if (!CaseNumber.TryParse(message.CaseNumber, out var number))
            throw new InvalidDataException($"{message.Kind} {messageId} names no case number.");
        await using var command = new NpgsqlCommand("""
            insert into parked_message (message_id, case_id, roc_year, branch, claim_kind, serial, sequence, kind, body, parked_at)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) on conflict do nothing
            """, connection)
        {
            Parameters =
            {
                new() { Value = messageId }, new() { Value = (object?)caseId ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Uuid }, new() { Value = (short)number.RocYear },
                new() { Value = number.Branch }, new() { Value = (short)number.Kind }, new() { Value = number.Serial },
                new() { Value = (object?)message.Sequence ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Integer }, new() { Value = message.Kind },
                new() { Value = message.Json() }, new() { Value = at },
            },
        };
        await command.ExecuteNonQueryAsync(cancel);
    }

    /// <summary>Takes the message that follows the last one applied to a case; null when there is none.</summary>
    public static Task<CaseMessage?> TakeNextAsync(NpgsqlConnection connection, Guid caseId, CancellationToken cancel) => TakeAsync(connection, """
        delete from parked_message where message_id = (
            select p.message_id from parked_message p join case_file c on c.roc_year = p.roc_year and c.id = p.case_id
            where p.case_id = $1 and p.sequence = c.applied_sequence + 1 limit 1)
        returning kind, body
        """, caseId, cancel);

    /// <summary>Takes a message; null when another instance has.</summary>
    public static Task<CaseMessage?> TakeAsync(NpgsqlConnection connection, Guid messageId, CancellationToken cancel) =>
        TakeAsync(connection, "delete from parked_message where message_id = $1 returning kind, body", messageId, cancel);

    /// <summary>Messages whose time has come, in order: their case is open and their predecessor applied, or (objections) they have waited long enough.</summary>
    public static async Task<List<(Guid MessageId, Guid? CaseId)>> DueAsync(NpgsqlDataSource source, DateTimeOffset objectionsBefore, CancellationToken cancel)
    {
        await using var command = source.CreateCommand("""
            select p.message_id, p.case_id from parked_message p
            where exists (select from case_file c where c.roc_year = p.roc_year and c.id = p.case_id and (p.sequence is null or p.sequence <= c.applied_sequence + 1))
                or (p.case_id is null and exists (
                    select from case_file c where c.roc_year = p.roc_year and c.branch = p.branch and c.kind = p.claim_kind and c.serial = p.serial))
                or (p.case_id is null and p.parked_at < $1)
            order by p.sequence nulls first, p.parked_at limit 500
            """);
        command.Parameters.Add(new() { Value = objectionsBefore });
        var due = new List<(Guid, Guid?)>();
        await using var reader = await command.ExecuteReaderAsync(cancel);
        while (await reader.ReadAsync(cancel))
            due.Add((reader.GetGuid(0), reader.OptionalGuid(1)));
        return due;
    }

    private static async Task<CaseMessage?> TakeAsync(NpgsqlConnection connection, string sql, Guid id, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand(sql, connection) { Parameters = { new() { Value = id } } };
        await using var reader = await command.ExecuteReaderAsync(cancel);
        return await reader.ReadAsync(cancel) ? CaseMessage.Read(reader.GetString(0), reader.GetString(1)) : null;
    }
}
