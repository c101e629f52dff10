using System.Runtime.CompilerServices;
using Enforcement.Supervision.Domain.Audit;
using Npgsql;

namespace Enforcement.Supervision.Data.Audit;

/// <summary>One link read from the chain: a checkpoint, or a record it covers.</summary>
internal sealed record ChainLink(AuditRecord? Record, Checkpoint? Checkpoint);

/// <summary>The part of the chain to read, widened to whole checkpoints, with the heads before and after it.</summary>
internal sealed record ChainRange(long FirstSeq, long LastSeq, ChainHead Before, ChainHead CheckpointBefore, ChainHead After, ChainHead CheckpointAfter);

/// <summary>Reads the chain in order, page by page, in the connection's snapshot; holds one page at most.</summary>
internal static class ChainReader
{
    private const int PageSize = 1000;

    /// <summary>Finds the range; both ends null is the whole chain up to its head.</summary>
    public static async Task<ChainRange> RangeAsync(NpgsqlConnection connection, long? from, long? to, CancellationToken cancel)
    {
        var head = (await AuditRows.ReadHeadAsync(connection, "audit", "", cancel))!;
        var checkpointHead = (await AuditRows.ReadHeadAsync(connection, "checkpoint", "", cancel))!;
        var first = from is null ? null : await CoveringAsync(connection, from.Value, cancel);
        var last = to is null ? null : await CoveringAsync(connection, to.Value, cancel);
        var firstSeq = Math.Max(1, first?.FirstSeq ?? from ?? 1);
        var lastSeq = Math.Min(head.Seq, last?.LastSeq ?? to ?? head.Seq);
        var before = firstSeq == 1 ? ChainHead.Empty : await RecordHeadAsync(connection, firstSeq - 1, cancel);
        var after = lastSeq == head.Seq ? head : await RecordHeadAsync(connection, lastSeq, cancel);
        return new ChainRange(firstSeq, lastSeq, before, await CheckpointHeadAsync(connection, firstSeq - 1, cancel),
            after, lastSeq == head.Seq ? checkpointHead : await CheckpointHeadAsync(connection, lastSeq, cancel));
    }

    /// <summary>Streams the range. The whole chain (<paramref name="toEnd"/>) includes rows beyond its head, which should not be there.</summary>
    public static async IAsyncEnumerable<ChainLink> LinksAsync(NpgsqlConnection connection, ChainRange range, bool toEnd,
        [EnumeratorCancellation] CancellationToken cancel)
    {
        var (next, until) = (range.FirstSeq, toEnd ? long.MaxValue : range.LastSeq);
        while (true)
        {
            var records = await RecordsAsync(connection, next, until, cancel);
            if (records.Count == 0)
                yield break;
            var checkpoints = new Queue<Checkpoint>(await CheckpointsAsync(connection, next, records[^1].Seq, cancel));
            foreach (var record in records)
            {
                while (checkpoints.TryPeek(out var checkpoint) && checkpoint.FirstSeq <= record.Seq)
                    yield return new ChainLink(null, checkpoints.Dequeue());
                yield return new ChainLink(record, null);
            }

            next = records[^1].Seq + 1;
        }
    }

    /// <summary>The checkpoint that covers a record.</summary>
    public static async Task<Checkpoint?> CoveringAsync(NpgsqlConnection connection, long seq, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand(
            $"select {AuditRows.CheckpointColumns} from audit_checkpoint where last_seq >= $1 and first_seq <= $1 order by last_seq limit 1", connection)
        {
            Parameters = { new() { Value = seq } },
        };
        return (await command.ListAsync(AuditRows.ReadCheckpoint, cancel)).SingleOrDefault();
    }

    private static async Task<List<AuditRecord>> RecordsAsync(NpgsqlConnection connection, long from, long to, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand(
            $"select {AuditRows.RecordColumns} from audit_record where seq between $1 and $2 order by seq limit {PageSize}", connection)
        {
            Parameters = { new() { Value = from }, new() { Value = to } },
        };
        return await command.ListAsync(AuditRows.ReadRecord, cancel);
    }

    private static async Task<List<Checkpoint>> CheckpointsAsync(NpgsqlConnection connection, long from, long to, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand(
            $"select {AuditRows.CheckpointColumns} from audit_checkpoint where first_seq between $1 and $2 order by first_seq", connection)
        {
            Parameters = { new() { Value = from }, new() { Value = to } },
        };
        return await command.ListAsync(AuditRows.ReadCheckpoint, cancel);
    }

    private static Task<ChainHead> RecordHeadAsync(NpgsqlConnection connection, long seq, CancellationToken cancel) =>
        HeadAsync(connection, "select seq, hash from audit_record where seq = $1", seq, cancel);

    private static Task<ChainHead> CheckpointHeadAsync(NpgsqlConnection connection, long seq, CancellationToken cancel) =>
        HeadAsync(connection, "select number, hash from audit_checkpoint where last_seq <= $1 order by last_seq desc limit 1", seq, cancel);

    // A row that should be there and is not leaves an empty head, which no chain fits.
    private static async Task<ChainHead> HeadAsync(NpgsqlConnection connection, string sql, long seq, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand(sql, connection) { Parameters = { new() { Value = seq } } };
        var heads = await command.ListAsync(reader => new ChainHead(reader.GetInt64(0), reader.GetFieldValue<byte[]>(1)), cancel);
        return heads.SingleOrDefault(ChainHead.Empty);
    }
}
