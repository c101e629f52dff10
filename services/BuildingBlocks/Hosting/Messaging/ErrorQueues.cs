using System.Globalization;
using System.Reflection;
using System.Text;
using Enforcement.Hosting.Operations;
using RabbitMQ.Client;

namespace Enforcement.Hosting.Messaging;

/// <summary>A message in an error queue, without its content.</summary>
/// <param name="MessageId">Message id.</param>
/// <param name="Contract">Contract name from the headers; null when absent.</param>
/// <param name="Fault">Exception type that sent it here.</param>
/// <param name="Reason">Exception message, without what could be a person's (<see cref="Redaction"/>).</param>
/// <param name="At">When it failed.</param>
/// <param name="Bytes">Size of its body.</param>
public sealed record FailedMessage(string? MessageId, string? Contract, string? Fault, string? Reason, string? At, int Bytes);

/// <summary>An error queue and how much it holds.</summary>
/// <param name="Queue">Queue the messages failed in.</param>
/// <param name="Messages">Messages in its error queue.</param>
public sealed record ErrorQueue(string Queue, long Messages);

/// <summary>Lists, replays and discards what the consumers of this service could not apply.</summary>
/// <param name="broker">AMQP address.</param>
/// <param name="service">Prefix of the service's queues.</param>
/// <param name="consumers">Assembly of the consumers.</param>
public sealed class ErrorQueues(Uri broker, string service, Assembly consumers)
{
    private readonly string[] _queues = ServiceQueues.Of(service, consumers);

    /// <summary>All queues of the service with the size of their error queues.</summary>
    public async Task<IReadOnlyList<ErrorQueue>> ListAsync(CancellationToken cancel)
    {
        await using var connection = await ConnectAsync(cancel);
        var found = new List<ErrorQueue>();
        foreach (var queue in _queues)
            found.Add(new ErrorQueue(queue, await CountAsync(connection, queue, cancel)));
        return found;
    }

    /// <summary>The first messages of an error queue; null when the queue is not this service's.</summary>
    public async Task<IReadOnlyList<FailedMessage>?> ReadAsync(string queue, int limit, CancellationToken cancel)
    {
        if (!Knows(queue))
            return null;
        await using var connection = await ConnectAsync(cancel);
        if (await CountAsync(connection, queue, cancel) == 0)
            return [];
        await using var channel = await connection.CreateChannelAsync(cancellationToken: cancel);
        var found = new List<FailedMessage>();
        // Unacknowledged messages go back to their place when the channel closes.
        while (found.Count < limit && await channel.BasicGetAsync(queue + ServiceQueues.ErrorSuffix, autoAck: false, cancel) is { } message)
            found.Add(Describe(message));
        return found;
    }

    /// <summary>Moves messages back to their queue (same message id); null when the queue is not this service's.</summary>
    /// <param name="queue">Queue they failed in.</param>
    /// <param name="limit">At most so many, oldest first.</param>
    /// <param name="messageId">Only the one with this id; all when null.</param>
    /// <param name="cancel">Stops between messages.</param>
    public Task<int?> ReplayAsync(string queue, int limit, string? messageId, CancellationToken cancel) => MoveAsync(queue, limit, messageId, replay: true, cancel);

    /// <summary>Deletes messages; null when the queue is not this service's.</summary>
    public Task<int?> DiscardAsync(string queue, int limit, string? messageId, CancellationToken cancel) => MoveAsync(queue, limit, messageId, replay: false, cancel);

    /// <summary>Whether the service has this queue.</summary>
    public bool Knows(string queue) => _queues.Contains(queue);

    private async Task<int?> MoveAsync(string queue, int limit, string? messageId, bool replay, CancellationToken cancel)
    {
        if (!Knows(queue))
            return null;
        await using var connection = await ConnectAsync(cancel);
        var waiting = await CountAsync(connection, queue, cancel);
        if (waiting == 0)
            return 0;
        await using var channel = await connection.CreateChannelAsync(new CreateChannelOptions(publisherConfirmationsEnabled: true,
            publisherConfirmationTrackingEnabled: true), cancel);
        var moved = 0;
        // What is passed over stays unacknowledged and goes back to its place when the channel closes.
        for (var seen = 0L; seen < waiting && moved < limit; seen++)
        {
            if (await channel.BasicGetAsync(queue + ServiceQueues.ErrorSuffix, autoAck: false, cancel) is not { } message)
                break;
            if (messageId is not null && message.BasicProperties.MessageId != messageId)
                continue;
            if (replay)
                await channel.BasicPublishAsync("", queue, mandatory: true, Clean(message.BasicProperties), message.Body, cancel);
            await channel.BasicAckAsync(message.DeliveryTag, multiple: false, cancel);
            moved++;
        }

        return moved;
    }

    private static BasicProperties Clean(IReadOnlyBasicProperties from)
    {
        var properties = new BasicProperties(from) { Persistent = true };
        if (from.Headers is not null)
            properties.Headers = from.Headers.Where(header => !header.Key.StartsWith("MT-Fault", StringComparison.Ordinal)).ToDictionary();
        return properties;
    }

    private static FailedMessage Describe(BasicGetResult message)
    {
        var properties = message.BasicProperties;
        return new FailedMessage(properties.MessageId, Header(properties, "MT-Fault-MessageType"), Header(properties, "MT-Fault-ExceptionType"),
            Redaction.Of(Header(properties, "MT-Fault-Message")), Header(properties, "MT-Fault-Timestamp"), message.Body.Length);
    }

    private static string? Header(IReadOnlyBasicProperties properties, string name) =>
        properties.Headers is not null && properties.Headers.TryGetValue(name, out var value)
            ? value is byte[] bytes ? Encoding.UTF8.GetString(bytes) : Convert.ToString(value, CultureInfo.InvariantCulture)
            : null;

    private static async Task<long> CountAsync(IConnection connection, string queue, CancellationToken cancel)
    {
        await using var channel = await connection.CreateChannelAsync(cancellationToken: cancel);
        try
        {
            return (await channel.QueueDeclarePassiveAsync(queue + ServiceQueues.ErrorSuffix, cancel)).MessageCount;
        }
        catch (RabbitMQ.Client.Exceptions.OperationInterruptedException exception) when (exception.ShutdownReason?.ReplyCode == 404)
        {
            return 0;
        }
    }

    private async Task<IConnection> ConnectAsync(CancellationToken cancel) =>
        await new ConnectionFactory { Uri = broker, ClientProvidedName = $"{service} operations" }.CreateConnectionAsync(cancel);
}
