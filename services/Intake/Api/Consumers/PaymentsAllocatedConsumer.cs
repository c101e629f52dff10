using Enforcement.Contracts.CaseExecution.V1;
using Enforcement.Hosting.Messaging;
using Enforcement.Hosting.Persistence;
using Enforcement.Intake.Data;
using Enforcement.Intake.Writing;
using MassTransit;

namespace Enforcement.Intake.Consumers;

/// <summary>Tells the agencies what was collected for them, or taken back.</summary>
public sealed class PaymentsAllocatedConsumer(Inbox<IntakeDbContext> inbox) : IConsumer<PaymentsAllocated>
{
    public Task Consume(ConsumeContext<PaymentsAllocated> context) => inbox.OnceAsync(context, async (db, cancel) =>
    {
        var allocated = context.Message;
        await AgencyFeed.AppendAsync(db.Connection(), [.. allocated.Payments.Select(payment => IntakeEvents.Entry(
            payment.Agency, payment.Amount < 0 ? "case.paymentReversed" : "case.paid", payment.CaseNumber, allocated.AllocatedAt,
            new
            {
                transferId = payment.TransferId, caseNumber = payment.CaseNumber, paymentId = payment.PaymentId, amount = payment.Amount,
                outstanding = payment.Outstanding, bookedOn = payment.BookedOn, channel = payment.Channel,
            }))], cancel);
    });
}

public sealed class PaymentsAllocatedConsumerDefinition : QuorumConsumerDefinition<PaymentsAllocatedConsumer>;
