using Enforcement.CaseExecution.Data;
using Enforcement.Contracts.Intake.V1;
using Enforcement.Hosting.Messaging;
using Enforcement.Hosting.Persistence;
using MassTransit;

namespace Enforcement.CaseExecution.Consumers;

/// <summary>The agency's new amounts take effect on the case, in the order of the transfer.</summary>
public sealed class TransferAmendedConsumer(Inbox<CaseExecutionDbContext> inbox, AgencyMessages messages) : IConsumer<TransferAmended>
{
    public Task Consume(ConsumeContext<TransferAmended> context) => inbox.OnceAsync(context,
        (db, cancel) => messages.ReceiveAsync(db.Connection(), context.MessageId!.Value, context.Message.CaseId, CaseMessage.Of(context.Message), cancel));
}

public sealed class TransferAmendedConsumerDefinition : QuorumConsumerDefinition<TransferAmendedConsumer>;
