using System.Diagnostics;
using System.Threading.Channels;
using Enforcement.Kernel;
using Microsoft.Extensions.Options;
using Npgsql;

namespace Enforcement.Intake.Writing;

/// <summary>
/// Single transfers that arrive while the writer is busy go into its next chunk together: one commit answers all of them. Under load a group waits a few milliseconds
/// for as many as came with the last one. A chunk that fails for another reason than an outage is written line by line, so that one caller's line cannot refuse the
/// others.
/// </summary>
public sealed class GroupCommit(TransferWriter writer, TimeProvider time, IOptions<IntakeOptions> options, ILogger<GroupCommit> log) : BackgroundService
{
    private readonly TimeSpan _longest = TimeSpan.FromMilliseconds(options.Value.GatherMilliseconds);
    private readonly Channel<Waiting> _queue = Channel.CreateBounded<Waiting>(new BoundedChannelOptions(10_000) { SingleReader = true });

    /// <summary>Waits until the transfer is durable.</summary>
    /// <param name="line">The decided line.</param>
    /// <param name="receivedAt">The instant whose day it was decided for.</param>
    /// <param name="cancel">Gives up waiting; the transfer may be written all the same.</param>
    public async Task<TransferAnswer> WriteAsync(DecidedLine line, DateTimeOffset receivedAt, CancellationToken cancel)
    {
        var waiting = new Waiting(line, receivedAt, Activity.Current?.Context ?? default, new TaskCompletionSource<TransferAnswer>(TaskCreationOptions.RunContinuationsAsynchronously));
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
        var last = 0;
        while (next is not null || await _queue.Reader.WaitToReadAsync(CancellationToken.None))
        {
            group.Clear();
            if (next is not null)
                group.Add(next);
            next = Gather(group);
            if (next is null && group.Count < last)
                next = await WaitForMoreAsync(group, last);
            last = group.Count;
            if (group.Count > 0)
                await CommitAsync([.. group]);
        }
    }

    // Callers who were just answered send the next one at once: what comes a moment later goes with this commit instead of paying for one of its own.
    private async Task<Waiting?> WaitForMoreAsync(List<Waiting> group, int wanted)
    {
        using var over = new CancellationTokenSource(_longest);
        Waiting? next = null;
        try
        {
            while (next is null && group.Count < wanted && await _queue.Reader.WaitToReadAsync(over.Token))
                next = Gather(group);
        }
        catch (OperationCanceledException)
        {
            // Long enough.
        }

        return next;
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
        using var span = IntakeTrace.Start("commit transfers", [.. group.Select(waiting => waiting.Trace).Where(trace => trace != default)]);
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

    private sealed record Waiting(DecidedLine Line, DateTimeOffset ReceivedAt, ActivityContext Trace, TaskCompletionSource<TransferAnswer> Answer);
}
