using Enforcement.CaseExecution.Data;
using Enforcement.Contracts.Intake.V1;
using Enforcement.Hosting.Messaging;
using Enforcement.Hosting.Persistence;
using MassTransit;

namespace Enforcement.CaseExecution.Consumers;

/// <summary>The agency's withdrawal ends the case, in the order of the transfer.</summary>
public sealed class TransferWithdrawnConsumer(Inbox<CaseExecutionDbContext> inbox, AgencyMessages messages) : IConsumer<TransferWithdrawn>
{
    public Task Consume(ConsumeContext<TransferWithdrawn> context) => inbox.OnceAsync(context,
        (db, cancel) => messages.ReceiveAsync(db.Connection(), context.MessageId!.Value, context.Message.CaseId, CaseMessage.Of(context.Message), cancel));
}

public sealed class TransferWithdrawnConsumerDefinition : QuorumConsumerDefinition<TransferWithdrawnConsumer>;
