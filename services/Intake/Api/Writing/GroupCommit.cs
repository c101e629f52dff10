using System.Threading.Channels;
using Enforcement.Kernel;
using Npgsql;

namespace Enforcement.Intake.Writing;

/// <summary>
/// Single transfers that arrive while the writer is busy go into its next chunk together: one commit answers all of them. A chunk that fails for another
/// reason than an outage is written line by line, so that one caller's line cannot refuse the others.
/// </summary>
public sealed class GroupCommit(TransferWriter writer, TimeProvider time, ILogger<GroupCommit> log) : BackgroundService
{
    private readonly Channel<Waiting> _queue = Channel.CreateBounded<Waiting>(new BoundedChannelOptions(10_000) { SingleReader = true });

    /// <summary>Waits until the transfer is durable.</summary>
    /// <param name="line">The decided line.</param>
    /// <param name="receivedAt">The instant whose day it was decided for.</param>
    /// <param name="cancel">Gives up waiting; the transfer may be written all the same.</param>
    public async Task<TransferAnswer> WriteAsync(DecidedLine line, DateTimeOffset receivedAt, CancellationToken cancel)
    {
        var waiting = new Waiting(line, receivedAt, new TaskCompletionSource<TransferAnswer>(TaskCreationOptions.RunContinuationsAsynchronously));
        await _queue.Writer.WriteAsync(waiting, cancel);
        return await waiting.Answer.Task.WaitAsync(cancel);
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        // Those who wait are answered first; the loop ends when the queue is empty.
        _queue.Writer.TryComplete();
        await base.StopAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var group = new List<Waiting>(Chunk.MostLines);
        Waiting? next = null;
        while (next is not null || await _queue.Reader.WaitToReadAsync(CancellationToken.None))
        {
            group.Clear();
            if (next is not null)
                group.Add(next);
            next = Gather(group);
            if (group.Count > 0)
                await CommitAsync([.. group]);
        }
    }

    /// <summary>Takes all that wait and were received on one day; the first of another day is left over for the next group.</summary>
    private Waiting? Gather(List<Waiting> group)
    {
        while (group.Count < Chunk.MostLines && _queue.Reader.TryRead(out var waiting))
        {
            if (group.Count > 0 && TaipeiTime.DateOf(group[0].ReceivedAt) != TaipeiTime.DateOf(waiting.ReceivedAt))
                return waiting;
            group.Add(waiting);
        }

        return null;
    }

    private async Task CommitAsync(Waiting[] group)
    {
        try
        {
            var written = await writer.WriteAsync(ChunkOf(group), CancellationToken.None);
            for (var i = 0; i < group.Length; i++)
                group[i].Answer.TrySetResult(written.Answers[i]);
        }
        catch (PostgresException failure) when (group.Length > 1 && !failure.IsTransient)
        {
            IntakeLog.GroupFailed(log, failure, group.Length);
            foreach (var waiting in group)
                await CommitAsync([waiting]);
        }
        catch (Exception failure)
        {
            foreach (var waiting in group)
                waiting.Answer.TrySetException(failure);
        }
    }

    private Chunk ChunkOf(Waiting[] group) => new()
    {
        ChunkId = Guid.CreateVersion7(time.GetUtcNow()),
        ReceivedAt = group[0].ReceivedAt,
        Lines = Array.ConvertAll(group, waiting => waiting.Line),
    };

    private sealed record Waiting(DecidedLine Line, DateTimeOffset ReceivedAt, TaskCompletionSource<TransferAnswer> Answer);
}
