using System.Diagnostics;
using Enforcement.Hosting.Messaging;
using Microsoft.Extensions.Options;
using Npgsql;

namespace Enforcement.Intake.Writing;

/// <summary>
/// Announces what single transfers left gathered: at once when nothing was announced just before, else together a moment later, because a message costs its eight
/// consumers the same whether it holds one case or hundreds. Any number of instances may run; what one leaves behind, any other finds.
/// </summary>
public sealed class Announcer(NpgsqlDataSource source, OutboxSignal outbox, IOptions<IntakeOptions> options, ILogger<Announcer> log) : BackgroundService
{
    private const int Most = 200;
    private static readonly TimeSpan Poll = TimeSpan.FromSeconds(1);
    private readonly OutboxSignal _gathered = new();

    /// <summary>Says that something was committed.</summary>
    public void Notify() => _gathered.Notify();

    public override void Dispose()
    {
        _gathered.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var pause = TimeSpan.FromMilliseconds(options.Value.AnnounceMilliseconds);
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                var announced = await AnnounceAsync(stoppingToken);
                if (announced == 0)
                    await _gathered.WaitAsync(Poll, stoppingToken);
                else if (announced < Most)
                    await Task.Delay(pause, stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception failure)
            {
                // The database is away, or a row cannot be read: what is gathered stays where it is, singles are still taken, and the monitor of invariant 1 tells when it lasts.
                IntakeLog.AnnounceFailed(log, failure);
                await Task.Delay(Poll, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    // Taken and written to the outbox in one transaction: announced once.
    private async Task<int> AnnounceAsync(CancellationToken cancel)
    {
        await using var connection = await source.OpenConnectionAsync(cancel);
        await using var transaction = await connection.BeginTransactionAsync(cancel);
        var chunks = await GatheredChunk.TakeAsync(connection, Most, cancel);
        if (chunks.Count == 0)
            return 0;
        using var span = Span(chunks);
        await Outbox.WriteAsync(connection, [.. Announcement.Of(chunks)], cancel);
        await transaction.CommitAsync(cancel);
        outbox.Notify();
        return chunks.Count;
    }

    // In the trace of the first request, with links to the others.
    private static Activity? Span(List<GatheredChunk> chunks)
    {
        var contexts = chunks.Select(chunk => ActivityContext.TryParse(chunk.Traceparent, null, isRemote: true, out var context) ? context : default).Where(context => context != default).ToList();
        return contexts.Count == 0 ? null : IntakeTrace.Start("announce transfers", contexts);
    }
}
