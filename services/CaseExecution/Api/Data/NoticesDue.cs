using Enforcement.CaseExecution.Domain.Acts;
using Enforcement.CaseExecution.Domain.Cases;
using Npgsql;

namespace Enforcement.CaseExecution.Data;

/// <summary>Notices an act owes to everybody of its case: obligor, parties, and the agency, whose enforcement it was.</summary>
internal static class NoticesDue
{
    /// <returns>Rows added, each a state change.</returns>
    public static async Task<int> AddAsync(NpgsqlConnection connection, CaseFile file, Act act, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand("""
            insert into notice_due (id, roc_year, case_id, branch, section, act_id, act_kind, addressee, party_ordinal, created_at)
            select gen_random_uuid(), $1, $2, $3, $4, $5, $6, who.addressee, who.ordinal, $7
            from (values ('obligor', null::smallint), ('agency', null)
                union all select 'party', ordinal from party where roc_year = $1 and case_id = $2) as who (addressee, ordinal)
            """, connection)
        {
            Parameters =
            {
                new() { Value = (short)file.Number.RocYear }, new() { Value = file.Id }, new() { Value = file.Number.Branch }, new() { Value = file.State.Section },
                new() { Value = act.Id }, new() { Value = act.Kind.Code }, new() { Value = act.At },
            },
        };
        return await command.ExecuteNonQueryAsync(cancel);
    }
}
