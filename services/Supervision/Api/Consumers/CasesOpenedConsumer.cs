using Enforcement.Contracts.CaseExecution.V1;
using Enforcement.Hosting.Messaging;
using Enforcement.Hosting.Persistence;
using Enforcement.Supervision.Data;
using Enforcement.Supervision.Data.Monitors;
using MassTransit;

namespace Enforcement.Supervision.Consumers;

/// <summary>Control of intake and assignment: adds a chunk's totals to the control table.</summary>
public sealed class CasesOpenedConsumer(Inbox<SupervisionDbContext> inbox) : IConsumer<CasesOpened>
{
    public Task Consume(ConsumeContext<CasesOpened> context) => inbox.OnceAsync(context,
        (db, cancel) => IntakeControl.AddAsync(db.Connection(), SupervisionMessages.Of(context.Message), cancel));
}

public sealed class CasesOpenedConsumerDefinition : QuorumConsumerDefinition<CasesOpenedConsumer>;
