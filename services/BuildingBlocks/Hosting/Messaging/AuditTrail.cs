using Enforcement.Contracts.Supervision.V1;
using Enforcement.Hosting.Access;
using Microsoft.EntityFrameworkCore;

namespace Enforcement.Hosting.Messaging;

/// <summary>
/// Announces each state change to supervision's audit chain, in the transaction of the change (design.md section 6, invariant 3). No personal data.
/// </summary>
/// <param name="service">kebab-case name of this service.</param>
/// <param name="time">Clock.</param>
public sealed class AuditTrail(string service, TimeProvider time)
{
    /// <summary>Adds a record to the context.</summary>
    /// <param name="db">Context of the change.</param>
    /// <param name="caller">Who did it; null for the system.</param>
    /// <param name="action"><c>noun.verb</c>.</param>
    /// <param name="subjectType">e.g. <c>case</c>.</param>
    /// <param name="subjectId">Its id.</param>
    /// <param name="changes">Entity versions this covers.</param>
    /// <param name="digest">SHA-256 over the changed content, lower-case hex; null where not made.</param>
    /// <param name="rules">Rules the decision rests on.</param>
    public void Record(DbContext db, Caller? caller, string action, string subjectType, string subjectId, int changes = 1, string? digest = null, params string[] rules)
    {
        var record = Of(caller, action, subjectType, subjectId, changes, digest, rules);
        db.Publish(record, record.RecordId);
    }

    /// <summary>The same as an outbox row, for set-based paths.</summary>
    public OutboxMessage Message(Caller? caller, string action, string subjectType, string subjectId, int changes = 1, string? digest = null, params string[] rules)
    {
        var record = Of(caller, action, subjectType, subjectId, changes, digest, rules);
        return OutboxMessage.Of(record, record.RecordId);
    }

    /// <summary>The record itself, for what is announced later.</summary>
    public AuditRecorded Of(Caller? caller, string action, string subjectType, string subjectId, int changes = 1, string? digest = null, params string[] rules)
    {
        var now = time.GetUtcNow();
        return new AuditRecorded
        {
            RecordId = Guid.CreateVersion7(now),
            Service = service,
            OccurredAt = now,
            Actor = caller?.Subject ?? "system",
            ActorRole = caller?.Role,
            Action = action,
            SubjectType = subjectType,
            SubjectId = subjectId,
            Changes = changes,
            Digest = digest,
            Rules = rules,
        };
    }
}
