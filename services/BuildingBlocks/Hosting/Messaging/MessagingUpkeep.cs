using Enforcement.Hosting.Telemetry;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Npgsql;

namespace Enforcement.Hosting.Messaging;

/// <summary>Reads the outbox figures every few seconds and purges what is past its keeping time every hour.</summary>
public sealed class MessagingUpkeep(NpgsqlDataSource source, RelayGauge gauge, IOptions<RelayOptions> options, IOptions<FigureOptions> figures, TimeProvider time,
    ILogger<MessagingUpkeep> log) : BackgroundService
{
    private static readonly TimeSpan BetweenPurges = TimeSpan.FromHours(1);

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(figures.Value.Outbox);
        var nextPurge = time.GetUtcNow();
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await timer.WaitForNextTickAsync(stoppingToken);
                await gauge.ReadAsync(source, stoppingToken);
                if (time.GetUtcNow() < nextPurge)
                    continue;
                await PurgeAsync(stoppingToken);
                nextPurge = time.GetUtcNow() + BetweenPurges;
            }
            catch (NpgsqlException exception)
            {
                HostingLog.PurgeFailed(log, exception.Message);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
        }
    }

    private async Task PurgeAsync(CancellationToken cancel)
    {
        var outbox = await DeleteAsync("delete from outbox where id in (select id from outbox where published_at < now() - $1 limit 10000)", cancel);
        var inbox = await DeleteAsync("delete from inbox where ctid in (select ctid from inbox where received_at < now() - $1 limit 100000)", cancel);
        var keys = await DeleteAsync("delete from idempotency_key where ctid in (select ctid from idempotency_key where created_at < now() - $1 limit 100000)", cancel);
        if (outbox + inbox + keys > 0)
            HostingLog.Purged(log, outbox, inbox, keys);
    }

    private async Task<int> DeleteAsync(string sql, CancellationToken cancel)
    {
        await using var command = source.CreateCommand(sql);
        command.Parameters.Add(new() { Value = options.Value.Keep });
        return await command.ExecuteNonQueryAsync(cancel);
    }
}
