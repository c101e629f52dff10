using Enforcement.CaseExecution.Domain.Acts;
using Enforcement.CaseExecution.Domain.Cases;
using Enforcement.CaseExecution.Domain.Notices;
using Npgsql;

namespace Enforcement.CaseExecution.Data;

/// <summary>Notices an act owes to everybody of its case: obligor, parties, and the agency, whose enforcement it was; taken up by the notice that tells of it.</summary>
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

    /// <summary>What an act still owes on a case, the case being locked.</summary>
    public static async Task<IReadOnlyList<DueNotice>> OpenAsync(NpgsqlConnection connection, CaseFile file, Guid actId, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand("""
            select id, addressee, party_ordinal from notice_due where case_id = $1 and act_id = $2 and notice_id is null order by addressee, party_ordinal for update
            """, connection) { Parameters = { new() { Value = file.Id }, new() { Value = actId } } };
        var due = new List<DueNotice>();
        await using var reader = await command.ExecuteReaderAsync(cancel);
        while (await reader.ReadAsync(cancel))
            due.Add(new DueNotice(reader.GetGuid(0), Codes.Stored<AddresseeRole>(reader.GetString(1)), reader.IsDBNull(2) ? null : reader.GetInt16(2)));
        return due;
    }

    /// <summary>Those who get the notice are owed it no more.</summary>
    /// <returns>Rows taken up, each a state change.</returns>
    public static async Task<int> TakeUpAsync(
        NpgsqlConnection connection, IReadOnlyList<DueNotice> due, IReadOnlyList<AddresseeTerms> addressees, Guid noticeId, CancellationToken cancel)
    {
        var taken = due.Where(row => addressees.Any(who => who.Role == row.Role && who.PartyOrdinal == row.PartyOrdinal)).Select(row => row.Id).ToArray();
        if (taken.Length == 0)
            return 0;
        await using var command = new NpgsqlCommand("update notice_due set notice_id = $2, version = version + 1 where id = any($1)", connection)
        {
            Parameters = { new() { Value = taken }, new() { Value = noticeId } },
        };
        return await command.ExecuteNonQueryAsync(cancel);
    }
}

/// <summary>A notice that is owed.</summary>
internal sealed record DueNotice(Guid Id, AddresseeRole Role, short? PartyOrdinal);
