using Enforcement.Contracts.Supervision.V1;
using Enforcement.Hosting.Messaging;
using Enforcement.Hosting.Persistence;
using Enforcement.Supervision.Data;
using Enforcement.Supervision.Data.Audit;
using MassTransit;

namespace Enforcement.Supervision.Consumers;

/// <summary>Chains what the services recorded; a record id is chained once, for ever.</summary>
public sealed class AuditRecordedConsumer(Inbox<SupervisionDbContext> inbox, ILogger<AuditRecordedConsumer> log) : IConsumer<AuditRecorded>
{
    public Task Consume(ConsumeContext<AuditRecorded> context) => inbox.OnceAsync(context, async (db, cancel) =>
    {
        var appended = await AuditLog.AppendAsync(db.Connection(), [SupervisionMessages.Of(context.Message)], cancel);
        SupervisionMetrics.Recorded(appended);
        if (appended == 0)
            SupervisionLog.RecordedBefore(log, 1);
    });
}

/// <summary>One at a time: the chain has one end, and more at once would only wait for its lock.</summary>
public sealed class AuditRecordedConsumerDefinition() : QuorumConsumerDefinition<AuditRecordedConsumer>(concurrency: 1, prefetch: 64);
