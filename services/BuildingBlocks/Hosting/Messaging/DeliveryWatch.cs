using System.Collections.Concurrent;
using MassTransit;

namespace Enforcement.Hosting.Messaging;

/// <summary>Remembers what this instance has in hand and when what it consumed last was sent: the only thing the broker does not tell of a quorum queue.</summary>
public sealed class DeliveryWatch(TimeProvider time) : IReceiveObserver
{
    private readonly ConcurrentDictionary<ReceiveContext, (string Queue, DateTimeOffset Since)> _inHand = new();
    private readonly ConcurrentDictionary<string, DateTimeOffset> _lastSent = new(StringComparer.Ordinal);

    /// <summary>When the message that was consumed last was sent; null before the first.</summary>
    public DateTimeOffset? LastSent(string queue) => _lastSent.TryGetValue(queue, out var sent) ? sent : null;

    /// <summary>How many messages of a queue are in hand, and since when the oldest.</summary>
    public (int Count, DateTimeOffset? Since) InHand(string queue)
    {
        var found = _inHand.Values.Where(delivery => delivery.Queue == queue).Select(delivery => delivery.Since).ToList();
        return (found.Count, found.Count == 0 ? null : found.Min());
    }

    /// <inheritdoc />
    public Task PreReceive(ReceiveContext context)
    {
        _inHand[context] = (Queue(context), time.GetUtcNow());
        return Task.CompletedTask;
    }

    /// <inheritdoc />
    public Task PostReceive(ReceiveContext context) => Remove(context);

    /// <inheritdoc />
    public Task PostConsume<T>(ConsumeContext<T> context, TimeSpan duration, string consumerType)
        where T : class => Sent(context);

    /// <inheritdoc />
    public Task ConsumeFault<T>(ConsumeContext<T> context, TimeSpan duration, string consumerType, Exception exception)
        where T : class => Sent(context);

    /// <inheritdoc />
    public Task ReceiveFault(ReceiveContext context, Exception exception) => Remove(context);

    private static string Queue(ReceiveContext context) => context.InputAddress.AbsolutePath.Split('/')[^1];

    private Task Remove(ReceiveContext context)
    {
        _inHand.TryRemove(context, out _);
        return Task.CompletedTask;
    }

    private Task Sent(ConsumeContext context)
    {
        if (context.SentTime is { } sent)
        {
            var at = new DateTimeOffset(DateTime.SpecifyKind(sent, DateTimeKind.Utc));
            _lastSent.AddOrUpdate(Queue(context.ReceiveContext), at, (_, before) => before > at ? before : at);
        }

        return Task.CompletedTask;
    }
}
