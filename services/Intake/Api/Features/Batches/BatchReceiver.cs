using System.Security.Cryptography;
using Enforcement.Hosting.Access;
using Enforcement.Intake.Domain.Transfers;
using Enforcement.Intake.Reading;
using Enforcement.Intake.Writing;
using Enforcement.Kernel;
using Enforcement.Law;

namespace Enforcement.Intake.Features.Batches;

/// <summary>
/// Receives the body of a batch: while a chunk is written the next one is read and checked, and waits. Every chunk but the last has the number of lines that the batch was
/// begun with, so a batch sent again falls into the same chunks, and those that are already committed are passed over.
/// </summary>
public sealed class BatchReceiver(TransferWriter writer, BatchStore store, CurrentLaw law, TimeProvider time)
{
    /// <summary>Reads to the end, or to the reason why the rest cannot be read; what was committed stays.</summary>
    /// <returns>Null when every line is durable, else why not.</returns>
    public async Task<Refusal?> ReceiveAsync(BatchReceipt batch, AgencyTerms terms, Caller caller, TransferReader reader, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(batch);
        ArgumentNullException.ThrowIfNull(reader);
        var attempt = new Attempt(batch, terms, caller, time.GetUtcNow(), await store.CommittedAsync(batch.BatchId, cancel));
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        var writing = Task.CompletedTask;
        try
        {
            var refusal = await ReadAsync(attempt, reader, PassOnAsync, stop.Token);
            await writing;
            return refusal;
        }
        catch (Exception reading)
        {
            // What was passed on is still written: the agency need not have it read again. A failure of the writer is the one to report.
            await writing;
            if (reading is OperationCanceledException && cancel.IsCancellationRequested)
                return ReadingRefusals.Truncated.Because("The connection was closed before the end of the body.");
            throw;
        }

        async Task PassOnAsync(Chunk chunk)
        {
            await writing.WaitAsync(stop.Token);
            // What was written is let go before memory is given back.
            writing = Task.CompletedTask;
            ChunkMemory.Trim();
            writing = Task.Run(() => WriteAsync(chunk, stop), CancellationToken.None);
        }
    }

    private async Task WriteAsync(Chunk chunk, CancellationTokenSource stop)
    {
        try
        {
            await writer.WriteAsync(chunk, CancellationToken.None);
        }
        catch
        {
            await stop.CancelAsync();
            throw;
        }
    }

    private async Task<Refusal?> ReadAsync(Attempt attempt, TransferReader reader, Func<Chunk, Task> passOn, CancellationToken cancel)
    {
        var most = attempt.Batch.ChunkLines;
        var lines = new List<ReadLine>(most);
        var number = 0;
        await foreach (var line in reader.ReadAsync(cancel))
        {
            lines.Add(line);
            if (lines.Count < most)
                continue;
            if (await TakeAsync(attempt, number++, lines, passOn) is { } changed)
                return changed;
            lines.Clear();
        }

        // A chunk that breaks off is not written: its last line may be half a line, and the batch sent again must fall into the same chunks.
        if (reader.Stopped is { } stopped)
            return stopped;
        if (lines.Count > 0 && await TakeAsync(attempt, number++, lines, passOn) is { } last)
            return last;
        return number == 0
            ? BatchRefusals.Empty.Because("The body has no line.")
            : attempt.Committed.Keys.Any(committed => committed >= number)
                ? BatchRefusals.ContentChanged.Because("An earlier attempt with this reference had more lines.")
                : null;
    }

    private async ValueTask<Refusal?> TakeAsync(Attempt attempt, int number, List<ReadLine> lines, Func<Chunk, Task> passOn)
    {
        var place = new BatchPlace(attempt.Batch.BatchId, number, lines[0].LineNo, lines[^1].LineNo, Digest(lines));
        if (attempt.Committed.TryGetValue(number, out var committed))
        {
            return committed.InputDigest.AsSpan().SequenceEqual(place.InputDigest)
                ? null
                : BatchRefusals.ContentChanged.Because($"Lines {place.FirstLine} to {place.LastLine} differ from what was sent under this reference before.");
        }

        if (attempt.Batch.State == "completed")
            return BatchRefusals.ContentChanged.Because($"Line {place.FirstLine} and what follows was not in the batch that was completed under this reference.");
        var (receivedOn, edition) = (TaipeiTime.DateOf(attempt.ReceivedAt), law.Edition);
        await passOn(new Chunk
        {
            ChunkId = Guid.CreateVersion7(time.GetUtcNow()),
            ReceivedAt = attempt.ReceivedAt,
            Place = place,
            Lines = lines.ConvertAll(line => new DecidedLine
            {
                Agency = attempt.Terms.Code,
                Sender = attempt.Caller,
                Read = line,
                Decision = TransferCheck.Decide(line.Form, attempt.Terms, receivedOn, edition, line.Findings),
            }),
        });
        return null;
    }

    private static byte[] Digest(List<ReadLine> lines)
    {
        using var sha = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Span<byte> hash = stackalloc byte[16];
        foreach (var line in lines)
        {
            line.ContentHash.TryWriteBytes(hash, bigEndian: true, out _);
            sha.AppendData(hash);
        }

        return sha.GetHashAndReset();
    }

    private sealed record Attempt(
        BatchReceipt Batch, AgencyTerms Terms, Caller Caller, DateTimeOffset ReceivedAt, Dictionary<int, CommittedChunk> Committed);
}
