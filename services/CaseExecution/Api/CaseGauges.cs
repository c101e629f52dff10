using System.Buffers.Binary;
using System.Diagnostics.Metrics;
using Enforcement.Hosting.Telemetry;
using Microsoft.Extensions.Options;
using Npgsql;

namespace Enforcement.CaseExecution;

/// <summary>Open cases by age, read from the index of open cases alone.</summary>
/// <remarks>
/// An id begins with the receiving instant, so the age stands in the partial index <c>case_file_worklist</c> and no row is read; ten million open cases are a
/// walk of some seconds, taken every ten minutes (<c>Figures:Large</c>) and given up after <see cref="LongestSeconds"/>.
/// </remarks>
internal sealed class OpenCaseGauges : PolledGauges
{
    private const int LongestSeconds = 60;

    // For the eye, not of the law: a month, a quarter, half a year, a year, two, five.
    private static readonly (string Band, int Days)[] Bands = [("0-30", 30), ("31-90", 90), ("91-180", 180), ("181-365", 365), ("1-2 years", 730), ("2-5 years", 1826)];

    private const string Sql = """
        select count(*) filter (where id >= $1), count(*) filter (where id < $1 and id >= $2), count(*) filter (where id < $2 and id >= $3),
            count(*) filter (where id < $3 and id >= $4), count(*) filter (where id < $4 and id >= $5), count(*) filter (where id < $5 and id >= $6),
            count(*) filter (where id < $6)
        from case_file where status = 'open'
        """;

    private readonly NpgsqlDataSource _source;
    private readonly TimeProvider _time;
    private Measurement<long>[] _open = [];

    public OpenCaseGauges(NpgsqlDataSource source, TimeProvider time, IOptions<FigureOptions> options, ILogger<OpenCaseGauges> log)
        : base(options.Value.Large, log)
    {
        (_source, _time) = (source, time);
        CaseExecutionMetrics.Meter.CreateObservableGauge("enforcement.cases.open", () => _open, "{case}", "Open cases by age since receipt, in days.");
    }

    protected override async Task ReadAsync(CancellationToken cancel)
    {
        await using var command = _source.CreateCommand(Sql);
        command.CommandTimeout = LongestSeconds;
        var now = _time.GetUtcNow();
        foreach (var (_, days) in Bands)
            command.Parameters.Add(new() { Value = FirstIdOf(now.AddDays(-days)) });
        await using var reader = await command.ExecuteReaderAsync(cancel);
        await reader.ReadAsync(cancel);
        _open = [.. Bands.Select(band => band.Band).Append("over 5 years")
            .Select((band, place) => new Measurement<long>(reader.GetInt64(place), new KeyValuePair<string, object?>("age", band)))];
    }

    // The smallest UUID of version 7 of an instant.
    private static Guid FirstIdOf(DateTimeOffset at)
    {
        Span<byte> bytes = stackalloc byte[16];
        bytes.Clear();
        BinaryPrimitives.WriteInt64BigEndian(bytes, at.ToUnixTimeMilliseconds() << 16);
        bytes[6] = 0x70;
        bytes[8] = 0x80;
        return new Guid(bytes, bigEndian: true);
    }
}

/// <summary>Payments in suspense and parked messages: small tables, by their partial indexes.</summary>
internal sealed class SuspenseGauges : PolledGauges
{
    private const string Sql = """
        select count(*), coalesce(sum(amount), 0)::bigint, coalesce(extract(epoch from now() - min(opened_at)), 0)::float8,
            (select count(*) from parked_message), (select coalesce(extract(epoch from now() - min(parked_at)), 0)::float8 from parked_message)
        from suspense where state = 'open'
        """;

    private readonly NpgsqlDataSource _source;
    private double[] _figures = [];

    public SuspenseGauges(NpgsqlDataSource source, IOptions<FigureOptions> options, ILogger<SuspenseGauges> log)
        : base(options.Value.Small, log)
    {
        _source = source;
        Gauge("enforcement.suspense.open", 0, "{payment}", "Receipts in suspense.");
        Gauge("enforcement.suspense.amount", 1, "{TWD}", "Amount in suspense.");
        Gauge("enforcement.suspense.oldest_age", 2, "s", "Age of the oldest receipt in suspense.");
        Gauge("enforcement.messages.parked_now", 3, "{message}", "Messages parked now.");
        Gauge("enforcement.messages.parked_oldest_age", 4, "s", "Age of the oldest parked message.");
    }

    protected override async Task ReadAsync(CancellationToken cancel)
    {
        await using var command = _source.CreateCommand(Sql);
        command.CommandTimeout = 10;
        await using var reader = await command.ExecuteReaderAsync(cancel);
        await reader.ReadAsync(cancel);
        _figures = [reader.GetInt64(0), reader.GetInt64(1), reader.GetDouble(2), reader.GetInt64(3), reader.GetDouble(4)];
    }

    private void Gauge(string name, int place, string unit, string description) => CaseExecutionMetrics.Meter.CreateObservableGauge(name,
        () => _figures is { Length: > 0 } figures ? [new Measurement<double>(figures[place])] : Array.Empty<Measurement<double>>(), unit, description);
}
