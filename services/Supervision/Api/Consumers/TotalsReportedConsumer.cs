using Enforcement.Contracts.Supervision.V1;
using Enforcement.Hosting.Messaging;
using Enforcement.Hosting.Persistence;
using Enforcement.Supervision.Data;
using Enforcement.Supervision.Data.Monitors;
using MassTransit;

namespace Enforcement.Supervision.Consumers;

/// <summary>Takes a service's answer into the run that asked.</summary>
public sealed class TotalsReportedConsumer(Inbox<SupervisionDbContext> inbox, TimeProvider time) : IConsumer<TotalsReported>
{
    public Task Consume(ConsumeContext<TotalsReported> context) => inbox.OnceAsync(context, (db, cancel) => MonitorReports.TakeAsync(
        db.Connection(), context.Message.RequestId, context.Message.CountedAt, SupervisionMessages.Of(context.Message), time.GetUtcNow(), cancel));
}

public sealed class TotalsReportedConsumerDefinition() : QuorumConsumerDefinition<TotalsReportedConsumer>(concurrency: 2, prefetch: 4);
