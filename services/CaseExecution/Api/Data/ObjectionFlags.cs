using Enforcement.CaseExecution.Domain.Cases;
using Npgsql;

namespace Enforcement.CaseExecution.Data;

/// <summary>The sub-state "objection pending" of a case, as long as one of its objections is undecided.</summary>
internal static class ObjectionFlags
{
    private static readonly string Flag = Codes.Of(CaseFlag.ObjectionPending);

    /// <summary>Follows the objections of the case of one of them. The case says from then on that it was touched, so that its end clears the flag.</summary>
    public static async Task FollowAsync(NpgsqlConnection connection, Guid objectionId, CancellationToken cancel)
    {
        await using var batch = new JournalBatch(connection);
        batch.Add("""
            insert into case_flag (case_id, flag, roc_year, branch, section, since)
            select c.id, $2, c.roc_year, c.branch, c.section, now() from case_objection o join case_file c on c.id = o.case_id
            where o.objection_id = $1 and o.state <> 'decided' and c.status = 'open' on conflict do nothing
            """, JournalBatch.One(objectionId), JournalBatch.One(Flag));
        batch.Add("""
            update case_file c set acted = true from case_objection o where o.objection_id = $1 and c.id = o.case_id and o.state <> 'decided' and c.acted is null
            """, JournalBatch.One(objectionId));
        batch.Add("""
            delete from case_flag f using case_objection o where o.objection_id = $1 and f.case_id = o.case_id and f.flag = $2
                and not exists (select from case_objection other where other.case_id = o.case_id and other.state <> 'decided')
            """, JournalBatch.One(objectionId), JournalBatch.One(Flag));
        await batch.ExecuteAsync(cancel);
    }
}
