using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Enforcement.Hosting.Messaging;

/// <summary>A message that leaves with the transaction that wrote its row.</summary>
public sealed class OutboxMessage
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    private OutboxMessage()
    {
    }

    /// <summary>Message id: the same in every copy and replay, so that inboxes drop repeats.</summary>
    public Guid Id { get; private init; }

    /// <summary>Full name of the contract.</summary>
    public string Type { get; private init; } = "";

    /// <summary>UTF-8 JSON of the contract.</summary>
    public byte[] Payload { get; private init; } = [];

    /// <summary>W3C trace context of the request that caused it.</summary>
    public string? Traceparent { get; private init; }

    /// <summary>When it was written, UTC.</summary>
    public DateTimeOffset CreatedAt { get; private init; }

    /// <summary>Not before this instant, UTC.</summary>
    public DateTimeOffset AvailableAt { get; private init; }

    /// <summary>Makes a row of a contract.</summary>
    /// <param name="message">Contract record.</param>
    /// <param name="id">Message id; give a deterministic one where the same event could be written twice.</param>
    public static OutboxMessage Of<T>(T message, Guid? id = null)
        where T : class
    {
        var now = DateTimeOffset.UtcNow;
        return new OutboxMessage
        {
            Id = id ?? Guid.CreateVersion7(now),
            Type = typeof(T).FullName!,
            Payload = JsonSerializer.SerializeToUtf8Bytes(message, Json),
            Traceparent = Activity.Current?.Id,
            CreatedAt = now,
            AvailableAt = now,
        };
    }

    /// <summary>Reads a payload back.</summary>
    public static object Read(byte[] payload, Type contract) =>
        JsonSerializer.Deserialize(payload, contract, Json) ?? throw new JsonException("The payload is null.");
}
