using Enforcement.CaseExecution.Data;
using Enforcement.Contracts.Intake.V1;
using Enforcement.Hosting.Messaging;
using Enforcement.Hosting.Persistence;
using MassTransit;

namespace Enforcement.CaseExecution.Consumers;

/// <summary>A payment that the agency received itself, booked on channel agency.</summary>
public sealed class AgencyPaymentReportedConsumer(Inbox<CaseExecutionDbContext> inbox, AgencyMessages messages) : IConsumer<AgencyPaymentReported>
{
    public Task Consume(ConsumeContext<AgencyPaymentReported> context) => inbox.OnceAsync(context,
        (db, cancel) => messages.ReceiveAsync(db.Connection(), context.MessageId!.Value, context.Message.CaseId, CaseMessage.Of(context.Message), cancel));
}

public sealed class AgencyPaymentReportedConsumerDefinition : QuorumConsumerDefinition<AgencyPaymentReportedConsumer>;
