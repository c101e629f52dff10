using Enforcement.CaseExecution.Data;
using Enforcement.Contracts.Intake.V1;
using Enforcement.Hosting.Messaging;
using Enforcement.Hosting.Persistence;
using MassTransit;

namespace Enforcement.CaseExecution.Consumers;

/// <summary>An agency's answer to a requested plan. One that comes too late, or after a letter, has no effect: intake is told how the plan stands.</summary>
public sealed class InstalmentsAnsweredConsumer(Inbox<CaseExecutionDbContext> inbox, Ledger ledger, TimeProvider time, ILogger<InstalmentsAnsweredConsumer> log)
    : IConsumer<InstalmentsAnswered>
{
    public Task Consume(ConsumeContext<InstalmentsAnswered> context) => inbox.OnceAsync(context, async (db, cancel) =>
    {
        var answer = context.Message;
        var connection = db.Connection();
        if (await PlanRows.LockAsync(connection, answer.PlanId, cancel) is not { } plan)
            throw new InvalidOperationException($"Plan {answer.PlanId} was asked for by this service and is not here.");
        if (plan.Answer(answer.Agency, answer.Consents, answer.AnsweredOn, "api").Refusal is { } refusal)
        {
            CaseExecutionLog.AnswerWithoutEffect(log, answer.AnswerId, plan.Id, refusal.Code.Code);
            await Outbox.WriteAsync(connection, [OutboxMessage.Of(CaseExecutionMessages.Changed(plan, time.GetUtcNow()))], cancel);
            return;
        }

        await PlanRows.UpdateAsync(connection, plan, time.GetUtcNow(), cancel);
        await ledger.RecordAsync(connection, null, new AuditSubject("instalmentPlan.answered", "instalmentPlan", plan.Id.ToString(), "INS-01"), 1, cancel);
    });
}

public sealed class InstalmentsAnsweredConsumerDefinition : QuorumConsumerDefinition<InstalmentsAnsweredConsumer>;
