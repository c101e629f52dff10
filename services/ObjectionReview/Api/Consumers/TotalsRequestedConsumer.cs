using Enforcement.Contracts.Supervision.V1;
using Enforcement.Hosting.Messaging;
using Enforcement.Hosting.Persistence;
using Enforcement.ObjectionReview.Data;
using MassTransit;
using Npgsql;

namespace Enforcement.ObjectionReview.Consumers;

/// <summary>Answers supervision with the changes made here; objection-review opens no cases and keeps no money.</summary>
public sealed class TotalsRequestedConsumer(Inbox<ObjectionReviewDbContext> inbox, TimeProvider time) : IConsumer<TotalsRequested>
{
    public Task Consume(ConsumeContext<TotalsRequested> context) => inbox.OnceAsync(context, async (db, cancel) =>
    {
        // One statement is one snapshot: changes and the messages that announce them belong together.
        await using var command = new NpgsqlCommand("""
            select (select coalesce(sum(version), 0) from objection)::bigint, (select count(*) from outbox where published_at is null)
            """, db.Connection());
        await using var reader = await command.ExecuteReaderAsync(cancel);
        await reader.ReadAsync(cancel);
        db.Publish(new TotalsReported
        {
            RequestId = context.Message.RequestId,
            Service = "objection-review",
            CountedAt = time.GetUtcNow(),
            Cases = [],
            Changes = reader.GetInt64(0),
            UnsentMessages = reader.GetInt64(1),
        });
    });
}

public sealed class TotalsRequestedConsumerDefinition() : QuorumConsumerDefinition<TotalsRequestedConsumer>(concurrency: 1, prefetch: 1);
