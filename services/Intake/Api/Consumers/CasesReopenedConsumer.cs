using Enforcement.Contracts.CaseExecution.V1;
using Enforcement.Hosting.Messaging;
using Enforcement.Hosting.Persistence;
using Enforcement.Intake.Data;
using Enforcement.Intake.Writing;
using MassTransit;

namespace Enforcement.Intake.Consumers;

/// <summary>Tells the agencies which of their closed cases are open again.</summary>
public sealed class CasesReopenedConsumer(Inbox<IntakeDbContext> inbox) : IConsumer<CasesReopened>
{
    public Task Consume(ConsumeContext<CasesReopened> context) => inbox.OnceAsync(context, async (db, cancel) =>
    {
        var reopened = context.Message;
        await CaseStates.SetAsync(db.Connection(), "open", [.. reopened.Cases.Select(entry => (entry.TransferId, entry.Version))], cancel);
        await AgencyFeed.AppendAsync(db.Connection(), [.. reopened.Cases.Select(entry => IntakeEvents.Entry(
            entry.Agency, "case.reopened", entry.CaseNumber, reopened.ReopenedAt,
            new { transferId = entry.TransferId, caseNumber = entry.CaseNumber, reopenedOn = entry.ReopenedOn, reason = entry.Reason }))], cancel);
    });
}

public sealed class CasesReopenedConsumerDefinition : QuorumConsumerDefinition<CasesReopenedConsumer>;
