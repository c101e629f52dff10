using Enforcement.Contracts.CaseExecution.V1;
using Enforcement.Hosting.Messaging;
using Enforcement.Hosting.Persistence;
using Enforcement.Intake.Data;
using Enforcement.Intake.Writing;
using MassTransit;

namespace Enforcement.Intake.Consumers;

/// <summary>Tells the agencies which branch has their cases now, and under which number.</summary>
public sealed class CasesMovedConsumer(Inbox<IntakeDbContext> inbox) : IConsumer<CasesMoved>
{
    public Task Consume(ConsumeContext<CasesMoved> context) => inbox.OnceAsync(context, async (db, cancel) =>
    {
        var moved = context.Message;
        await AgencyFeed.AppendAsync(db.Connection(), [.. moved.Cases.Select(entry => IntakeEvents.Entry(
            entry.Agency, "case.moved", entry.CaseNumber, moved.MovedAt,
            new { transferId = entry.TransferId, caseNumber = entry.CaseNumber, fromCaseNumber = entry.FromCaseNumber, branch = entry.Branch, movedOn = entry.MovedOn }))], cancel);
    });
}

public sealed class CasesMovedConsumerDefinition : QuorumConsumerDefinition<CasesMovedConsumer>;
