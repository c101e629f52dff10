using Enforcement.Contracts.Clocks.V1;
using Enforcement.Hosting.Messaging;
using Enforcement.Hosting.Persistence;
using Enforcement.Supervision.Data;
using Enforcement.Supervision.Data.Clocks;
using MassTransit;

namespace Enforcement.Supervision.Consumers;

/// <summary>Clock monitor: clocks are overdue.</summary>
public sealed class ClocksOverdueConsumer(Inbox<SupervisionDbContext> inbox) : IConsumer<ClocksOverdue>
{
    public Task Consume(ConsumeContext<ClocksOverdue> context) => inbox.OnceAsync(context, (db, cancel) =>
        ClockWatch.SignalAsync(db.Connection(), context.Message.Service, "overdue", context.Message.FoundAt, context.Message.Clocks, cancel));
}

public sealed class ClocksOverdueConsumerDefinition : QuorumConsumerDefinition<ClocksOverdueConsumer>;
