using Enforcement.Contracts.Supervision.V1;
using Enforcement.Hosting.Messaging;
using Enforcement.Law;
using Enforcement.Supervision.Data;
using MassTransit;

namespace Enforcement.Supervision.Consumers;

/// <summary>Publishes the changes of the law again that a service does not have; who has them already drops them.</summary>
public sealed class LawRequestedConsumer(Inbox<SupervisionDbContext> inbox) : IConsumer<LawRequested>
{
    public Task Consume(ConsumeContext<LawRequested> context) => inbox.OnceAsync(context, async (db, cancel) =>
    {
        foreach (var change in await LawBook.AfterAsync(db, context.Message.After, cancel))
            db.Publish(change);
    });
}

public sealed class LawRequestedConsumerDefinition : QuorumConsumerDefinition<LawRequestedConsumer>;
