using Enforcement.Contracts.CaseExecution.V1;
using Enforcement.Contracts.Intake.V1;
using Enforcement.Hosting.Messaging;
using Enforcement.Hosting.Persistence;
using Enforcement.Intake.Data;
using Enforcement.Intake.Writing;
using MassTransit;

namespace Enforcement.Intake.Consumers;

/// <summary>Gives cases of an approved transfer of jurisdiction their numbers and section at the receiving branch, like those it accepts itself: without gaps.</summary>
public sealed class CaseNumbersRequestedConsumer(Inbox<IntakeDbContext> inbox, AuditTrail audit, TimeProvider time) : IConsumer<CaseNumbersRequested>
{
    public Task Consume(ConsumeContext<CaseNumbersRequested> context) => inbox.OnceAsync(context, async (db, cancel) =>
    {
        var request = context.Message;
        var now = time.GetUtcNow();
        var numbered = await Renumbering.RunAsync(db.Connection(), request, now, cancel);
        audit.Record(db, null, "transfers.moved", "jurisdictionTransfer", request.RequestId.ToString(), numbered.Count, null, "INT-06");
        db.Publish(new CaseNumbersAllocated { EventId = Guid.CreateVersion7(now), RequestId = request.RequestId, AllocatedAt = now, Cases = numbered });
    });
}

public sealed class CaseNumbersRequestedConsumerDefinition : QuorumConsumerDefinition<CaseNumbersRequestedConsumer>;
