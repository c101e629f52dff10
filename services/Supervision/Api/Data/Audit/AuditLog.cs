using System.Text.Json;
using Enforcement.Supervision.Domain.Audit;
using Npgsql;
using NpgsqlTypes;

namespace Enforcement.Supervision.Data.Audit;

/// <summary>Appends to the chain. The head row is locked first, so that writers of any number of instances queue up and the chain never forks.</summary>
internal static class AuditLog
{
    private const string AppendSql = $"""
        insert into audit_record ({AuditRows.RecordColumns})
        select seq, record_id, service, occurred_at, actor, actor_role, action, subject_type, subject_id, changes, digest,
            array(select value from jsonb_array_elements_text(rules::jsonb) with ordinality order by ordinality), previous_hash, hash
        from unnest($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14) as record ({AuditRows.RecordColumns})
        """;

    private const string TotalSql = """
        insert into audit_total as total (service, records, changes)
        select service, count(*), sum(changes)::bigint from unnest($1, $2) as record (service, changes) group by service order by service
        on conflict (service) do update set records = total.records + excluded.records, changes = total.changes + excluded.changes
        """;

    /// <summary>Appends what is not in the chain yet, in the connection's current transaction.</summary>
    /// <returns>How many were appended; the others had been recorded before.</returns>
    public static async Task<int> AppendAsync(NpgsqlConnection connection, IReadOnlyList<AuditEntry> entries, CancellationToken cancel)
    {
        var head = (await AuditRows.ReadHeadAsync(connection, "audit", "for update", cancel))!;
        var known = await KnownAsync(connection, entries, cancel);
        var records = new List<AuditRecord>(entries.Count);
        foreach (var entry in entries.Where(entry => known.Add(entry.RecordId)))
        {
            records.Add(AuditRecord.After(head, entry));
            head = records[^1].Head;
        }

        if (records.Count > 0)
            await WriteAsync(connection, records, cancel);
        return records.Count;
    }

    private static async Task<HashSet<Guid>> KnownAsync(NpgsqlConnection connection, IReadOnlyList<AuditEntry> entries, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand("select record_id from audit_record where record_id = any($1)", connection)
        {
            Parameters = { new() { Value = entries.Select(entry => entry.RecordId).ToArray() } },
        };
        return [.. await command.ListAsync(reader => reader.GetGuid(0), cancel)];
    }

    private static async Task WriteAsync(NpgsqlConnection connection, List<AuditRecord> records, CancellationToken cancel)
    {
        var head = records[^1].Head;
        await using var batch = new NpgsqlBatch(connection)
        {
            BatchCommands =
            {
                Insert(records),
                new NpgsqlBatchCommand("update chain_head set seq = $1, hash = $2 where chain = 'audit'")
                {
                    Parameters = { new() { Value = head.Seq }, new() { Value = head.Hash } },
                },
                new NpgsqlBatchCommand(TotalSql)
                {
                    Parameters =
                    {
                        new() { Value = records.Select(record => record.Entry.Service).ToArray() },
                        new() { Value = records.Select(record => record.Entry.Changes).ToArray() },
                    },
                },
            },
        };
        await batch.ExecuteNonQueryAsync(cancel);
    }

    private static NpgsqlBatchCommand Insert(List<AuditRecord> records)
    {
        NpgsqlParameter Texts(Func<AuditEntry, string?> read) => new()
        {
            Value = records.Select(record => read(record.Entry)).ToArray(),
            NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Text,
        };
        NpgsqlParameter Values<T>(Func<AuditRecord, T> read) => new() { Value = records.Select(read).ToArray() };

        // unnest flattens nested arrays, so the rules of a record travel as one JSON text.
        return new NpgsqlBatchCommand(AppendSql)
        {
            Parameters =
            {
                Values(record => record.Seq), Values(record => record.Entry.RecordId), Texts(entry => entry.Service),
                Values(record => record.Entry.OccurredAt), Texts(entry => entry.Actor), Texts(entry => entry.ActorRole), Texts(entry => entry.Action),
                Texts(entry => entry.SubjectType), Texts(entry => entry.SubjectId), Values(record => record.Entry.Changes), Texts(entry => entry.Digest),
                Texts(entry => JsonSerializer.Serialize(entry.Rules)),
                Values(record => record.PreviousHash), Values(record => record.Hash),
            },
        };
    }
}
