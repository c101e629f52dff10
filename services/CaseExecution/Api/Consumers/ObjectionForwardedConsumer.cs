using Enforcement.CaseExecution.Data;
using Enforcement.Contracts.ObjectionReview.V1;
using Enforcement.Hosting.Messaging;
using Enforcement.Hosting.Persistence;
using MassTransit;
using Npgsql;

namespace Enforcement.CaseExecution.Consumers;

/// <summary>The case shows that an objection went to the Agency. A decision that came first stays.</summary>
public sealed class ObjectionForwardedConsumer(Inbox<CaseExecutionDbContext> inbox) : IConsumer<ObjectionForwarded>
{
    public Task Consume(ConsumeContext<ObjectionForwarded> context) => inbox.OnceAsync(context, async (db, cancel) =>
    {
        var message = context.Message;
        await using var command = new NpgsqlCommand("""
            insert into case_objection as o (objection_id, case_number, state, forwarded_on, decide_by, version) values ($1, $2, 'forwarded', $3, $4, $5)
            on conflict (objection_id) do update set forwarded_on = excluded.forwarded_on, decide_by = excluded.decide_by,
                state = case when o.version < excluded.version then excluded.state else o.state end, version = greatest(o.version, excluded.version)
            """, db.Connection())
        {
            Parameters =
            {
                new() { Value = message.ObjectionId }, new() { Value = message.CaseNumber }, new() { Value = message.ForwardedOn },
                new() { Value = message.DecideBy }, new() { Value = message.Version },
            },
        };
        await command.ExecuteNonQueryAsync(cancel);
    });
}

public sealed class ObjectionForwardedConsumerDefinition : QuorumConsumerDefinition<ObjectionForwardedConsumer>;
