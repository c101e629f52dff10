using Enforcement.Contracts.Supervision.V1;
using Enforcement.Hosting.Messaging;
using Enforcement.Intake.Data;
using Enforcement.Law;
using MassTransit;

namespace Enforcement.Intake.Consumers;

/// <summary>Takes a change of the law into the service's copy, in the order of editions.</summary>
public sealed class LawChangedConsumer(Inbox<IntakeDbContext> inbox, LawBook law) : IConsumer<LawChanged>
{
    public Task Consume(ConsumeContext<LawChanged> context) => inbox.OnceAsync(context, (db, cancel) => law.TakeAsync(db, context.Message, cancel));
}

public sealed class LawChangedConsumerDefinition() : QuorumConsumerDefinition<LawChangedConsumer>(concurrency: 1, prefetch: 4);
