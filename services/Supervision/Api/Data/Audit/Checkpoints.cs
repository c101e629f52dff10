using Enforcement.Supervision.Domain.Audit;
using Npgsql;

namespace Enforcement.Supervision.Data.Audit;

/// <summary>Makes the next checkpoint when enough records wait for one, or the oldest has waited long enough.</summary>
internal static class Checkpoints
{
    /// <summary>Makes one in the connection's current transaction; null when it is not time, or another instance is at it.</summary>
    /// <exception cref="ChainBrokenException">The records to cover are not consecutive.</exception>
    public static async Task<Checkpoint?> MakeAsync(NpgsqlConnection connection, int size, TimeSpan age, DateTimeOffset now, CancellationToken cancel)
    {
        if (await AuditRows.ReadHeadAsync(connection, "checkpoint", "for update skip locked", cancel) is not { } head)
            return null;
        var firstSeq = await NextSeqAsync(connection, cancel);
        var open = await OpenAsync(connection, firstSeq, size, cancel);
        if (open.Count == 0 || (open.Count < size && now - open[0].OccurredAt < age))
            return null;
        for (var place = 0; place < open.Count; place++)
        {
            if (open[place].Seq != firstSeq + place)
                throw new ChainBrokenException(new ChainBreak(firstSeq + place, ChainFault.RecordMissing));
        }

        var at = new DateTimeOffset(now.UtcTicks - (now.UtcTicks % TimeSpan.TicksPerMicrosecond), TimeSpan.Zero);
        var checkpoint = Checkpoint.After(head, firstSeq, open.Select(record => record.Hash).ToArray(), at);
        await StoreAsync(connection, checkpoint, cancel);
        return checkpoint;
    }

    private static async Task<long> NextSeqAsync(NpgsqlConnection connection, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand("select coalesce(max(last_seq), 0) + 1 from audit_checkpoint", connection);
        return (long)(await command.ExecuteScalarAsync(cancel))!;
    }

    private static async Task<List<(long Seq, DateTimeOffset OccurredAt, byte[] Hash)>> OpenAsync(
        NpgsqlConnection connection, long firstSeq, int size, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand("select seq, occurred_at, hash from audit_record where seq >= $1 order by seq limit $2", connection)
        {
            Parameters = { new() { Value = firstSeq }, new() { Value = size } },
        };
        return await command.ListAsync(reader => (reader.GetInt64(0), reader.GetFieldValue<DateTimeOffset>(1), reader.GetFieldValue<byte[]>(2)), cancel);
    }

    private static async Task StoreAsync(NpgsqlConnection connection, Checkpoint checkpoint, CancellationToken cancel)
    {
        await using var batch = new NpgsqlBatch(connection)
        {
            BatchCommands =
            {
                new NpgsqlBatchCommand($"insert into audit_checkpoint ({AuditRows.CheckpointColumns}) values ($1, $2, $3, $4, $5, $6, $7)")
                {
                    Parameters =
                    {
                        new() { Value = checkpoint.Number }, new() { Value = checkpoint.FirstSeq }, new() { Value = checkpoint.LastSeq },
                        new() { Value = checkpoint.Root }, new() { Value = checkpoint.CreatedAt }, new() { Value = checkpoint.PreviousHash },
                        new() { Value = checkpoint.Hash },
                    },
                },
                new NpgsqlBatchCommand("update chain_head set seq = $1, hash = $2 where chain = 'checkpoint'")
                {
                    Parameters = { new() { Value = checkpoint.Number }, new() { Value = checkpoint.Hash } },
                },
            },
        };
        await batch.ExecuteNonQueryAsync(cancel);
    }
}

/// <summary>The chain is broken where work on it should go on; somebody must look.</summary>
public sealed class ChainBrokenException(ChainBreak found) : Exception($"The audit chain is broken at {found.Seq}: {found.Fault}.")
{
    public ChainBreak Found { get; } = found;
}
