using Enforcement.Contracts.CaseExecution.V1;
using Enforcement.Hosting.Messaging;
using Enforcement.Hosting.Persistence;
using Enforcement.Intake.Data;
using Enforcement.Intake.Writing;
using MassTransit;

namespace Enforcement.Intake.Consumers;

/// <summary>Tells the agencies which of their cases ended.</summary>
public sealed class CasesClosedConsumer(Inbox<IntakeDbContext> inbox) : IConsumer<CasesClosed>
{
    public Task Consume(ConsumeContext<CasesClosed> context) => inbox.OnceAsync(context, async (db, cancel) =>
    {
        var closed = context.Message;
        await CaseStates.SetAsync(db.Connection(), "closed", [.. closed.Cases.Select(entry => (entry.TransferId, entry.Version))], cancel);
        await AgencyFeed.AppendAsync(db.Connection(), [.. closed.Cases.Select(entry => IntakeEvents.Entry(
            entry.Agency, "case.closed", entry.CaseNumber, closed.ClosedAt,
            new { transferId = entry.TransferId, caseNumber = entry.CaseNumber, closedOn = entry.ClosedOn, closureKind = entry.ClosureKind }))], cancel);
    });
}

public sealed class CasesClosedConsumerDefinition : QuorumConsumerDefinition<CasesClosedConsumer>;
