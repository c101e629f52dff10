using System.Diagnostics.Metrics;
using Enforcement.Hosting.Telemetry;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Enforcement.Hosting.Persistence;

/// <summary>
/// What PostgreSQL tells a service's own role (services/decisions: database figures by the services): the statistics views only, which cost it no table read.
/// Figures of the database are the same from every service; those of connections and transactions are the role's own.
/// </summary>
public sealed class DatabaseGauges : PolledGauges
{
    /// <summary>Meter name.</summary>
    public const string MeterName = "Enforcement.Database";

    // A service has no right to see what other roles run, and needs none: each reports its own longest transaction.
    private const string Sql = """
        select numbackends::float8, xact_commit::float8, xact_rollback::float8, blks_read::float8, blks_hit::float8, deadlocks::float8, temp_bytes::float8,
            pg_database_size(datname)::float8, current_setting('max_connections')::float8,
            (select coalesce(max(extract(epoch from now() - xact_start)), 0)::float8 from pg_stat_activity
                where usename = current_user and state <> 'idle' and pid <> pg_backend_pid()),
            (select count(*)::float8 from pg_stat_activity where usename = current_user),
            (select coalesce(sum(n_dead_tup), 0)::float8 from pg_stat_user_tables where schemaname = current_schema()),
            (select coalesce(sum(n_live_tup), 0)::float8 from pg_stat_user_tables where schemaname = current_schema()),
            age(datfrozenxid)::float8
        from pg_stat_database join pg_database using (datname) where datname = current_database()
        """;

    private readonly NpgsqlDataSource _source;
    private readonly Meter _meter = new(MeterName);
    private double[] _figures = [];

    /// <summary>Registers the gauges.</summary>
    public DatabaseGauges(NpgsqlDataSource source, Microsoft.Extensions.Options.IOptions<FigureOptions> options, ILogger<DatabaseGauges> log)
        : base((options ?? throw new ArgumentNullException(nameof(options))).Value.Database, log)
    {
        _source = source;
        _meter.CreateObservableGauge("enforcement.database.reachable", () => IsReachable ? 1 : 0, "", "1 when the last look at the statistics views succeeded.");
        Gauge("connections", 0, "{connection}", "Connections of all roles to the database.");
        Gauge("connections.limit", 8, "{connection}", "max_connections of the server.");
        Gauge("connections.own", 10, "{connection}", "Connections of this service's role.");
        Gauge("transaction.oldest_age", 9, "s", "Age of this role's oldest open transaction.");
        Gauge("size", 7, "By", "Size of the database.");
        Gauge("rows.dead", 11, "{row}", "Dead rows of this service's schema, as estimated.");
        Gauge("rows.live", 12, "{row}", "Live rows of this service's schema, as estimated.");
        Gauge("transaction_id.age", 13, "{transaction}", "Age of the oldest frozen transaction id; autovacuum must keep it below 2 billion.");
        Counter("commits", 1, "{transaction}", "Transactions committed in the database.");
        Counter("rollbacks", 2, "{transaction}", "Transactions rolled back in the database.");
        Counter("blocks.read", 3, "{block}", "Blocks read from outside of the buffers.");
        Counter("blocks.hit", 4, "{block}", "Blocks found in the buffers.");
        Counter("deadlocks", 5, "{deadlock}", "Deadlocks found.");
        Counter("temporary_files", 6, "By", "Bytes written to temporary files.");
    }

    /// <summary>Whether the last look succeeded.</summary>
    public bool IsReachable { get; private set; }

    /// <inheritdoc />
    public override void Dispose()
    {
        _meter.Dispose();
        base.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <inheritdoc />
    protected override async Task ReadAsync(CancellationToken cancel)
    {
        await using var command = _source.CreateCommand(Sql);
        command.CommandTimeout = 5;
        await using var reader = await command.ExecuteReaderAsync(cancel);
        await reader.ReadAsync(cancel);
        var figures = new double[reader.FieldCount];
        for (var i = 0; i < figures.Length; i++)
            figures[i] = reader.GetDouble(i);
        _figures = figures;
        IsReachable = true;
    }

    /// <inheritdoc />
    protected override void Failed() => IsReachable = false;

    private void Gauge(string name, int place, string unit, string description) =>
        _meter.CreateObservableGauge($"enforcement.database.{name}", () => Read(place), unit, description);

    private void Counter(string name, int place, string unit, string description) =>
        _meter.CreateObservableCounter($"enforcement.database.{name}", () => Read(place), unit, description);

    private IEnumerable<Measurement<double>> Read(int place) => _figures is { Length: > 0 } figures ? [new Measurement<double>(figures[place])] : [];
}
