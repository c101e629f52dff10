using Enforcement.CaseExecution.Data;
using Enforcement.Contracts.ObjectionReview.V1;
using Enforcement.Hosting.Messaging;
using Enforcement.Hosting.Persistence;
using MassTransit;
using Npgsql;

namespace Enforcement.CaseExecution.Consumers;

/// <summary>The case shows the decision on an objection, and what it wants done is due.</summary>
public sealed class ObjectionDecidedConsumer(Inbox<CaseExecutionDbContext> inbox, AuditTrail audit) : IConsumer<ObjectionDecided>
{
    public Task Consume(ConsumeContext<ObjectionDecided> context) => inbox.OnceAsync(context, async (db, cancel) =>
    {
        var message = context.Message;
        await using var command = new NpgsqlCommand("""
            insert into case_objection as o (objection_id, case_number, state, decision, decided_by, decision_number, decided_on, version)
            values ($1, $2, 'decided', $3, $4, $5, $6, $7)
            on conflict (objection_id) do update set decision = excluded.decision, decided_by = excluded.decided_by, decision_number = excluded.decision_number,
                decided_on = excluded.decided_on, state = excluded.state, version = excluded.version
            where o.version < excluded.version
            """, db.Connection())
        {
            Parameters =
            {
                new() { Value = message.ObjectionId }, new() { Value = message.CaseNumber }, new() { Value = message.Decision }, new() { Value = message.DecidedBy },
                new() { Value = (object?)message.DecisionNumber ?? DBNull.Value }, new() { Value = message.DecidedOn }, new() { Value = message.Version },
            },
        };
        await command.ExecuteNonQueryAsync(cancel);
        await ObjectionFlags.FollowAsync(db.Connection(), message.ObjectionId, cancel);
        await ObjectionEffectRows.FollowAsync(db.Connection(), audit, message.ObjectionId, cancel);
    });
}

public sealed class ObjectionDecidedConsumerDefinition : QuorumConsumerDefinition<ObjectionDecidedConsumer>;
