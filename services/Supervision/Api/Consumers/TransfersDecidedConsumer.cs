using Enforcement.Contracts.Intake.V1;
using Enforcement.Hosting.Messaging;
using Enforcement.Hosting.Persistence;
using Enforcement.Supervision.Data;
using Enforcement.Supervision.Data.Monitors;
using MassTransit;

namespace Enforcement.Supervision.Consumers;

/// <summary>Control of intake and assignment: adds a chunk's totals to the control table.</summary>
public sealed class TransfersDecidedConsumer(Inbox<SupervisionDbContext> inbox) : IConsumer<TransfersDecided>
{
    public Task Consume(ConsumeContext<TransfersDecided> context) => inbox.OnceAsync(context,
        (db, cancel) => IntakeControl.AddAsync(db.Connection(), SupervisionMessages.Of(context.Message), cancel));
}

public sealed class TransfersDecidedConsumerDefinition : QuorumConsumerDefinition<TransfersDecidedConsumer>;
