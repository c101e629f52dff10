using Enforcement.Contracts.CaseExecution.V1;
using Enforcement.Hosting.Messaging;
using Enforcement.Hosting.Persistence;
using Enforcement.Intake.Data;
using Enforcement.Intake.Writing;
using MassTransit;

namespace Enforcement.Intake.Consumers;

/// <summary>Tells each agency that a third party does not recognise a garnished claim, and until when to prove a suit (CEA 120).</summary>
public sealed class ThirdPartyObjectedConsumer(Inbox<IntakeDbContext> inbox) : IConsumer<ThirdPartyObjected>
{
    public Task Consume(ConsumeContext<ThirdPartyObjected> context) => inbox.OnceAsync(context, (db, cancel) =>
    {
        var objected = context.Message;
        return AgencyFeed.AppendAsync(db.Connection(), [.. objected.Cases.GroupBy(entry => entry.Agency).Select(agency => IntakeEvents.Entry(
            agency.Key, "garnishment.objected", objected.OrderId.ToString(), objected.RecordedAt,
            new
            {
                orderId = objected.OrderId, thirdParty = objected.ThirdParty, objectedOn = objected.ObjectedOn, notifiedOn = objected.NotifiedOn, sueBy = objected.SueBy,
                caseNumbers = agency.Select(entry => entry.CaseNumber),
            }))], cancel);
    });
}

public sealed class ThirdPartyObjectedConsumerDefinition : QuorumConsumerDefinition<ThirdPartyObjectedConsumer>;
