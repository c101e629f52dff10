using Enforcement.CaseExecution.Data;
using Enforcement.CaseExecution.Domain.Jurisdictions;
using Enforcement.Contracts.Intake.V1;
using Enforcement.Hosting.Messaging;
using Enforcement.Hosting.Persistence;
using Enforcement.Kernel;
using MassTransit;

namespace Enforcement.CaseExecution.Consumers;

/// <summary>The receiving branch's numbers are there: the cases of an approved transfer of jurisdiction move, all in one transaction.</summary>
public sealed class CaseNumbersAllocatedConsumer(Inbox<CaseExecutionDbContext> inbox, Ledger ledger) : IConsumer<CaseNumbersAllocated>
{
    public Task Consume(ConsumeContext<CaseNumbersAllocated> context) => inbox.OnceAsync(context, async (db, cancel) =>
    {
        var message = context.Message;
        var connection = db.Connection();
        var homes = message.Cases.ToDictionary(item => item.CaseId, item => CaseNumber.TryParse(item.CaseNumber, out var number)
            ? new NewHome(number, item.Section)
            : throw new InvalidDataException($"Case {item.CaseId} got no number: {item.CaseNumber}."));
        var files = await CaseRows.LockAsync(connection, homes.Keys, cancel);
        var transfer = await JurisdictionRows.LockAsync(connection, message.RequestId, cancel)
            ?? throw new InvalidDataException($"No transfer of jurisdiction {message.RequestId} asked for numbers.");
        var journal = ledger.Open();
        var act = transfer.Move(journal, files.Values, homes);
        await JurisdictionRows.UpdateAsync(connection, transfer, [], cancel);
        await ledger.WriteAsync(connection, journal, null,
            new AuditSubject($"act.{act.Kind.Code}", "act", act.Id.ToString(), act.Kind.Basis.RuleId) { FurtherChanges = transfer.Version - transfer.StoredVersion }, cancel);
    });
}

public sealed class CaseNumbersAllocatedConsumerDefinition : QuorumConsumerDefinition<CaseNumbersAllocatedConsumer>;
