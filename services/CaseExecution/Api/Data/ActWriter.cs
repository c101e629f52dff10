using Enforcement.CaseExecution.Domain.Cases;
using Enforcement.CaseExecution.Domain.Payments;
using Enforcement.Hosting.Access;
using NpgsqlTypes;

namespace Enforcement.CaseExecution.Data;

/// <summary>Acts and the cases they touched.</summary>
internal static class ActWriter
{
    public static void Write(JournalBatch batch, Journal journal, Caller? caller)
    {
        var acts = journal.Acts;
        if (acts.Count == 0)
            return;
        batch.Add("""
            insert into act (roc_year, id, kind, basis_rule, basis_article, subject_type, subject_id, amount, detail, reason, milder_means, rulings, proposal_id, cases,
                done_at, actor, actor_role)
            select *, $15, $16, $17 from unnest($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)
                as n (roc_year, id, kind, basis_rule, basis_article, subject_type, subject_id, amount, detail, reason, milder_means, rulings, proposal_id, cases)
            """,
            JournalBatch.Of(acts.Select(act => CaseKey.RocYearOf(act.Id)!.Value)), JournalBatch.Of(acts.Select(act => act.Id)),
            JournalBatch.Of(acts.Select(act => act.Kind.Code)), JournalBatch.Of(acts.Select(act => act.Kind.Basis.RuleId)),
            JournalBatch.Of(acts.Select(act => act.Kind.Basis.Article)), JournalBatch.Texts(acts.Select(act => act.Effect.SubjectType)),
            JournalBatch.Of(acts.Select(act => act.Effect.SubjectId), NpgsqlDbType.Uuid), JournalBatch.Of(acts.Select(act => act.Effect.Amount), NpgsqlDbType.Bigint),
            JournalBatch.Texts(acts.Select(act => act.Effect.Detail)), JournalBatch.Texts(acts.Select(act => act.Ground.Reason)),
            JournalBatch.Texts(acts.Select(act => act.Ground.MilderMeans)), JournalBatch.Of(acts.Select(act => StoredRulings.Write(act.Ground))),
            JournalBatch.Of(acts.Select(act => act.ProposalId), NpgsqlDbType.Uuid), JournalBatch.Of(acts.Select(act => act.Cases.Count)),
            JournalBatch.One(journal.At), JournalBatch.One(caller?.Subject ?? "system"), JournalBatch.One(caller?.Role, NpgsqlDbType.Text));
        var cases = acts.SelectMany(act => act.Cases.Select(touched => (Act: act, Touched: touched))).ToList();
        batch.Add("""
            insert into act_case (roc_year, case_id, act_id, act_year, version)
            select * from unnest($1, $2, $3, $4, $5) as n (roc_year, case_id, act_id, act_year, version)
            """,
            JournalBatch.Of(cases.Select(row => (short)row.Touched.Case.Number.RocYear)), JournalBatch.Of(cases.Select(row => row.Touched.Case.Id)),
            JournalBatch.Of(cases.Select(row => row.Act.Id)), JournalBatch.Of(cases.Select(row => CaseKey.RocYearOf(row.Act.Id)!.Value)),
            JournalBatch.Of(cases.Select(row => row.Touched.Version)));
    }
}
