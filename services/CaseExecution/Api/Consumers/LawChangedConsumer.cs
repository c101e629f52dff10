using Enforcement.CaseExecution.Data;
using Enforcement.Contracts.Supervision.V1;
using Enforcement.Hosting.Messaging;
using Enforcement.Law;
using MassTransit;

namespace Enforcement.CaseExecution.Consumers;

/// <summary>Takes a change of the law into the service's copy, in the order of editions.</summary>
public sealed class LawChangedConsumer(Inbox<CaseExecutionDbContext> inbox, LawBook law) : IConsumer<LawChanged>
{
    public Task Consume(ConsumeContext<LawChanged> context) => inbox.OnceAsync(context, (db, cancel) => law.TakeAsync(db, context.Message, cancel));
}

public sealed class LawChangedConsumerDefinition() : QuorumConsumerDefinition<LawChangedConsumer>(concurrency: 1, prefetch: 4);
