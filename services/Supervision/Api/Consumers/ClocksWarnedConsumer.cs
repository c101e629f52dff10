using Enforcement.Contracts.Clocks.V1;
using Enforcement.Hosting.Messaging;
using Enforcement.Hosting.Persistence;
using Enforcement.Supervision.Data;
using Enforcement.Supervision.Data.Clocks;
using MassTransit;

namespace Enforcement.Supervision.Consumers;

/// <summary>Clock monitor: clocks are due soon.</summary>
public sealed class ClocksWarnedConsumer(Inbox<SupervisionDbContext> inbox) : IConsumer<ClocksWarned>
{
    public Task Consume(ConsumeContext<ClocksWarned> context) => inbox.OnceAsync(context, (db, cancel) =>
        ClockWatch.SignalAsync(db.Connection(), context.Message.Service, "warned", context.Message.WarnedAt, context.Message.Clocks, cancel));
}

public sealed class ClocksWarnedConsumerDefinition : QuorumConsumerDefinition<ClocksWarnedConsumer>;
