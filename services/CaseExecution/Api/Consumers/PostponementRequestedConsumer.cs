using Enforcement.CaseExecution.Data;
using Enforcement.Contracts.Intake.V1;
using Enforcement.Hosting.Messaging;
using Enforcement.Hosting.Persistence;
using MassTransit;

namespace Enforcement.CaseExecution.Consumers;

/// <summary>The agency agrees that its case is postponed; an officer acts on it.</summary>
public sealed class PostponementRequestedConsumer(Inbox<CaseExecutionDbContext> inbox, AgencyMessages messages) : IConsumer<PostponementRequested>
{
    public Task Consume(ConsumeContext<PostponementRequested> context) => inbox.OnceAsync(context,
        (db, cancel) => messages.ReceiveAsync(db.Connection(), context.MessageId!.Value, context.Message.CaseId, CaseMessage.Of(context.Message), cancel));
}

public sealed class PostponementRequestedConsumerDefinition : QuorumConsumerDefinition<PostponementRequestedConsumer>;
