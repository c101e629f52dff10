using System.Data;
using System.Diagnostics;
using Enforcement.Hosting.Persistence;
using Enforcement.Hosting.Telemetry;
using MassTransit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Enforcement.Hosting.Messaging;

/// <summary>
/// Applies a message once: the inbox row and the effect are one transaction. A concurrent copy waits on the row until the first commits (then it is a
/// repeat) or rolls back (then it takes over). Scoped: each delivery and each retry has its own context.
/// </summary>
public sealed class Inbox<TDbContext>(TDbContext db, RelayGauge gauge, ILogger<Inbox<TDbContext>> log)
    where TDbContext : DbContext
{
    /// <summary>Runs the effect unless this message was applied before.</summary>
    /// <param name="context">The delivery; its message id is the key.</param>
    /// <param name="effect">Changes on the context (saved here) or set-based SQL on <c>db.Connection()</c>.</param>
    public async Task OnceAsync<TMessage>(ConsumeContext<TMessage> context, Func<TDbContext, CancellationToken, Task> effect)
        where TMessage : class
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(effect);
        var cancel = context.CancellationToken;
        TraceSubject.Tag(Activity.Current, context.Message);
        var messageId = context.MessageId ?? throw new InvalidOperationException("A message without an id cannot be applied once.");
        var consumer = context.ReceiveContext.InputAddress.AbsolutePath.Split('/')[^1];
        await using var transaction = await db.Database.BeginTransactionAsync(IsolationLevel.ReadCommitted, cancel);
        await using (var insert = new NpgsqlCommand("insert into inbox (message_id, consumer) values ($1, $2) on conflict do nothing", db.Connection())
        {
            Parameters = { new() { Value = messageId }, new() { Value = consumer } },
        })
        {
            if (await insert.ExecuteNonQueryAsync(cancel) == 0)
            {
                gauge.Repeat(consumer);
                HostingLog.Repeat(log, messageId, consumer);
                return;
            }
        }

        await effect(db, cancel);
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
    }
}
