using Enforcement.Contracts.Clocks.V1;
using Enforcement.Hosting.Messaging;
using Enforcement.Hosting.Persistence;
using Enforcement.Supervision.Data;
using Enforcement.Supervision.Data.Clocks;
using MassTransit;

namespace Enforcement.Supervision.Consumers;

/// <summary>Clock monitor: clocks are neither due soon nor late any more.</summary>
public sealed class ClocksSettledConsumer(Inbox<SupervisionDbContext> inbox) : IConsumer<ClocksSettled>
{
    public Task Consume(ConsumeContext<ClocksSettled> context) =>
        inbox.OnceAsync(context, (db, cancel) => ClockWatch.SettleAsync(db.Connection(), context.Message, cancel));
}

public sealed class ClocksSettledConsumerDefinition : QuorumConsumerDefinition<ClocksSettledConsumer>;
