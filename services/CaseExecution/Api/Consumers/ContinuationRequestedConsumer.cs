using Enforcement.CaseExecution.Data;
using Enforcement.Contracts.Intake.V1;
using Enforcement.Hosting.Messaging;
using Enforcement.Hosting.Persistence;
using MassTransit;

namespace Enforcement.CaseExecution.Consumers;

/// <summary>The agency applies to go on after a postponement: in time, enforcement goes on.</summary>
public sealed class ContinuationRequestedConsumer(Inbox<CaseExecutionDbContext> inbox, AgencyMessages messages) : IConsumer<ContinuationRequested>
{
    public Task Consume(ConsumeContext<ContinuationRequested> context) => inbox.OnceAsync(context,
        (db, cancel) => messages.ReceiveAsync(db.Connection(), context.MessageId!.Value, context.Message.CaseId, CaseMessage.Of(context.Message), cancel));
}

public sealed class ContinuationRequestedConsumerDefinition : QuorumConsumerDefinition<ContinuationRequestedConsumer>;
