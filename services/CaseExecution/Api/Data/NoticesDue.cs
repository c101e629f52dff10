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

    /// <summary>What acts still owe on cases, the cases being locked.</summary>
    public static async Task<IReadOnlyList<DueOfCase>> OpenAsync(NpgsqlConnection connection, IReadOnlyCollection<(Guid Case, Guid Act)> pairs, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand("""
            select d.case_id, d.act_id, d.id, d.addressee, d.party_ordinal from notice_due d join unnest($1, $2) as n (case_id, act_id) on d.case_id = n.case_id and d.act_id = n.act_id
            where d.notice_id is null order by d.case_id, d.act_id, d.addressee, d.party_ordinal for update of d
            """, connection) { Parameters = { JournalBatch.Of(pairs.Select(pair => pair.Case)), JournalBatch.Of(pairs.Select(pair => pair.Act)) } };
        var due = new List<DueOfCase>();
        await using var reader = await command.ExecuteReaderAsync(cancel);
        while (await reader.ReadAsync(cancel))
        {
            due.Add(new DueOfCase(reader.GetGuid(0), reader.GetGuid(1),
                new DueNotice(reader.GetGuid(2), Codes.Stored<AddresseeRole>(reader.GetString(3)), reader.IsDBNull(4) ? null : reader.GetInt16(4))));
        }

        return due;
    }

    /// <summary>Each row is taken up by its notice.</summary>
    /// <returns>Rows taken up, each a state change.</returns>
    public static async Task<int> TakeUpAsync(NpgsqlConnection connection, IReadOnlyCollection<(Guid Due, Guid Notice)> taken, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand(
            "update notice_due d set notice_id = n.notice_id, version = d.version + 1 from unnest($1, $2) as n (id, notice_id) where d.id = n.id", connection)
        {
            Parameters = { JournalBatch.Of(taken.Select(row => row.Due)), JournalBatch.Of(taken.Select(row => row.Notice)) },
        };
        return await command.ExecuteNonQueryAsync(cancel);
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

/// <summary>A notice that is owed, among those of many cases.</summary>
internal sealed record DueOfCase(Guid CaseId, Guid ActId, DueNotice Due);
