using Enforcement.Contracts.CaseExecution.V1;
using Enforcement.Hosting.Messaging;
using Enforcement.Hosting.Persistence;
using Enforcement.Intake.Data;
using MassTransit;
using Npgsql;

namespace Enforcement.Intake.Consumers;

/// <summary>Counts the opened cases of a batch: its progress.</summary>
public sealed class CasesOpenedConsumer(Inbox<IntakeDbContext> inbox) : IConsumer<CasesOpened>
{
    public Task Consume(ConsumeContext<CasesOpened> context) => inbox.OnceAsync(context, async (db, cancel) =>
    {
        if (context.Message.BatchId is not { } batchId)
            return;
        await using var command = new NpgsqlCommand("update batch set opened = opened + $2 where batch_id = $1", db.Connection())
        {
            Parameters = { new() { Value = batchId }, new() { Value = context.Message.Totals.Sum(total => total.Count) } },
        };
        await command.ExecuteNonQueryAsync(cancel);
    });
}

public sealed class CasesOpenedConsumerDefinition() : QuorumConsumerDefinition<CasesOpenedConsumer>(concurrency: 2);
