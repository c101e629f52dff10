using Enforcement.Contracts.Supervision.V1;
using Enforcement.Hosting;
using Enforcement.Hosting.Messaging;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Npgsql;

namespace Enforcement.Law;

/// <summary>
/// Keeps <see cref="CurrentLaw"/> at the edition the service has taken, in every instance: it is read before the instance serves anything, and looked for
/// again all the time. Asks supervision for what is missing, at the start and while there is a gap.
/// </summary>
internal sealed class LawWatch(CurrentLaw current, NpgsqlDataSource source, LawSource lawSource, ServiceName service, OutboxSignal outbox, IOptions<LawOptions> options,
    TimeProvider time, ILogger<LawWatch> log) : BackgroundService
{
    private long _gapSince;

    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        await FirstReadAsync(cancellationToken);
        await base.StartAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(options.Value.Poll);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await LookAsync(stoppingToken);
            }
            catch (Exception exception) when (exception is NpgsqlException or TimeoutException && !stoppingToken.IsCancellationRequested)
            {
                LawLog.Unreadable(log, exception);
            }
        }
    }

    private async Task LookAsync(CancellationToken cancel)
    {
        await using var connection = await source.OpenConnectionAsync(cancel);
        var position = await LawRows.PositionAsync(connection, cancel);
        if (position.Number != current.Edition.Number)
            await ReadAsync(connection, cancel);
        if (position.Highest == position.Number)
            _gapSince = 0;
        else if (_gapSince == 0)
            _gapSince = time.GetTimestamp();
        else if (time.GetElapsedTime(_gapSince) >= options.Value.AskAgain)
            await AskAsync(connection, options.Value.AskAgain, cancel);
    }

    // No decision by a law that is not known: an instance that cannot read its copy ends, and is started again by whoever runs it.
    private async Task FirstReadAsync(CancellationToken cancel)
    {
        var started = time.GetTimestamp();
        while (true)
        {
            try
            {
                await using var connection = await source.OpenConnectionAsync(cancel);
                await ReadAsync(connection, cancel);
                if (!lawSource.IsHere)
                    await AskAsync(connection, TimeSpan.Zero, cancel);
                return;
            }
            catch (NpgsqlException exception) when (time.GetElapsedTime(started) < options.Value.StartWithin)
            {
                LawLog.Unreadable(log, exception);
                await Task.Delay(TimeSpan.FromSeconds(1), cancel);
            }
        }
    }

    private async Task ReadAsync(NpgsqlConnection connection, CancellationToken cancel)
    {
        var position = await LawRows.PositionAsync(connection, cancel);
        current.Take(LawBook.Of(await LawRows.ReadAsync(connection, 0, cancel), position.Number));
        LawLog.Deciding(log, current.Edition.Number, current.Edition.Calendar.Version);
    }

    private async Task AskAsync(NpgsqlConnection connection, TimeSpan interval, CancellationToken cancel)
    {
        await using var transaction = await connection.BeginTransactionAsync(cancel);
        if (!await LawRows.MayAskAsync(connection, interval, cancel))
            return;
        var request = new LawRequested { Service = service.Name, After = current.Edition.Number, RequestedAt = time.GetUtcNow() };
        await Outbox.WriteAsync(connection, [OutboxMessage.Of(request)], cancel);
        await transaction.CommitAsync(cancel);
        outbox.Notify();
    }
}
