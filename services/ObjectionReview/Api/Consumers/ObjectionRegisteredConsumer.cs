using Enforcement.Hosting.Messaging;
using Enforcement.Kernel;
using Enforcement.Law.Clocks;
using Enforcement.ObjectionReview.Clocks;
using Enforcement.ObjectionReview.Data;
using Enforcement.ObjectionReview.Domain;
using MassTransit;
using Microsoft.EntityFrameworkCore;
using Answer = Enforcement.Contracts.CaseExecution.V1.ObjectionRegistered;

namespace Enforcement.ObjectionReview.Consumers;

/// <summary>Case-execution answered whether the case exists and runs: the objection is registered, or rejected (OBJ-01).</summary>
public sealed class ObjectionRegisteredConsumer(
    Inbox<ObjectionReviewDbContext> inbox, ClockBook clocks, AuditTrail audit, TimeProvider time, ILogger<ObjectionRegisteredConsumer> log) : IConsumer<Answer>
{
    public Task Consume(ConsumeContext<Answer> context) => inbox.OnceAsync(context, async (db, cancel) =>
    {
        var answer = context.Message;
        var objection = await db.Set<Objection>().SingleAsync(row => row.Id == answer.ObjectionId, cancel);
        if (Apply(objection, answer) is { } refusal)
        {
            // Withdrawn in the meantime, or answered before: nothing is left to say.
            ObjectionReviewLog.AnswerIgnored(log, objection.Id, refusal.Code.Code);
            return;
        }

        var registered = objection.State == ObjectionState.Registered;
        if (!registered && (await clocks.CancelAsync(objection.OpenClocks(), time.GetUtcNow(), "objection rejected", cancel)).Refusal is { } notCancelled)
            throw new InvalidOperationException($"Clocks of objection {objection.Id} cannot be cancelled: {notCancelled.Code.Code}.");
        var action = registered ? "objection.registered" : "objection.rejected";
        audit.Record(db, null, action, "objection", objection.Id.ToString(), rules: ["OBJ-01"]);
    });

    private Refusal? Apply(Objection objection, Answer answer) => answer switch
    {
        { CaseFound: true, ProcedureEnded: false, CaseId: { } caseId } => objection.Register(caseId).Refusal,
        { CaseFound: true } => objection.Reject(RejectionReason.ProcedureEnded, answer.CaseId, time.Today()).Refusal,
        _ => objection.Reject(RejectionReason.NoSuchCase, null, time.Today()).Refusal,
    };
}

public sealed class ObjectionRegisteredConsumerDefinition : QuorumConsumerDefinition<ObjectionRegisteredConsumer>;
