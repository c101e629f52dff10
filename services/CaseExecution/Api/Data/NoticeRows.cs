using Enforcement.CaseExecution.Domain.Notices;
using Npgsql;
using NpgsqlTypes;

namespace Enforcement.CaseExecution.Data;

/// <summary>Writes notices set-based: one from an officer and a thousand of a run take the same path.</summary>
internal static class NoticeRows
{
    /// <returns>Rows of notices, each a state change for the audit record.</returns>
    public static async Task<int> InsertAsync(
        NpgsqlConnection connection, IReadOnlyList<IssuedNotice> notices, Guid? runId, string issuedBy, DateTimeOffset at, DateOnly on, CancellationToken cancel)
    {
        if (notices.Count == 0)
            return 0;
        await using var batch = new JournalBatch(connection);
        batch.AddCounted("""
            insert into notice (id, kind, branch, section, obligor_id, case_id, case_number, act_id, run_id, told_act_id, amount, day_on, appear_at, place, purpose,
                pending, issued_on, issued_at, issued_by)
            select n.id, n.kind, n.branch, n.section, n.obligor_id, n.case_id, n.case_number, n.act_id, $15, n.told_act_id, n.amount, n.day_on, n.appear_at, n.place,
                n.purpose, n.pending, $16, $17, $18
            from unnest($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $19)
                as n (id, kind, branch, section, obligor_id, case_id, case_number, act_id, told_act_id, amount, day_on, appear_at, place, purpose, pending)
            """,
            JournalBatch.Of(notices.Select(notice => notice.Id)), JournalBatch.Of(notices.Select(notice => Codes.Of(notice.Terms.Kind))),
            JournalBatch.Of(notices.Select(notice => notice.Cases[0].Number.Branch)), JournalBatch.Of(notices.Select(notice => notice.Cases[0].State.Section)),
            JournalBatch.Of(notices.Select(notice => notice.Cases[0].State.ObligorId)), JournalBatch.Of(notices.Select(notice => notice.Cases[0].Id)),
            JournalBatch.Of(notices.Select(notice => notice.Cases[0].Number.ToString())), JournalBatch.Of(notices.Select(notice => notice.ActId)),
            JournalBatch.Of(notices.Select(notice => notice.Terms.ToldActId), NpgsqlDbType.Uuid), JournalBatch.Of(notices.Select(notice => notice.Amount)),
            JournalBatch.Of(notices.Select(notice => notice.Terms.DayOn), NpgsqlDbType.Date),
            JournalBatch.Of(notices.Select(notice => notice.Terms.AppearAt), NpgsqlDbType.TimestampTz), JournalBatch.Texts(notices.Select(notice => notice.Terms.Place)),
            JournalBatch.Texts(notices.Select(notice => notice.Terms.Purpose)), JournalBatch.One(runId, NpgsqlDbType.Uuid), JournalBatch.One(on), JournalBatch.One(at),
            JournalBatch.One(issuedBy), JournalBatch.Of(notices.Select(notice => (short)notice.Addressees.Count)));
        var cases = notices.SelectMany(notice => notice.Cases.Select(file => (Notice: notice.Id, File: file))).ToList();
        batch.Add("insert into notice_case (roc_year, case_id, notice_id) select * from unnest($1, $2, $3)", JournalBatch.Of(cases.Select(row => (short)row.File.Number.RocYear)),
            JournalBatch.Of(cases.Select(row => row.File.Id)), JournalBatch.Of(cases.Select(row => row.Notice)));
        Addressees(batch, notices, at);
        return await batch.ExecuteAsync(cancel);
    }

    private static void Addressees(JournalBatch batch, IReadOnlyList<IssuedNotice> notices, DateTimeOffset at)
    {
        var rows = notices.SelectMany(notice => notice.Addressees.Select((who, index) => (Notice: notice.Id, Ordinal: (short)(index + 1), Who: who))).ToList();
        batch.Add("""
            insert into notice_addressee (id, notice_id, ordinal, role, party_ordinal, third_party, name, address, county, served_as, through, recipient)
            select * from unnest($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
            """,
            JournalBatch.Of(rows.Select(_ => Guid.CreateVersion7(at))), JournalBatch.Of(rows.Select(row => row.Notice)), JournalBatch.Of(rows.Select(row => row.Ordinal)),
            JournalBatch.Of(rows.Select(row => Codes.Of(row.Who.Role))), JournalBatch.Of(rows.Select(row => row.Who.PartyOrdinal), NpgsqlDbType.Smallint),
            JournalBatch.Texts(rows.Select(row => row.Who.ThirdParty)), JournalBatch.Of(rows.Select(row => row.Who.Name)), JournalBatch.Texts(rows.Select(row => row.Who.Address)),
            JournalBatch.Texts(rows.Select(row => row.Who.County)), JournalBatch.Of(rows.Select(row => Codes.Of(row.Who.Served))),
            JournalBatch.Of(rows.Select(row => Codes.Of(row.Who.Through))), JournalBatch.Of(rows.Select(row => row.Who.Recipient().Reason!)));
    }

    /// <summary>Ends notices; those that are settled already are left alone.</summary>
    /// <returns>Notices ended, each a state change.</returns>
    public static async Task<int> SettleAsync(NpgsqlConnection connection, IReadOnlyCollection<Guid> ids, NoticeState state, DateOnly on, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand("update notice set state = $2, ended_on = $3, version = version + 1 where id = any($1) and state = 'open'", connection)
        {
            Parameters = { new() { Value = ids.ToArray() }, new() { Value = Codes.Of(state) }, new() { Value = on } },
        };
        return await command.ExecuteNonQueryAsync(cancel);
    }

    /// <summary>Sets other days to appear; whoever was served before must be served again.</summary>
    /// <returns>Notices moved, each a state change.</returns>
    public static async Task<int> MoveAsync(
        NpgsqlConnection connection, IReadOnlyCollection<(Guid Id, DateOnly Day, DateTimeOffset At)> moved, string? place, CancellationToken cancel)
    {
        await using var batch = new JournalBatch(connection);
        batch.AddCounted("""
            update notice set day_on = n.day_on, appear_at = n.appear_at, place = coalesce($4, notice.place), version = version + 1,
                pending = (select count(*) from notice_addressee a where a.notice_id = notice.id)
            from unnest($1, $2, $3) as n (id, day_on, appear_at) where notice.id = n.id
            """,
            JournalBatch.Of(moved.Select(row => row.Id)), JournalBatch.Of(moved.Select(row => row.Day)), JournalBatch.Of(moved.Select(row => row.At.ToUniversalTime())),
            JournalBatch.One(place, NpgsqlDbType.Text));
        batch.Add("""
            update notice_addressee set state = 'pending', manner = null, served_on = null, effective_on = null, later_on = null, counts_from = null, kept_until = null,
                is_proven = null, certificate_number = null
            where notice_id = any($1) and state = 'served'
            """, JournalBatch.Of(moved.Select(row => row.Id)));
        return await batch.ExecuteAsync(cancel);
    }
}
