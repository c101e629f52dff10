using Enforcement.CaseExecution.Domain.Cases;
using Enforcement.CaseExecution.Domain.Payments;
using NpgsqlTypes;

namespace Enforcement.CaseExecution.Data;

/// <summary>Measures a journal made or changed itself, and their cases.</summary>
internal static class MeasureWriter
{
    public static void Write(JournalBatch batch, Journal journal)
    {
        var measures = journal.Measures.OrderBy(measure => measure.Id).ToList();
        if (measures.Count == 0)
            return;
        batch.Add("""
            insert into measure (id, kind, state, obligor_id, branch, section, property_item_id, third_party, person_id, addressee_kind, addressee, act_id, amount,
                proposed_at, approved_at, in_force_on, until_on, reduced_at, ended_at, end_reason, version)
            select * from unnest($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21)
            on conflict (id) do update set state = excluded.state, amount = excluded.amount, approved_at = excluded.approved_at, in_force_on = excluded.in_force_on,
                reduced_at = coalesce(excluded.reduced_at, measure.reduced_at), ended_at = excluded.ended_at, end_reason = excluded.end_reason, version = excluded.version
            """,
            JournalBatch.Of(measures.Select(measure => measure.Id)), JournalBatch.Of(measures.Select(measure => measure.Kind.Code)),
            JournalBatch.Of(measures.Select(measure => Codes.Of(measure.State))), JournalBatch.Of(measures.Select(measure => measure.Terms.ObligorId)),
            JournalBatch.Of(measures.Select(measure => measure.Terms.Branch)), JournalBatch.Of(measures.Select(measure => measure.Terms.Section)),
            JournalBatch.Of(measures.Select(measure => measure.Terms.PropertyItemId), NpgsqlDbType.Uuid), JournalBatch.Texts(measures.Select(measure => measure.Terms.ThirdParty)),
            JournalBatch.Of(measures.Select(measure => measure.Terms.PersonId), NpgsqlDbType.Uuid), JournalBatch.Of(measures.Select(measure => Codes.Of(measure.Terms.Tells))),
            JournalBatch.Texts(measures.Select(measure => measure.Terms.Addressee)), JournalBatch.Of(measures.Select(measure => measure.ActId)),
            JournalBatch.Of(measures.Select(measure => measure.Amount)), JournalBatch.Of(measures.Select(measure => measure.ProposedAt)),
            JournalBatch.Of(measures.Select(measure => measure.ApprovedAt), NpgsqlDbType.TimestampTz), JournalBatch.Of(measures.Select(measure => measure.InForceOn), NpgsqlDbType.Date),
            JournalBatch.Of(measures.Select(measure => measure.Terms.Until), NpgsqlDbType.Date), JournalBatch.Of(measures.Select(measure => measure.ReducedAt), NpgsqlDbType.TimestampTz),
            JournalBatch.Of(measures.Select(measure => measure.EndedAt), NpgsqlDbType.TimestampTz), JournalBatch.Texts(measures.Select(measure => measure.EndReason)),
            JournalBatch.Of(measures.Select(measure => measure.Version)));
        var shares = measures.SelectMany(measure => measure.Shares.Select(share => (measure.Id, Share: share))).ToList();
        if (shares.Count > 0)
        {
            batch.Add("""
                insert into measure_case (roc_year, case_id, measure_id, amount, held) select * from unnest($1, $2, $3, $4, $5)
                on conflict (roc_year, case_id, measure_id) do update set amount = excluded.amount where measure_case.amount <> excluded.amount
                """,
                JournalBatch.Of(shares.Select(row => CaseKey.RocYearOf(row.Share.CaseId)!.Value)), JournalBatch.Of(shares.Select(row => row.Share.CaseId)),
                JournalBatch.Of(shares.Select(row => row.Id)), JournalBatch.Of(shares.Select(row => row.Share.Amount)), JournalBatch.Of(shares.Select(row => row.Share.IsHeld)));
        }

        var gone = measures.Where(measure => measure.EndedAt is not null).Select(measure => measure.Id).ToList();
        if (gone.Count > 0)
            batch.Add("update measure_case set ended_at = $2 where measure_id = any($1) and ended_at is null", JournalBatch.Of(gone), JournalBatch.One(journal.At));
    }
}
