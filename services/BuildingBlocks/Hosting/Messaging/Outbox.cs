using Microsoft.EntityFrameworkCore;
using Npgsql;
using NpgsqlTypes;

namespace Enforcement.Hosting.Messaging;

/// <summary>Writes outbox rows, with the change tracker or set-based; either way in the transaction of the change.</summary>
public static class Outbox
{
    /// <summary>Adds a message to the context; it is sent after <c>SaveChanges</c> commits.</summary>
    public static void Publish<T>(this DbContext db, T message, Guid? messageId = null)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(db);
        db.Add(OutboxMessage.Of(message, messageId));
    }

    /// <summary>Inserts messages with one statement in the connection's current transaction. Call <see cref="OutboxSignal.Notify"/> after the commit.</summary>
    public static async Task WriteAsync(NpgsqlConnection connection, IReadOnlyList<OutboxMessage> messages, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(messages);
        if (messages.Count == 0)
            return;
        await using var batch = new NpgsqlBatch(connection) { BatchCommands = { Insert(messages) } };
        await batch.ExecuteNonQueryAsync(cancel);
    }

    /// <summary>The statement of <see cref="WriteAsync"/>, to be sent with others of the same transaction; <paramref name="messages"/> is not empty.</summary>
    public static NpgsqlBatchCommand Insert(IReadOnlyCollection<OutboxMessage> messages) =>
        new("""
            insert into outbox (id, type, payload, traceparent, created_at, available_at)
            select id, type, payload, traceparent, created_at, created_at
            from unnest($1, $2, $3, $4, $5) as message (id, type, payload, traceparent, created_at)
            """)
        {
            Parameters =
            {
                new() { Value = messages.Select(message => message.Id).ToArray() },
                new() { Value = messages.Select(message => message.Type).ToArray() },
                new() { Value = messages.Select(message => message.Payload).ToArray() },
                new() { Value = messages.Select(message => message.Traceparent).ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Text },
                new() { Value = messages.Select(message => message.CreatedAt).ToArray() },
            },
        };

    /// <summary>Messages not yet confirmed by the broker.</summary>
    public static async Task<long> UnsentAsync(this DbContext db, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(db);
        return await db.Database.SqlQueryRaw<long>("select count(*) as \"Value\" from outbox where published_at is null").SingleAsync(cancel);
    }
}
