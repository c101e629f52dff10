using System.Text.Json;
using Enforcement.Hosting.Messaging;
using Enforcement.Intake.Data;
using Enforcement.Intake.Writing;
using Npgsql;

namespace Enforcement.Intake.Features.Batches;

/// <summary>A chunk that an earlier attempt committed.</summary>
/// <param name="LastLine">Number of its last line.</param>
/// <param name="InputDigest">Digest of its lines.</param>
public sealed record CommittedChunk(int LastLine, byte[] InputDigest);

/// <summary>The rows of batches and their chunks.</summary>
public sealed class BatchStore(NpgsqlDataSource source, OutboxSignal signal, TimeProvider time)
{
    private const string Columns = "batch_id, agency, reference, state, started_at, ended_at, attempts, interruption, opened, chunk_lines, receipt";

    /// <summary>Starts a batch, or an attempt to finish one that was interrupted; a completed batch stays as it is.</summary>
    public async Task<BatchReceipt> StartAsync(string agency, string reference, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        await using (var command = source.CreateCommand("""
            insert into batch (batch_id, agency, reference, state, started_at, chunk_lines) values ($1, $2, $3, 'receiving', $4, $5)
            on conflict (agency, reference) do update
            set state = case when batch.state = 'completed' then batch.state else 'receiving' end,
                attempts = batch.attempts + case when batch.state = 'completed' then 0 else 1 end,
                interruption = null
            """))
        {
            command.Parameters.AddRange((NpgsqlParameter[])
            [
                new() { Value = Guid.CreateVersion7(now) }, new() { Value = agency }, new() { Value = reference }, new() { Value = now }, new() { Value = Chunk.MostLines },
            ]);
            await command.ExecuteNonQueryAsync(cancel);
        }

        await using var read = source.CreateCommand($"select {Columns} from batch where agency = $1 and reference = $2");
        read.Parameters.AddRange((NpgsqlParameter[])[new() { Value = agency }, new() { Value = reference }]);
        await using var reader = await read.ExecuteReaderAsync(cancel);
        await reader.ReadAsync(cancel);
        return Read(reader);
    }

    public async Task<Dictionary<int, CommittedChunk>> CommittedAsync(Guid batchId, CancellationToken cancel)
    {
        await using var command = source.CreateCommand("select chunk_no, last_line, input_digest from batch_chunk where batch_id = $1");
        command.Parameters.Add(new() { Value = batchId });
        await using var reader = await command.ExecuteReaderAsync(cancel);
        var chunks = new Dictionary<int, CommittedChunk>();
        while (await reader.ReadAsync(cancel))
            chunks[reader.GetInt32(0)] = new CommittedChunk(reader.GetInt32(1), reader.GetFieldValue<byte[]>(2));
        return chunks;
    }

    public async Task InterruptAsync(Guid batchId, string reason)
    {
        await using var command = source.CreateCommand("update batch set state = 'interrupted', ended_at = $2, interruption = $3 where batch_id = $1 and state = 'receiving'");
        command.Parameters.AddRange((NpgsqlParameter[])[new() { Value = batchId }, new() { Value = time.GetUtcNow() }, new() { Value = reason }]);
        await command.ExecuteNonQueryAsync(CancellationToken.None);
    }

    /// <summary>Sums the chunks, closes the batch and tells the agency's feed.</summary>
    public async Task<BatchReceipt> CompleteAsync(BatchReceipt batch, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        await using var connection = await source.OpenConnectionAsync(cancel);
        await using var transaction = await connection.BeginTransactionAsync(cancel);
        var totals = await TotalsAsync(connection, batch.BatchId, cancel);
        await using (var command = new NpgsqlCommand(
            "update batch set state = 'completed', ended_at = $2, receipt = $3 where batch_id = $1 returning opened", connection)
        {
            Parameters =
            {
                new() { Value = batch.BatchId }, new() { Value = now },
                Sql.Json(JsonSerializer.SerializeToUtf8Bytes(totals, IntakeJson.Default.ControlTotals)),
            },
        })
            batch = batch with { Opened = (int)(await command.ExecuteScalarAsync(cancel))! };
        await AgencyFeed.AppendAsync(connection, [IntakeEvents.BatchCompleted(batch, totals, now)], cancel);
        await transaction.CommitAsync(cancel);
        signal.Notify();
        return batch with { State = "completed", EndedAt = now, Totals = totals };
    }

    /// <summary>One batch within the caller's scope (null = all agencies).</summary>
    public async Task<BatchReceipt?> FindAsync(Guid batchId, string? agency, CancellationToken cancel)
    {
        await using var connection = await source.OpenConnectionAsync(cancel);
        BatchReceipt batch;
        await using (var command = new NpgsqlCommand($"select {Columns} from batch where batch_id = $1 and ($2 is null or agency = $2)", connection)
        {
            Parameters = { new() { Value = batchId }, Sql.Text(agency) },
        })
        {
            await using var reader = await command.ExecuteReaderAsync(cancel);
            if (!await reader.ReadAsync(cancel))
                return null;
            batch = Read(reader);
        }

        return batch.State == "completed" ? batch : batch with { Totals = await TotalsAsync(connection, batchId, cancel) };
    }

    /// <summary>Batches within the caller's scope, newest first, one row more than asked for.</summary>
    public async Task<IReadOnlyList<BatchReceipt>> ListAsync(string? agency, Guid? before, int rows, CancellationToken cancel)
    {
        await using var command = source.CreateCommand($"""
            select {Columns} from batch where ($1 is null or agency = $1) and ($2 is null or batch_id < $2) order by batch_id desc limit $3
            """);
        command.Parameters.AddRange((NpgsqlParameter[])[Sql.Text(agency), Sql.Uuid(before), new() { Value = rows }]);
        await using var reader = await command.ExecuteReaderAsync(cancel);
        var batches = new List<BatchReceipt>();
        while (await reader.ReadAsync(cancel))
            batches.Add(Read(reader));
        return batches;
    }

    /// <summary>The answers to the lines of the first chunk after a given one, as NDJSON; null at the end.</summary>
    public async Task<(int ChunkNo, byte[] Ndjson)?> ResultsAsync(Guid batchId, int after, CancellationToken cancel)
    {
        await using var command = source.CreateCommand("""
            select chunk_no, results, results_length, results_digest from batch_chunk where batch_id = $1 and chunk_no > $2 order by chunk_no limit 1
            """);
        command.Parameters.AddRange((NpgsqlParameter[])[new() { Value = batchId }, new() { Value = after }]);
        await using var reader = await command.ExecuteReaderAsync(cancel);
        return await reader.ReadAsync(cancel)
            ? (reader.GetInt32(0), ChunkBody.Decode(reader.GetFieldValue<byte[]>(1), reader.GetInt32(2), reader.GetString(3)))
            : null;
    }

    private static async Task<ControlTotals> TotalsAsync(NpgsqlConnection connection, Guid batchId, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand("select totals from batch_chunk where batch_id = $1", connection) { Parameters = { new() { Value = batchId } } };
        await using var reader = await command.ExecuteReaderAsync(cancel);
        var parts = new List<ControlTotals>();
        while (await reader.ReadAsync(cancel))
            parts.Add(Totals(reader.GetFieldValue<byte[]>(0)));
        return ControlTotals.Sum(parts);
    }

    private static BatchReceipt Read(NpgsqlDataReader reader) => new()
    {
        BatchId = reader.GetGuid(0),
        Agency = reader.GetString(1),
        Reference = reader.GetString(2),
        State = reader.GetString(3),
        StartedAt = reader.GetFieldValue<DateTimeOffset>(4),
        EndedAt = reader.IsDBNull(5) ? null : reader.GetFieldValue<DateTimeOffset>(5),
        Attempts = reader.GetInt32(6),
        Interruption = reader.IsDBNull(7) ? null : reader.GetString(7),
        Opened = reader.GetInt32(8),
        ChunkLines = reader.GetInt32(9),
        Totals = reader.IsDBNull(10) ? new ControlTotals() : Totals(reader.GetFieldValue<byte[]>(10)),
    };

    private static ControlTotals Totals(byte[] json) => JsonSerializer.Deserialize(json, IntakeJson.Default.ControlTotals)!;
}
