using System.Diagnostics.Metrics;
using Npgsql;

namespace Enforcement.Hosting.Messaging;

/// <summary>Figures of outbox and inbox: unsent rows, age of the oldest, publish delay.</summary>
public sealed class RelayGauge : IDisposable
{
    /// <summary>Meter name.</summary>
    public const string MeterName = "Enforcement.Messaging";

    /// <summary>Unsent messages are counted up to here: a long outage must not make its own gauge dear.</summary>
    public const int MostCounted = 10_000;

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
        _meter.CreateObservableGauge("enforcement.outbox.paused", () => IsPaused ? 1 : 0, "", "1 while operations pause the relays.");
    }

    /// <summary>Messages not yet confirmed; counted up to <see cref="MostCounted"/>.</summary>
    public long Unsent { get; private set; }

    /// <summary>Age of the oldest, seconds; 0 when there is none.</summary>
    public double OldestSeconds { get; private set; }

    /// <summary>Messages set aside.</summary>
    public long SetAside { get; private set; }

    /// <summary>True while operations pause the relays.</summary>
    public bool IsPaused { get; private set; }

    internal void Published(DateTimeOffset createdAt) => _delay.Record((DateTimeOffset.UtcNow - createdAt).TotalSeconds);

    internal void Repeat(string consumer) => _repeats.Add(1, new KeyValuePair<string, object?>("consumer", consumer));

    internal async Task ReadAsync(NpgsqlDataSource source, CancellationToken cancel)
    {
        // Both parts read a partial index that holds only what they count, not the weeks of sent rows beside it.
        await using var command = source.CreateCommand("""
            with waiting as (select created_at from outbox where published_at is null and set_aside_at is null order by available_at, seq limit $1)
            select count(*), coalesce(extract(epoch from now() - min(created_at)), 0)::float8,
                (select count(*) from outbox where set_aside_at is not null and published_at is null), exists (select from relay_pause)
            from waiting
            """);
        command.Parameters.Add(new() { Value = MostCounted });
        await using var reader = await command.ExecuteReaderAsync(cancel);
        await reader.ReadAsync(cancel);
        (Unsent, OldestSeconds, SetAside, IsPaused) = (reader.GetInt64(0), reader.GetDouble(1), reader.GetInt64(2), reader.GetBoolean(3));
    }

    /// <inheritdoc />
    public void Dispose() => _meter.Dispose();
}
