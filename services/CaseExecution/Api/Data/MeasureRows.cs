using Enforcement.CaseExecution.Domain.Cases;
using Enforcement.CaseExecution.Domain.Measures;
using Npgsql;

namespace Enforcement.CaseExecution.Data;

/// <summary>Reads and locks measures. Locked after their cases, in the order of ids.</summary>
public static class MeasureRows
{
    private const string Select = """
        select m.id, m.kind, m.state, m.obligor_id, m.branch, m.section, m.property_item_id, m.third_party, m.person_id, m.addressee_kind, m.addressee, m.act_id,
            m.proposed_at, m.approved_at, m.in_force_on, m.until_on, m.ended_at, m.end_reason, m.version,
            array(select o.case_id from measure_case o where o.measure_id = m.id and o.ended_at is null order by o.case_id),
            array(select o.amount from measure_case o where o.measure_id = m.id and o.ended_at is null order by o.case_id),
            array(select o.held from measure_case o where o.measure_id = m.id and o.ended_at is null order by o.case_id)
        from measure m
        """;

    /// <summary>Locks measures with their open cases; ids that are none are left out.</summary>
    public static async Task<IReadOnlyList<Measure>> LockAsync(NpgsqlConnection connection, IReadOnlyCollection<Guid> ids, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand($"{Select} where m.id = any($1) order by m.id for update of m", connection) { Parameters = { new() { Value = ids.ToArray() } } };
        var measures = new List<Measure>();
        await using var reader = await command.ExecuteReaderAsync(cancel);
        while (await reader.ReadAsync(cancel))
            measures.Add(Measure.Restore(Read(reader)));
        return measures;
    }

    /// <summary>What is attached for cases now, NT$, by case; cases with nothing are left out.</summary>
    public static async Task<IReadOnlyDictionary<Guid, long>> AttachedAsync(NpgsqlConnection connection, IEnumerable<CaseFile> files, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand("""
            with secured as materialized (
                select (line ->> 'caseId')::uuid as case_id, (line ->> 'secured')::bigint as amount
                from distribution d cross join lateral json_array_elements(d.content::json -> 'rows') as line where d.secured > 0)
            select t.case_id, sum(o.amount)::bigint from unnest($1, $2) as t (roc_year, case_id)
            cross join lateral (
                select amount from measure_case m where m.roc_year = t.roc_year and m.case_id = t.case_id and m.ended_at is null
                union all select amount from secured s where s.case_id = t.case_id) o
            group by t.case_id
            """, connection);
        foreach (var parameter in CaseKeys.Of([.. files]))
            command.Parameters.Add(parameter);
        var sums = new Dictionary<Guid, long>();
        await using var reader = await command.ExecuteReaderAsync(cancel);
        while (await reader.ReadAsync(cancel))
            sums[reader.GetGuid(0)] = reader.GetInt64(1);
        return sums;
    }

    /// <summary>The cases a measure has open, to be locked before it.</summary>
    public static async Task<IReadOnlyList<Guid>> CasesAsync(NpgsqlConnection connection, Guid id, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand("select array(select case_id from measure_case where measure_id = $1 and ended_at is null order by case_id)", connection)
        {
            Parameters = { new() { Value = id } },
        };
        return (Guid[])(await command.ExecuteScalarAsync(cancel))!;
    }

    private static MeasureRow Read(NpgsqlDataReader reader)
    {
        var (cases, amounts, held) = (reader.GetFieldValue<Guid[]>(19), reader.GetFieldValue<long[]>(20), reader.GetFieldValue<bool[]>(21));
        return new MeasureRow
        {
            Id = reader.GetGuid(0),
            Terms = new MeasureTerms
            {
                Kind = MeasureKinds.Find(reader.GetString(1))!,
                ObligorId = reader.GetGuid(3),
                Branch = reader.GetString(4),
                Section = reader.GetString(5),
                PropertyItemId = reader.OptionalGuid(6),
                ThirdParty = reader.Optional(7),
                PersonId = reader.OptionalGuid(8),
                AddresseeKind = Codes.Stored<AddresseeKind>(reader.GetString(9)),
                Addressee = reader.Optional(10),
                Until = reader.OptionalDate(15),
            },
            State = Codes.Stored<MeasureState>(reader.GetString(2)),
            ActId = reader.GetGuid(11),
            ProposedAt = reader.GetFieldValue<DateTimeOffset>(12),
            ApprovedAt = reader.OptionalInstant(13),
            InForceOn = reader.OptionalDate(14),
            EndedAt = reader.OptionalInstant(16),
            EndReason = reader.Optional(17),
            Version = reader.GetInt32(18),
            Shares = [.. cases.Select((id, index) => new StoredShare(id, amounts[index], held[index]))],
        };
    }
}
