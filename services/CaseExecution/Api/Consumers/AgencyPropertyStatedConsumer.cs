using Enforcement.CaseExecution.Data;
using Enforcement.Contracts.Intake.V1;
using Enforcement.Hosting.Messaging;
using Enforcement.Hosting.Persistence;
using MassTransit;

namespace Enforcement.CaseExecution.Consumers;

/// <summary>The agency reports property, or that there is none.</summary>
public sealed class AgencyPropertyStatedConsumer(Inbox<CaseExecutionDbContext> inbox, AgencyMessages messages) : IConsumer<AgencyPropertyStated>
{
    public Task Consume(ConsumeContext<AgencyPropertyStated> context) => inbox.OnceAsync(context,
        (db, cancel) => messages.ReceiveAsync(db.Connection(), context.MessageId!.Value, context.Message.CaseId, CaseMessage.Of(context.Message), cancel));
}

public sealed class AgencyPropertyStatedConsumerDefinition : QuorumConsumerDefinition<AgencyPropertyStatedConsumer>;
