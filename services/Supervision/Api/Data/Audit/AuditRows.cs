using Enforcement.Supervision.Domain.Audit;
using Npgsql;

namespace Enforcement.Supervision.Data.Audit;

/// <summary>Columns of the audit tables, read in one place.</summary>
internal static class AuditRows
{
    public const string RecordColumns =
        "seq, record_id, service, occurred_at, actor, actor_role, action, subject_type, subject_id, changes, digest, rules, previous_hash, hash";

    public const string CheckpointColumns = "number, first_seq, last_seq, root, created_at, previous_hash, hash";

    public static AuditRecord ReadRecord(NpgsqlDataReader reader) => new(
        reader.GetInt64(0),
        new AuditEntry
        {
            RecordId = reader.GetGuid(1),
            Service = reader.GetString(2),
            OccurredAt = reader.GetFieldValue<DateTimeOffset>(3),
            Actor = reader.GetString(4),
            ActorRole = reader.IsDBNull(5) ? null : reader.GetString(5),
            Action = reader.GetString(6),
            SubjectType = reader.GetString(7),
            SubjectId = reader.GetString(8),
            Changes = reader.GetInt32(9),
            Digest = reader.IsDBNull(10) ? null : reader.GetString(10),
            Rules = reader.GetFieldValue<string[]>(11),
        },
        reader.GetFieldValue<byte[]>(12),
        reader.GetFieldValue<byte[]>(13));

    public static Checkpoint ReadCheckpoint(NpgsqlDataReader reader) => new()
    {
        Number = reader.GetInt64(0),
        FirstSeq = reader.GetInt64(1),
        LastSeq = reader.GetInt64(2),
        Root = reader.GetFieldValue<byte[]>(3),
        CreatedAt = reader.GetFieldValue<DateTimeOffset>(4),
        PreviousHash = reader.GetFieldValue<byte[]>(5),
        Hash = reader.GetFieldValue<byte[]>(6),
    };

    /// <summary>The end of a chain, <c>audit</c> or <c>checkpoint</c>.</summary>
    public static async Task<ChainHead?> ReadHeadAsync(NpgsqlConnection connection, string chain, string locking, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand($"select seq, hash from chain_head where chain = $1 {locking}", connection)
        {
            Parameters = { new() { Value = chain } },
        };
        await using var reader = await command.ExecuteReaderAsync(cancel);
        return await reader.ReadAsync(cancel) ? new ChainHead(reader.GetInt64(0), reader.GetFieldValue<byte[]>(1)) : null;
    }

    public static async Task<List<T>> ListAsync<T>(this NpgsqlCommand command, Func<NpgsqlDataReader, T> read, CancellationToken cancel)
    {
        await using var reader = await command.ExecuteReaderAsync(cancel);
        var rows = new List<T>();
        while (await reader.ReadAsync(cancel))
            rows.Add(read(reader));
        return rows;
    }
}
