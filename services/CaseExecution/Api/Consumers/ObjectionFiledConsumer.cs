using Enforcement.CaseExecution.Data;
using Enforcement.Contracts.ObjectionReview.V1;
using Enforcement.Hosting.Messaging;
using Enforcement.Hosting.Persistence;
using Enforcement.Kernel;
using MassTransit;

namespace Enforcement.CaseExecution.Consumers;

/// <summary>Answers whether an objection's case exists and has ended. A number whose case may still be on its way waits a moment.</summary>
public sealed class ObjectionFiledConsumer(Inbox<CaseExecutionDbContext> inbox, TimeProvider time) : IConsumer<ObjectionFiled>
{
    public Task Consume(ConsumeContext<ObjectionFiled> context) => inbox.OnceAsync(context, async (db, cancel) =>
    {
        var filed = context.Message;
        if (!CaseNumber.TryParse(filed.CaseNumber, out _))
            await Objections.AnswerAsync(db.Connection(), filed, cancel);
        else if (!await Objections.TryAnswerAsync(db.Connection(), filed, cancel))
            await ParkedRows.ParkAsync(db.Connection(), context.MessageId!.Value, null, CaseMessage.Of(filed), time.GetUtcNow(), cancel);
    });
}

public sealed class ObjectionFiledConsumerDefinition : QuorumConsumerDefinition<ObjectionFiledConsumer>;
