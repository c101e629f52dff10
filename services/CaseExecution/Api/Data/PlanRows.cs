using System.Text.Json;
using Enforcement.CaseExecution.Domain.Cases;
using Enforcement.CaseExecution.Domain.Instalments;
using Npgsql;
using NpgsqlTypes;

namespace Enforcement.CaseExecution.Data;

/// <summary>Plans of payment by instalments. Locked after their cases.</summary>
internal static class PlanRows
{
    // An instalment is due when its clock says so: a stay that stopped it has moved its day.
    public const string Select = """
        select p.id, p.obligor_id, p.branch, p.section, p.hardship, p.count, p.first_due_on, p.ex_officio, p.explanation, p.security, p.security_reference, p.state,
            p.requested_on, p.total, p.paid, p.decided_on, p.end_reason, p.stay_id, p.version,
            array(select case_id from instalment_plan_case c where c.plan_id = p.id and c.ended_at is null order by c.case_id),
            array(select agency from instalment_plan_case c where c.plan_id = p.id and c.ended_at is null order by c.case_id),
            array(select amount from instalment_plan_case c where c.plan_id = p.id and c.ended_at is null order by c.case_id),
            (select json_agg(x order by x.agency)::text from (
                select agency, consents, answered_on as "answeredOn", reference from instalment_consent a where a.plan_id = p.id) x),
            (select coalesce(json_agg(x order by x.number), '[]')::text from (
                select i.id, i.number, coalesce(k.due_on, i.due_on) as "dueOn", i.amount, i.paid, i.paid_on as "paidOn"
                from instalment i left join clock k on k.subject_type = 'instalment' and k.subject_id = i.id and k.ended_at is null where i.plan_id = p.id) x)
        from instalment_plan p
        """;

    /// <summary>The plan, locked; its cases must be locked before.</summary>
    public static async Task<InstalmentPlan?> LockAsync(NpgsqlConnection connection, Guid id, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand($"{Select} where p.id = $1 for update of p", connection) { Parameters = { new() { Value = id } } };
        await using var reader = await command.ExecuteReaderAsync(cancel);
        return await reader.ReadAsync(cancel) ? InstalmentPlan.Restore(Read(reader)) : null;
    }

    /// <summary>The cases a plan has, to be locked before it; none where it has no case of that id.</summary>
    public static async Task<IReadOnlyList<Guid>> CasesAsync(NpgsqlConnection connection, Guid planId, Guid caseId, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand("""
            select case_id from instalment_plan_case where plan_id = $1 and ended_at is null
                and exists (select from instalment_plan_case o where o.plan_id = $1 and o.case_id = $2 and o.ended_at is null) order by case_id
            """, connection)
        {
            Parameters = { new() { Value = planId }, new() { Value = caseId } },
        };
        var ids = new List<Guid>();
        await using var reader = await command.ExecuteReaderAsync(cancel);
        while (await reader.ReadAsync(cancel))
            ids.Add(reader.GetGuid(0));
        return ids;
    }

    /// <summary>Whether one of the cases is in a plan; and the first last day of their periods of enforcement.</summary>
    public static async Task<(bool InPlan, DateOnly? EnforcementEnds)> FactsAsync(NpgsqlConnection connection, IReadOnlyCollection<CaseFile> files, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand("""
            select bool_or(exists (select from instalment_plan_case o where o.roc_year = c.roc_year and o.case_id = c.id and o.ended_at is null)), min(c.clock_due)
            from unnest($1, $2) as t (roc_year, id) join case_file c on c.roc_year = t.roc_year and c.id = t.id
            """, connection);
        command.Parameters.AddRange(CaseKeys.Of(files));
        await using var reader = await command.ExecuteReaderAsync(cancel);
        await reader.ReadAsync(cancel);
        return (reader.GetBoolean(0), reader.OptionalDate(1));
    }

    /// <summary>Whether a stay of another kind has stopped the clocks of a plan.</summary>
    public static async Task<bool> IsPausedAsync(NpgsqlConnection connection, Guid planId, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand("""
            select exists (select from instalment i join clock k on k.subject_type = 'instalment' and k.subject_id = i.id and k.state = 'paused' where i.plan_id = $1)
            """, connection) { Parameters = { new() { Value = planId } } };
        return (bool)(await command.ExecuteScalarAsync(cancel))!;
    }

    public static async Task InsertAsync(NpgsqlConnection connection, InstalmentPlan plan, CancellationToken cancel)
    {
        await using var batch = new JournalBatch(connection);
        batch.Add("""
            insert into instalment_plan (id, obligor_id, branch, section, state, hardship, count, first_due_on, ex_officio, explanation, security, security_reference, total, requested_on)
            values ($1, $2, $3, $4, 'requested', $5, $6, $7, $8, $9, $10, $11, $12, $13)
            """,
            JournalBatch.One(plan.Id), JournalBatch.One(plan.ObligorId), JournalBatch.One(plan.Branch), JournalBatch.One(plan.Section),
            JournalBatch.One(plan.Terms.Hardship is { } hardship ? Codes.Of(hardship) : null, NpgsqlDbType.Text), JournalBatch.One((short)plan.Terms.Count),
            JournalBatch.One(plan.Terms.FirstDueOn), JournalBatch.One(plan.Terms.IsExOfficio), JournalBatch.One(plan.Terms.Explanation),
            JournalBatch.One(Codes.Of(plan.Terms.Security)), JournalBatch.One(plan.Terms.SecurityReference, NpgsqlDbType.Text), JournalBatch.One(plan.Total),
            JournalBatch.One(plan.RequestedOn));
        batch.Add("insert into instalment_plan_case (plan_id, roc_year, case_id, agency, amount) select $1, * from unnest($2, $3, $4, $5)",
            JournalBatch.One(plan.Id), JournalBatch.Of(plan.Cases.Select(file => CaseKey.RocYearOf(file.CaseId)!.Value)),
            JournalBatch.Of(plan.Cases.Select(file => file.CaseId)), JournalBatch.Of(plan.Cases.Select(file => file.Agency)), JournalBatch.Of(plan.Cases.Select(file => file.Amount)));
        batch.Add("insert into instalment_consent (plan_id, agency) select $1, * from unnest($2)", JournalBatch.One(plan.Id),
            JournalBatch.Of(plan.Consents.Select(consent => consent.Agency)));
        await batch.ExecuteAsync(cancel);
    }

    /// <summary>Writes a decision or an answer. A plan that is over lets its cases go.</summary>
    public static async Task UpdateAsync(NpgsqlConnection connection, InstalmentPlan plan, DateTimeOffset at, CancellationToken cancel)
    {
        await using var batch = new JournalBatch(connection);
        batch.Add("update instalment_plan set state = $2, total = $3, decided_on = $4, end_reason = $5, stay_id = $6, version = $7, unsettled = null where id = $1",
            JournalBatch.One(plan.Id), JournalBatch.One(Codes.Of(plan.State)), JournalBatch.One(plan.Total), JournalBatch.One(plan.DecidedOn, NpgsqlDbType.Date),
            JournalBatch.One(plan.EndReason, NpgsqlDbType.Text), JournalBatch.One(plan.StayId, NpgsqlDbType.Uuid), JournalBatch.One(plan.Version));
        var answered = plan.Consents.Where(consent => consent.Consents is not null).ToList();
        batch.Add("""
            update instalment_consent a set consents = n.consents, answered_on = n.answered_on, reference = n.reference
            from unnest($2, $3, $4, $5) as n (agency, consents, answered_on, reference) where a.plan_id = $1 and a.agency = n.agency and a.consents is null
            """,
            JournalBatch.One(plan.Id), JournalBatch.Of(answered.Select(consent => consent.Agency)), JournalBatch.Of(answered.Select(consent => consent.Consents!.Value)),
            JournalBatch.Of(answered.Select(consent => consent.AnsweredOn!.Value)), JournalBatch.Texts(answered.Select(consent => consent.Reference)));
        if (plan is { State: PlanState.Running, StoredVersion: > 0 })
        {
            batch.Add("insert into instalment (id, plan_id, number, due_on, amount) select id, $1, number, due_on, amount from unnest($2, $3, $4, $5) as n (id, number, due_on, amount)",
                JournalBatch.One(plan.Id), JournalBatch.Of(plan.Instalments.Select(item => item.Id)), JournalBatch.Of(plan.Instalments.Select(item => (short)item.Number)),
                JournalBatch.Of(plan.Instalments.Select(item => item.DueOn)), JournalBatch.Of(plan.Instalments.Select(item => item.Amount)));
        }

        if (plan.State is not (PlanState.Requested or PlanState.Running))
            batch.Add("update instalment_plan_case set ended_at = $2 where plan_id = $1 and ended_at is null", JournalBatch.One(plan.Id), JournalBatch.One(at));
        await batch.ExecuteAsync(cancel);
    }

    public static PlanRow Read(NpgsqlDataReader reader)
    {
        var (cases, agencies, amounts) = (reader.GetFieldValue<Guid[]>(19), reader.GetFieldValue<string[]>(20), reader.GetFieldValue<long[]>(21));
        return new PlanRow
        {
            Id = reader.GetGuid(0),
            ObligorId = reader.GetGuid(1),
            Branch = reader.GetString(2),
            Section = reader.GetString(3),
            Terms = new PlanTerms(reader.Optional(4) is { } hardship ? Codes.Stored<Hardship>(hardship) : null, reader.GetInt16(5), reader.GetFieldValue<DateOnly>(6),
                reader.GetBoolean(7), reader.GetString(8), Codes.Stored<PlanSecurity>(reader.GetString(9)), reader.Optional(10)),
            State = Codes.Stored<PlanState>(reader.GetString(11)),
            RequestedOn = reader.GetFieldValue<DateOnly>(12),
            Total = reader.GetInt64(13),
            Paid = reader.GetInt64(14),
            DecidedOn = reader.OptionalDate(15),
            EndReason = reader.Optional(16),
            StayId = reader.OptionalGuid(17),
            Version = reader.GetInt32(18),
            Cases = [.. cases.Select((id, index) => new PlanCase(id, agencies[index], amounts[index]))],
            Consents = JsonSerializer.Deserialize<List<PlanConsent>>(reader.GetString(22), JsonSerializerOptions.Web)!,
            Instalments = JsonSerializer.Deserialize<List<Instalment>>(reader.GetString(23), JsonSerializerOptions.Web)!,
        };
    }
}
