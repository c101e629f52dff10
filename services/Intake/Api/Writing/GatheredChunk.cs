using System.Text.Json;
using Enforcement.Contracts.Intake.V1;
using Enforcement.Contracts.Supervision.V1;
using Npgsql;
using NpgsqlTypes;

namespace Enforcement.Intake.Writing;

/// <summary>What a chunk of single transfers announces, durable with its rows, until <see cref="Announcer"/> sends it together with that of its neighbours.</summary>
/// <param name="Decided">Its control totals.</param>
/// <param name="Assigned">Its cases to open; null when nothing was accepted.</param>
/// <param name="Audits">One record per sender.</param>
/// <param name="Traceparent">Trace of the request that came first.</param>
public sealed record GatheredChunk(TransfersDecided Decided, CasesAssigned? Assigned, IReadOnlyList<AuditRecorded> Audits, string? Traceparent)
{
    /// <summary>Inserts it, in the transaction of its chunk.</summary>
    public NpgsqlBatchCommand Insert(DateTimeOffset now) =>
        new("insert into gathered_chunk (chunk_id, received_on, assigned, decided, audits, traceparent, created_at) values ($1, $2, $3, $4, $5, $6, $7)")
        {
            Parameters =
            {
                new() { Value = Decided.ChunkId },
                new() { Value = Decided.ReceivedOn },
                new() { Value = Assigned is null ? DBNull.Value : JsonSerializer.SerializeToUtf8Bytes(Assigned, GatheredJson.Default.CasesAssigned), NpgsqlDbType = NpgsqlDbType.Bytea },
                new() { Value = JsonSerializer.SerializeToUtf8Bytes(Decided, GatheredJson.Default.TransfersDecided) },
                new() { Value = JsonSerializer.SerializeToUtf8Bytes(Audits, GatheredJson.Default.IReadOnlyListAuditRecorded) },
                new() { Value = (object?)Traceparent ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Text },
                new() { Value = now },
            },
        };

    /// <summary>Takes chunks, oldest first, out of the table in the current transaction; what another instance is taking is passed over.</summary>
    public static async Task<List<GatheredChunk>> TakeAsync(NpgsqlConnection connection, int most, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand("""
            delete from gathered_chunk where chunk_id in (select chunk_id from gathered_chunk order by chunk_id limit $1 for update skip locked)
            returning decided, assigned, audits, traceparent
            """, connection) { Parameters = { new() { Value = most } } };
        var taken = new List<GatheredChunk>();
        await using var reader = await command.ExecuteReaderAsync(cancel);
        while (await reader.ReadAsync(cancel))
        {
            taken.Add(new GatheredChunk(
                JsonSerializer.Deserialize(reader.GetFieldValue<byte[]>(0), GatheredJson.Default.TransfersDecided)!,
                reader.IsDBNull(1) ? null : JsonSerializer.Deserialize(reader.GetFieldValue<byte[]>(1), GatheredJson.Default.CasesAssigned),
                JsonSerializer.Deserialize(reader.GetFieldValue<byte[]>(2), GatheredJson.Default.IReadOnlyListAuditRecorded)!,
                reader.IsDBNull(3) ? null : reader.GetString(3)));
        }

        taken.Sort((left, right) => left.Decided.ChunkId.CompareTo(right.Decided.ChunkId));
        return taken;
    }
}

[System.Text.Json.Serialization.JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[System.Text.Json.Serialization.JsonSerializable(typeof(TransfersDecided))]
[System.Text.Json.Serialization.JsonSerializable(typeof(CasesAssigned))]
[System.Text.Json.Serialization.JsonSerializable(typeof(IReadOnlyList<AuditRecorded>))]
internal sealed partial class GatheredJson : System.Text.Json.Serialization.JsonSerializerContext;
