using System.Diagnostics.Metrics;
using System.Reflection;
using Enforcement.Hosting.Telemetry;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using RabbitMQ.Client;

namespace Enforcement.Hosting.Messaging;

/// <summary>A queue of the service as it was a moment ago.</summary>
/// <param name="Queue">Name.</param>
/// <param name="Messages">Messages waiting in it, those in hand not counted.</param>
/// <param name="InHand">Messages the answering instance is working on or retrying.</param>
/// <param name="Consumers">Instances that read it.</param>
/// <param name="Errors">Messages in its error queue.</param>
/// <param name="OldestSeconds">Age of the oldest message not consumed, at most; 0 when there is none.</param>
public sealed record QueueState(string Queue, long Messages, int InHand, int Consumers, long Errors, double OldestSeconds);

/// <summary>
/// Depth, consumers, error queue and age of every queue of the service, asked of the broker on one connection that is kept. The broker does not tell how old the
/// head of a quorum queue is. A queue is first in, first out, so what waits is no older than what was consumed last, and no older than the moment the queue
/// was last seen empty: the gauge is the smaller of the two, an upper bound that is exact when consuming has stopped.
/// </summary>
public sealed class QueueWatch : PolledGauges
{
    private readonly Uri _broker;
    private readonly string _service;
    private readonly string[] _queues;
    private readonly DeliveryWatch _deliveries;
    private readonly TimeProvider _time;
    private readonly Dictionary<string, DateTimeOffset> _emptyAt = new(StringComparer.Ordinal);
    private readonly Meter _meter = new(RelayGauge.MeterName);
    private IConnection? _connection;
    private IChannel? _channel;

    /// <summary>Registers the gauges.</summary>
    /// <param name="broker">AMQP address.</param>
    /// <param name="service">Name of the service.</param>
    /// <param name="consumers">Assembly of its consumers.</param>
    /// <param name="deliveries">What this instance has in hand.</param>
    /// <param name="time">Clock.</param>
    /// <param name="options">How often.</param>
    /// <param name="log">For failed reads.</param>
    public QueueWatch(Uri broker, string service, Assembly consumers, DeliveryWatch deliveries, TimeProvider time, IOptions<FigureOptions> options, ILogger<QueueWatch> log)
        : base((options ?? throw new ArgumentNullException(nameof(options))).Value.Queues, log)
    {
        (_broker, _service, _deliveries, _time) = (broker, service, deliveries, time);
        _queues = ServiceQueues.Of(service, consumers);
        _meter.CreateObservableGauge("enforcement.broker.reachable", () => IsReachable ? 1 : 0, "", "1 when the last look at the queues succeeded.");
        Gauge("messages", state => state.Messages + state.InHand, "{message}", "Messages waiting or in hand, by queue.");
        Gauge("consumers", state => state.Consumers, "{consumer}", "Consumers, by queue.");
        Gauge("errors", state => state.Errors, "{message}", "Messages in the error queue, by queue.");
        Gauge("oldest_age", state => state.OldestSeconds, "s", "Age of the oldest message not consumed, at most, by queue.");
    }

    /// <summary>Whether the last look succeeded.</summary>
    public bool IsReachable { get; private set; }

    /// <summary>When the broker was last looked at with success, UTC; null before the first time.</summary>
    public DateTimeOffset? ReadAt { get; private set; }

    /// <summary>The queues as last seen; none before the first look and while the broker cannot be reached.</summary>
    public IReadOnlyList<QueueState> Queues { get; private set; } = [];

    /// <inheritdoc />
    public override void Dispose()
    {
        _meter.Dispose();
        _channel?.Dispose();
        _connection?.Dispose();
        base.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <inheritdoc />
    protected override async Task ReadAsync(CancellationToken cancel)
    {
        var channel = await ChannelAsync(cancel);
        var now = _time.GetUtcNow();
        var found = new List<QueueState>(_queues.Length);
        foreach (var queue in _queues)
            found.Add(await LookAsync(channel, queue, now, cancel));
        (Queues, ReadAt, IsReachable) = (found, now, true);
    }

    /// <inheritdoc />
    protected override void Failed()
    {
        (Queues, IsReachable) = ([], false);
        _channel?.Dispose();
        _connection?.Dispose();
        (_channel, _connection) = (null, null);
    }

    private async Task<QueueState> LookAsync(IChannel channel, string queue, DateTimeOffset now, CancellationToken cancel)
    {
        var waiting = await channel.QueueDeclarePassiveAsync(queue, cancel);
        // Declared as MassTransit will when the first message fails: asking for a queue that is not there would cost a channel and a line in the broker's log each time.
        var errors = await channel.QueueDeclareAsync(queue + ServiceQueues.ErrorSuffix, durable: true, exclusive: false, autoDelete: false,
            new Dictionary<string, object?> { ["x-queue-type"] = "quorum" }, cancellationToken: cancel);
        var (inHand, since) = _deliveries.InHand(queue);
        if (waiting.MessageCount == 0)
            _emptyAt[queue] = now;
        var oldest = since;
        if (waiting.MessageCount > 0)
        {
            var emptyAt = _emptyAt.TryAdd(queue, now) ? now : _emptyAt[queue];
            var bound = _deliveries.LastSent(queue) is { } sent && sent > emptyAt ? sent : emptyAt;
            oldest = since < bound ? since : bound;
        }

        return new QueueState(queue, waiting.MessageCount, inHand, (int)waiting.ConsumerCount, errors.MessageCount,
            oldest is { } from ? Math.Max(0, (now - from).TotalSeconds) : 0);
    }

    private async Task<IChannel> ChannelAsync(CancellationToken cancel)
    {
        if (_channel is { IsOpen: true })
            return _channel;
        Failed();
        _connection = await new ConnectionFactory { Uri = _broker, ClientProvidedName = $"{_service} queue watch", AutomaticRecoveryEnabled = false }.CreateConnectionAsync(cancel);
        return _channel = await _connection.CreateChannelAsync(cancellationToken: cancel);
    }

    private void Gauge(string name, Func<QueueState, double> read, string unit, string description) =>
        _meter.CreateObservableGauge($"enforcement.queue.{name}",
            () => Queues.Select(state => new Measurement<double>(read(state), new KeyValuePair<string, object?>("queue", state.Queue))), unit, description);
}
