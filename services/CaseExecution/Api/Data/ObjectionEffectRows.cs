using Enforcement.CaseExecution.Domain.Acts;
using Enforcement.CaseExecution.Domain.Cases;
using Enforcement.Hosting.Messaging;
using Npgsql;

namespace Enforcement.CaseExecution.Data;

/// <summary>A decision that waits for its effect.</summary>
internal sealed record DueEffect(Guid ObjectionId, string Decision)
{
    public bool IsFounded => Decision == "founded";
}

/// <summary>What decisions on objections still want done. Read under the lock of their case.</summary>
internal static class ObjectionEffectRows
{
    /// <summary>
    /// Follows the objection: a founded one wants the act revoked or corrected; another one wants its stays lifted, where there are any. Whatever came first, the
    /// decision or the registration of the case.
    /// </summary>
    public static async Task FollowAsync(NpgsqlConnection connection, AuditTrail audit, Guid objectionId, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand("""
            insert into objection_effect (objection_id, roc_year, case_id, branch, section, decision, decided_by, decision_number, decided_on, state)
            select o.objection_id, c.roc_year, c.id, c.branch, c.section, o.decision, o.decided_by, o.decision_number, o.decided_on, 'due'
            from case_objection o join case_file c on c.id = o.case_id
            where o.objection_id = $1 and o.state = 'decided' and (o.decision = 'founded' or exists (select from stay s where s.source_id = o.objection_id and s.lifted_on is null))
            on conflict do nothing
            """, connection) { Parameters = { new() { Value = objectionId } } };
        if (await command.ExecuteNonQueryAsync(cancel) > 0)
            await Outbox.WriteAsync(connection, [audit.Message(null, "objectionEffect.due", "objection", objectionId.ToString(), 1, null, "OBJ-02")], cancel);
    }

    public static async Task<DueEffect?> DueAsync(NpgsqlConnection connection, Guid caseId, Guid objectionId, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand("select objection_id, decision from objection_effect where objection_id = $1 and case_id = $2 and state = 'due' for update", connection)
        {
            Parameters = { new() { Value = objectionId }, new() { Value = caseId } },
        };
        await using var reader = await command.ExecuteReaderAsync(cancel);
        return await reader.ReadAsync(cancel) ? new DueEffect(reader.GetGuid(0), reader.GetString(1)) : null;
    }

    public static async Task DoneAsync(NpgsqlConnection connection, Guid objectionId, string effect, Act act, DateOnly on, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand("""
            update objection_effect set state = 'done', effect = $2, act_id = $3, done_on = $4, version = version + 1 where objection_id = $1
            """, connection)
        {
            Parameters = { new() { Value = objectionId }, new() { Value = effect }, new() { Value = act.Id }, new() { Value = on } },
        };
        await command.ExecuteNonQueryAsync(cancel);
    }

    /// <summary>Live measures of a case that an act made; and every case they secure, to be locked before them.</summary>
    public static async Task<(Guid[] Measures, Guid[] Cases)> MeasuresAsync(NpgsqlConnection connection, CaseFile file, Guid? actId, IReadOnlyCollection<Guid>? named, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand("""
            with found as (
                select m.id from measure_case mc join measure m on m.id = mc.measure_id
                where mc.roc_year = $1 and mc.case_id = $2 and mc.ended_at is null and (m.act_id = $3 or m.id = any($4)))
            select array(select id from found order by id), array(select distinct o.case_id from found f join measure_case o on o.measure_id = f.id and o.ended_at is null)
            """, connection)
        {
            Parameters =
            {
                new() { Value = (short)file.Number.RocYear }, new() { Value = file.Id }, JournalBatch.One(actId, NpgsqlTypes.NpgsqlDbType.Uuid),
                new() { Value = (named ?? []).ToArray() },
            },
        };
        await using var reader = await command.ExecuteReaderAsync(cancel);
        await reader.ReadAsync(cancel);
        return (reader.GetFieldValue<Guid[]>(0), reader.GetFieldValue<Guid[]>(1));
    }

    /// <summary>Open stays that wait for a decision, and the cases they hold.</summary>
    public static async Task<(Guid[] Stays, Guid[] Cases)> StaysAsync(NpgsqlConnection connection, Guid objectionId, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand("""
            select array(select id from stay where source_id = $1 and lifted_on is null order by id),
                array(select distinct c.case_id from stay s join stay_case c on c.stay_id = s.id and c.lifted_on is null where s.source_id = $1 and s.lifted_on is null)
            """, connection) { Parameters = { new() { Value = objectionId } } };
        await using var reader = await command.ExecuteReaderAsync(cancel);
        await reader.ReadAsync(cancel);
        return (reader.GetFieldValue<Guid[]>(0), reader.GetFieldValue<Guid[]>(1));
    }

    /// <summary>Whether an act touched a case.</summary>
    public static async Task<bool> IsActOfAsync(NpgsqlConnection connection, CaseFile file, Guid actId, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand("select exists (select from act_case where roc_year = $1 and case_id = $2 and act_id = $3)", connection)
        {
            Parameters = { new() { Value = (short)file.Number.RocYear }, new() { Value = file.Id }, new() { Value = actId } },
        };
        return (bool)(await command.ExecuteScalarAsync(cancel))!;
    }
}
