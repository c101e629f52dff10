using System.Diagnostics.Metrics;
using Microsoft.Extensions.Hosting;
using Npgsql;

namespace Enforcement.Hosting.Messaging;

/// <summary>Figures of outbox and inbox: unsent rows, age of the oldest, publish delay.</summary>
public sealed class RelayGauge : IDisposable
{
    /// <summary>Meter name.</summary>
    public const string MeterName = "Enforcement.Messaging";

    private readonly Meter _meter = new(MeterName);
    private readonly Histogram<double> _delay;
    private readonly Counter<long> _repeats;

    /// <summary>Registers the instruments.</summary>
    public RelayGauge()
    {
        _delay = _meter.CreateHistogram<double>("enforcement.outbox.delay", "s", "From commit to the broker's confirm.");
        _repeats = _meter.CreateCounter<long>("enforcement.inbox.repeats", "{message}", "Messages dropped because they had been applied.");
        _meter.CreateObservableGauge("enforcement.outbox.unsent", () => Unsent, "{message}", "Messages not yet confirmed.");
        _meter.CreateObservableGauge("enforcement.outbox.oldest_age", () => OldestSeconds, "s", "Age of the oldest message not yet confirmed.");
        _meter.CreateObservableGauge("enforcement.outbox.set_aside", () => SetAside, "{message}", "Messages set aside after too many failures.");
    }

    /// <summary>Messages not yet confirmed.</summary>
    public long Unsent { get; private set; }

    /// <summary>Age of the oldest, seconds; 0 when there is none.</summary>
    public double OldestSeconds { get; private set; }

    /// <summary>Messages set aside.</summary>
    public long SetAside { get; private set; }

    internal void Published(DateTimeOffset createdAt) => _delay.Record((DateTimeOffset.UtcNow - createdAt).TotalSeconds);

    internal void Repeat(string consumer) => _repeats.Add(1, new KeyValuePair<string, object?>("consumer", consumer));

    internal async Task ReadAsync(NpgsqlDataSource source, CancellationToken cancel)
    {
        await using var command = source.CreateCommand("""
            select count(*) filter (where set_aside_at is null), coalesce(extract(epoch from now() - min(created_at) filter (where set_aside_at is null)), 0)::float8,
                count(*) filter (where set_aside_at is not null)
            from outbox where published_at is null
            """);
        await using var reader = await command.ExecuteReaderAsync(cancel);
        await reader.ReadAsync(cancel);
        (Unsent, OldestSeconds, SetAside) = (reader.GetInt64(0), reader.GetDouble(1), reader.GetInt64(2));
    }

    /// <inheritdoc />
    public void Dispose() => _meter.Dispose();
}

/// <summary>Reads the outbox figures every few seconds and purges what is past its keeping time every hour.</summary>
public sealed class MessagingUpkeep(NpgsqlDataSource source, RelayGauge gauge, Microsoft.Extensions.Options.IOptions<RelayOptions> options,
    Microsoft.Extensions.Logging.ILogger<MessagingUpkeep> log) : BackgroundService
{
    private const int TicksBetweenPurges = 720;

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(5));
        for (var tick = 0; !stoppingToken.IsCancellationRequested; tick++)
        {
            try
            {
                await timer.WaitForNextTickAsync(stoppingToken);
                await gauge.ReadAsync(source, stoppingToken);
                if (tick % TicksBetweenPurges == 0)
                    await PurgeAsync(stoppingToken);
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
