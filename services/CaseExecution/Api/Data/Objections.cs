using Enforcement.Contracts.CaseExecution.V1;
using Enforcement.Contracts.ObjectionReview.V1;
using Enforcement.Hosting.Messaging;
using Npgsql;

namespace Enforcement.CaseExecution.Data;

/// <summary>Objections as a case shows them, and the answer whether there is such a case (OBJ-01).</summary>
internal static class Objections
{
    /// <summary>True when a case has the number.</summary>
    public static async Task<bool> TryAnswerAsync(NpgsqlConnection connection, ObjectionFiled filed, CancellationToken cancel)
    {
        var found = await CaseRows.FindAsync(connection, [filed.CaseNumber], cancel);
        if (!found.TryGetValue(filed.CaseNumber, out var caseId))
            return false;
        var file = (await CaseRows.LockAsync(connection, caseId, cancel))!;
        await StoreAsync(connection, filed, caseId, cancel);
        var ended = file.ProcedureEndedOn < filed.ReceivedOn;
        await PublishAsync(connection, filed, caseId, ended, cancel);
        return true;
    }

    /// <summary>Answers, also that there is no such case.</summary>
    public static async Task AnswerAsync(NpgsqlConnection connection, ObjectionFiled filed, CancellationToken cancel)
    {
        if (!await TryAnswerAsync(connection, filed, cancel))
            await PublishAsync(connection, filed, null, ended: false, cancel);
    }

    private static async Task StoreAsync(NpgsqlConnection connection, ObjectionFiled filed, Guid caseId, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand("""
            insert into case_objection (objection_id, case_number, case_id, state, objector, received_on, forward_by, version) values ($1, $2, $3, 'received', $4, $5, $6, 1)
            on conflict (objection_id) do update
                set case_id = excluded.case_id, objector = excluded.objector, received_on = excluded.received_on, forward_by = excluded.forward_by
            """, connection)
        {
            Parameters =
            {
                new() { Value = filed.ObjectionId }, new() { Value = filed.CaseNumber }, new() { Value = caseId }, new() { Value = filed.Objector },
                new() { Value = filed.ReceivedOn }, new() { Value = filed.ForwardBy },
            },
        };
        await command.ExecuteNonQueryAsync(cancel);
        await ObjectionFlags.FollowAsync(connection, filed.ObjectionId, cancel);
    }

    private static Task PublishAsync(NpgsqlConnection connection, ObjectionFiled filed, Guid? caseId, bool ended, CancellationToken cancel) =>
        Outbox.WriteAsync(connection,
        [
            OutboxMessage.Of(new ObjectionRegistered
            {
                ObjectionId = filed.ObjectionId,
                CaseNumber = filed.CaseNumber,
                CaseId = caseId,
                CaseFound = caseId is not null,
                ProcedureEnded = ended,
            }),
        ], cancel);
}
