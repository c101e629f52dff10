using Enforcement.CaseExecution.Domain.Acts;
using Enforcement.CaseExecution.Domain.Cases;
using Enforcement.CaseExecution.Domain.Payments;
using Npgsql;

namespace Enforcement.CaseExecution.Data;

/// <summary>Cases joined with a lead case. Written under the locks of the cases.</summary>
internal static class JoinedRows
{
    /// <summary>Those of the cases that are joined with any lead, and those that lead others; a lead may take more.</summary>
    public static async Task<IReadOnlyCollection<Guid>> TakenAsync(NpgsqlConnection connection, CaseFile lead, IEnumerable<CaseFile> others, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand("""
            select array(select case_id from joined_case where case_id = any($1) and left_on is null
                union select lead_case_id from joined_case where lead_case_id = any($2) and left_on is null)
            """, connection)
        {
            Parameters = { JournalBatch.Of(others.Select(file => file.Id).Append(lead.Id)), JournalBatch.Of(others.Select(file => file.Id)) },
        };
        return (Guid[])(await command.ExecuteScalarAsync(cancel))!;
    }

    public static async Task InsertAsync(NpgsqlConnection connection, CaseFile lead, IReadOnlyCollection<CaseFile> others, Act act, DateOnly on, CancellationToken cancel)
    {
        await using var batch = new JournalBatch(connection);
        batch.Add("""
            insert into joined_case (id, lead_case_id, case_id, roc_year, branch, section, act_id, joined_on) select gen_random_uuid(), $2, id, roc_year, $3, $4, $5, $6 from unnest($1, $7) as n (id, roc_year)
            """, JournalBatch.Of(others.Select(file => file.Id)), JournalBatch.One(lead.Id), JournalBatch.One(lead.Number.Branch), JournalBatch.One(lead.State.Section),
            JournalBatch.One(act.Id), JournalBatch.One(on), JournalBatch.Of(others.Select(file => (short)file.Number.RocYear)));
        await batch.ExecuteAsync(cancel);
    }

    /// <summary>How many of the cases are joined with the lead now.</summary>
    public static async Task<int> CountAsync(NpgsqlConnection connection, CaseFile lead, IEnumerable<CaseFile> members, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand("select count(*)::integer from joined_case where lead_case_id = $1 and case_id = any($2) and left_on is null", connection)
        {
            Parameters = { new() { Value = lead.Id }, JournalBatch.Of(members.Select(file => file.Id)) },
        };
        return (int)(await command.ExecuteScalarAsync(cancel))!;
    }

    /// <returns>Rows changed.</returns>
    public static async Task<int> LeaveAsync(NpgsqlConnection connection, CaseFile lead, IEnumerable<CaseFile> members, DateOnly on, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand("""
            update joined_case set left_on = $3, left_reason = 'unjoined', version = version + 1 where lead_case_id = $1 and case_id = any($2) and left_on is null
            """, connection)
        {
            Parameters = { new() { Value = lead.Id }, JournalBatch.Of(members.Select(file => file.Id)), new() { Value = on } },
        };
        return await command.ExecuteNonQueryAsync(cancel);
    }

    /// <summary>Effect of the journal: a case that ended, or moved, is no more of a group; without its lead a group is none.</summary>
    public static void EndWithCases(JournalBatch batch, Journal journal)
    {
        var gone = journal.Ended.Where(file => file.IsActed).Concat(journal.Moves.Select(move => move.Case)).Select(file => file.Id).Distinct().ToList();
        if (gone.Count == 0)
            return;
        batch.Add("""
            delete from case_flag f using joined_case j where j.left_on is null and (j.case_id = any($1) or j.lead_case_id = any($1)) and f.case_id = j.case_id and f.flag = 'joined'
            """, JournalBatch.Of(gone));
        batch.AddCounted("""
            update joined_case set left_on = $2, left_reason = 'caseGone', version = version + 1 where (case_id = any($1) or lead_case_id = any($1)) and left_on is null
            """, JournalBatch.Of(gone), JournalBatch.One(journal.Day));
    }
}
