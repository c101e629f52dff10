using System.Text.Json;
using Enforcement.Hosting.Messaging;
using Enforcement.Intake.Data;
using Npgsql;

namespace Enforcement.Intake.Writing;

/// <summary>The row of a batch's chunk: its totals and the answers to its lines.</summary>
internal static class ChunkRecord
{
    private static readonly byte[] NewLine = [(byte)'\n'];

    private const string Insert = """
        insert into batch_chunk (batch_id, chunk_no, chunk_id, first_line, last_line, accepted, needs_correction, returned, repeated, conflicts, input_digest,
            totals, results, results_length, results_digest)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)
        """;

    public static NpgsqlBatchCommand Command(Guid chunkId, BatchPlace place, IEnumerable<TransferAnswer> answers, ControlTotals totals)
    {
        var (body, length, digest) = ChunkBody.Encode(Lines(answers));
        return new NpgsqlBatchCommand(Insert)
        {
            Parameters =
            {
                new() { Value = place.BatchId }, new() { Value = place.ChunkNo }, new() { Value = chunkId }, new() { Value = place.FirstLine },
                new() { Value = place.LastLine }, new() { Value = totals.Accepted }, new() { Value = totals.NeedsCorrection }, new() { Value = totals.Returned },
                new() { Value = totals.Repeated }, new() { Value = totals.Conflicts }, new() { Value = place.InputDigest },
                Sql.Json(JsonSerializer.SerializeToUtf8Bytes(totals, IntakeJson.Default.ControlTotals)),
                new() { Value = body }, new() { Value = length }, new() { Value = digest },
            },
        };
    }

    private static byte[] Lines(IEnumerable<TransferAnswer> answers)
    {
        using var stream = new MemoryStream(256 * 1024);
        using var writer = new Utf8JsonWriter(stream);
        foreach (var answer in answers)
        {
            JsonSerializer.Serialize(writer, answer, IntakeJson.Default.TransferAnswer);
            writer.Flush();
            stream.Write(NewLine);
            writer.Reset();
        }

        return stream.ToArray();
    }
}
