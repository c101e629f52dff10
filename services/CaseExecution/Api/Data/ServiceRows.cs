using Enforcement.CaseExecution.Domain.Cases;
using Enforcement.CaseExecution.Domain.Notices;
using Enforcement.Statute;
using Npgsql;
using NpgsqlTypes;

namespace Enforcement.CaseExecution.Data;

/// <summary>An addressee as service sees him.</summary>
internal sealed record ServedAddressee(Guid Id, Addressee Through, bool IsBody, bool IsServed, string? County, bool FailedBefore, bool PublicBefore);

/// <summary>Service and its attempts. Read and written under the lock of the notice.</summary>
internal static class ServiceRows
{
    /// <summary>The addressee, or null when the notice has none of this id.</summary>
    public static async Task<ServedAddressee?> FindAsync(NpgsqlConnection connection, Guid noticeId, Guid addresseeId, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand("""
            select a.through, a.served_as in ('body', 'foreignBody'), a.state = 'served', a.county,
                exists (select from service_attempt s where s.notice_id = a.notice_id and s.addressee_id = a.id and s.outcome = 'failed'),
                exists (select from notice n join notice o on o.obligor_id = n.obligor_id join notice_addressee b on b.notice_id = o.id and b.name = a.name and b.role = a.role
                    join service_attempt s on s.notice_id = o.id and s.addressee_id = b.id and s.manner = 'public' and s.outcome = 'served' where n.id = a.notice_id)
            from notice_addressee a where a.notice_id = $1 and a.id = $2
            """, connection) { Parameters = { new() { Value = noticeId }, new() { Value = addresseeId } } };
        await using var reader = await command.ExecuteReaderAsync(cancel);
        return await reader.ReadAsync(cancel)
            ? new ServedAddressee(addresseeId, Codes.Stored<Addressee>(reader.GetString(0)), reader.GetBoolean(1), reader.GetBoolean(2), reader.Optional(3), reader.GetBoolean(4),
                reader.GetBoolean(5))
            : null;
    }

    /// <returns>1: the notice changed.</returns>
    public static async Task<int> ServeAsync(
        NpgsqlConnection connection, StoredNotice notice, Guid addresseeId, ServiceReport report, ServiceEffect effect, string? certificate, string recordedBy, CancellationToken cancel)
    {
        await using var batch = new JournalBatch(connection);
        batch.Add("""
            update notice_addressee set state = 'served', manner = $2, served_on = $3, effective_on = $4, later_on = $5, counts_from = $6, kept_until = $7, is_proven = $8,
                certificate_number = $9
            where id = $1
            """,
            JournalBatch.One(addresseeId), JournalBatch.One(Codes.Of(report.Manner)), JournalBatch.One(report.On), JournalBatch.One(effect.EffectiveOn),
            JournalBatch.One(effect.LaterOn, NpgsqlDbType.Date), JournalBatch.One(effect.CountsFrom), JournalBatch.One(effect.KeptUntil, NpgsqlDbType.Date),
            JournalBatch.One(effect.IsProven), JournalBatch.One(certificate, NpgsqlDbType.Text));
        Attempt(batch, notice, addresseeId, effect.Act.Id, report.On, effect.Act.At, recordedBy, "served", report.Manner, null, effect);

        // A notice that only informs has done all it should when everybody has it.
        batch.AddCounted("""
            update notice set pending = pending - 1, version = version + 1, state = case when kind = 'information' and state = 'open' and pending = 1 then 'fulfilled' else state end,
                ended_on = case when kind = 'information' and state = 'open' and pending = 1 then $2 else ended_on end
            where id = $1
            """, JournalBatch.One(notice.Id), JournalBatch.One(report.On));
        return await batch.ExecuteAsync(cancel);
    }

    /// <returns>1: the notice changed.</returns>
    public static async Task<int> FailAsync(
        NpgsqlConnection connection, StoredNotice notice, Guid addresseeId, Domain.Acts.Act act, DateOnly on, FailureReason reason, string recordedBy, CancellationToken cancel)
    {
        await using var batch = new JournalBatch(connection);
        Attempt(batch, notice, addresseeId, act.Id, on, act.At, recordedBy, "failed", null, reason, null);
        batch.AddCounted("update notice set version = version + 1 where id = $1", JournalBatch.One(notice.Id));
        return await batch.ExecuteAsync(cancel);
    }

    /// <summary>The day from which the first notice to pay of a case counts, served on the obligor or who stands for him; null while none is served.</summary>
    public static async Task<DateOnly?> PaymentOrderedOnAsync(NpgsqlConnection connection, CaseFile file, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand("""
            select min(a.counts_from) from notice_case c join notice n on n.id = c.notice_id join notice_addressee a on a.notice_id = n.id
            where c.roc_year = $1 and c.case_id = $2 and n.kind = 'payment' and n.state <> 'cancelled' and a.state = 'served' and a.role in ('obligor', 'party')
            """, connection) { Parameters = { new() { Value = (short)file.Number.RocYear }, new() { Value = file.Id } } };
        return await command.ExecuteScalarAsync(cancel) as DateOnly?;
    }

    private static void Attempt(
        JournalBatch batch, StoredNotice notice, Guid addresseeId, Guid actId, DateOnly on, DateTimeOffset at, string recordedBy, string outcome, ServiceManner? manner,
        FailureReason? reason, ServiceEffect? effect) => batch.Add("""
            insert into service_attempt (id, notice_id, addressee_id, act_id, tried_on, outcome, manner, reason, effective_on, later_on, recorded_at, recorded_by)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
            """,
            JournalBatch.One(Guid.CreateVersion7(at)), JournalBatch.One(notice.Id), JournalBatch.One(addresseeId), JournalBatch.One(actId), JournalBatch.One(on),
            JournalBatch.One(outcome), JournalBatch.One(manner is { } how ? Codes.Of(how) : null, NpgsqlDbType.Text),
            JournalBatch.One(reason is { } why ? Codes.Of(why) : null, NpgsqlDbType.Text), JournalBatch.One(effect?.EffectiveOn, NpgsqlDbType.Date),
            JournalBatch.One(effect?.LaterOn, NpgsqlDbType.Date), JournalBatch.One(at), JournalBatch.One(recordedBy));
}
