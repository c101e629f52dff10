using Enforcement.CaseExecution.Data;
using Enforcement.CaseExecution.Domain.Cases;
using Enforcement.CaseExecution.Domain.Measures;
using Enforcement.CaseExecution.Domain.Persons;
using Enforcement.CaseExecution.Features.Acts;
using Enforcement.Kernel;
using Enforcement.Statute;
using Npgsql;
using CaseStage = Enforcement.CaseExecution.Domain.Cases.CaseStage;

namespace Enforcement.CaseExecution.Features.Persons;

/// <summary>A person who is treated like the obligor (AEL 24); left out, the act is against the obligor himself.</summary>
/// <param name="Party">Ordinal of the party in the case.</param>
/// <param name="Obligor">What the obligor is.</param>
/// <param name="Role">What the person is to the obligor.</param>
/// <param name="GroundAroseOn">Day the ground or duty arose.</param>
/// <param name="LeftOn">Day he left office; left out while in office.</param>
/// <param name="IsNeeded">A former representative is still needed.</param>
public sealed record PersonRequest(int Party, ObligorKind Obligor, RepresentativeRole Role, DateOnly GroundAroseOn, DateOnly? LeftOn = null, bool IsNeeded = true);

/// <summary>What the acts of this chapter read before they ask the law. Read under the lock of the group's cases.</summary>
internal static class PersonReading
{
    /// <summary>The group and the person of a request.</summary>
    public static async Task<Result<PersonMatter>> MatterAsync(this Acting acting, PersonRequest? request) =>
        (await PersonAsync(acting, request)).TryGet(out var person, out var refusal) ? new PersonMatter(acting.File, await acting.FreeGroupAsync(), person) : refusal;

    /// <summary>The cases of the group on which a measure may be taken now; the asked one in any case, so that its own bar is the answer.</summary>
    public static async Task<IReadOnlyList<CaseFile>> FreeGroupAsync(this Acting acting) =>
        [.. (await acting.DueGroupAsync()).Where(file => file.Id == acting.File.Id || (!file.IsStayed && file.Stage != CaseStage.CorrectionPending))];

    /// <summary>What the obligor owes over all his open cases, of whatever branch; what a provisional attachment only secures is not due and does not count.</summary>
    public static async Task<long> ArrearsAsync(this Acting acting) =>
        (await PersonSql.ScalarAsync<long?>(acting.Connection, """
            select sum(outstanding)::bigint from case_file where obligor_id = $1 and status = 'open' and provisional_received_on is null
            """, acting.Cancel, acting.File.State.ObligorId)) ?? 0;

    /// <summary>What the law says of a restriction by the Ministry of Finance, of whatever branch his open taxes are; nothing where he owes none.</summary>
    public static async Task<IReadOnlyList<Ruling>> OfMinistryAsync(this Acting acting)
    {
        var taxes = await PersonSql.ReadAsync(acting.Connection, """
            select sum(c.outstanding)::bigint, o.type = 'entity', bool_and(c.title_final_on is not null), coalesce(string_agg(c.preservation, ' '), '')
            from case_file c join obligor o on o.id = c.obligor_id where c.obligor_id = $1 and c.status = 'open' and c.kind = $2 and c.provisional_received_on is null
            group by o.type
            """, reader => (Facts: new MinistryRestrictionFacts(reader.GetInt64(0), reader.GetBoolean(1), reader.GetBoolean(2)), Preservation: reader.GetString(3)),
            acting.Cancel, acting.File.State.ObligorId, (short)ClaimKind.Tax);
        return [.. taxes.SelectMany(owed => MinistryRestriction.Rulings(owed.Facts, owed.Preservation.Split(' '), acting.Journal.Law.Calendar))];
    }

    /// <summary>The grounds found and not withdrawn, but for one.</summary>
    public static async Task<SecurityGrounds> GroundsAsync(this Acting acting, Guid? but = null)
    {
        var codes = await PersonSql.ScalarAsync<string[]>(acting.Connection, """
            select array(select ground from security_ground where obligor_id = $1 and branch = $2 and withdrawn_on is null and id is distinct from $3)
            """, acting.Cancel, acting.File.State.ObligorId, acting.File.Number.Branch, but);
        return codes!.Aggregate(SecurityGrounds.None, (grounds, code) => grounds | Codes.Stored<SecurityGrounds>(code));
    }

    /// <summary>Live measures of these kinds against the obligor in this branch, locked.</summary>
    public static async Task<IReadOnlyList<Measure>> StandingAsync(this Acting acting, params IEnumerable<MeasureKind> kinds)
    {
        var ids = await PersonSql.ScalarAsync<Guid[]>(acting.Connection, """
            select array(select id from measure where obligor_id = $1 and branch = $2 and kind = any($3) and ended_at is null order by id)
            """, acting.Cancel, acting.File.State.ObligorId, acting.File.Number.Branch, kinds.Select(kind => kind.Code).ToArray());
        return ids!.Length == 0 ? [] : await MeasureRows.LockAsync(acting.Connection, ids, acting.Cancel);
    }

    /// <summary>A measure of the obligor in this branch of one of these kinds, locked; null when there is none.</summary>
    public static async Task<Measure?> FindAsync(this Acting acting, Guid id, params IEnumerable<MeasureKind> kinds)
    {
        var measure = (await MeasureRows.LockAsync(acting.Connection, [id], acting.Cancel)).SingleOrDefault();
        return measure is not null && measure.Terms.ObligorId == acting.File.State.ObligorId && measure.Terms.Branch == acting.File.Number.Branch && kinds.Contains(measure.Kind) ? measure : null;
    }

    /// <summary>Writes rows of this chapter; each row inserted or changed is a state change for the audit record when its table has a version.</summary>
    public static async Task WriteAsync(this Acting acting, string sql, params object?[] values) =>
        acting.FurtherChanges += await PersonSql.ExecuteAsync(acting.Connection, sql, acting.Cancel, values);

    /// <summary>Adds a row that never changes; its act is what is audited.</summary>
    public static Task AddAsync(this Acting acting, string sql, params object?[] values) => PersonSql.ExecuteAsync(acting.Connection, sql, acting.Cancel, values);

    private static async Task<Result<AgainstPerson>> PersonAsync(Acting acting, PersonRequest? request)
    {
        if (request is null)
            return AgainstPerson.Obligor(await PersonSql.ScalarAsync<string>(acting.Connection, "select type from obligor where id = $1", acting.Cancel, acting.File.State.ObligorId) == "person");
        var id = await PersonSql.ScalarAsync<Guid?>(acting.Connection, "select obligor_id from party where roc_year = $1 and case_id = $2 and ordinal = $3", acting.Cancel,
            (short)acting.File.Number.RocYear, acting.File.Id, (short)request.Party);
        return id is null
            ? PersonRefusals.NotOfCase.Because($"Party {request.Party}.", "/person/party", new LegalBasis("REP-01", "行政執行法 24"))
            : AgainstPerson.Representative(id.Value, new RepresentativeFacts(request.Obligor, request.Role), new FormerRepresentativeFacts(request.GroundAroseOn, request.LeftOn, request.IsNeeded));
    }
}

/// <summary>Short statements with positional parameters.</summary>
internal static class PersonSql
{
    public static async Task<T?> ScalarAsync<T>(NpgsqlConnection connection, string sql, CancellationToken cancel, params object?[] values)
    {
        await using var command = Command(connection, sql, values);
        return await command.ExecuteScalarAsync(cancel) is { } value and not DBNull ? (T)value : default;
    }

    public static async Task<int> ExecuteAsync(NpgsqlConnection connection, string sql, CancellationToken cancel, params object?[] values)
    {
        await using var command = Command(connection, sql, values);
        return await command.ExecuteNonQueryAsync(cancel);
    }

    public static async Task<List<T>> ReadAsync<T>(NpgsqlConnection connection, string sql, Func<NpgsqlDataReader, T> read, CancellationToken cancel, params object?[] values)
    {
        await using var command = Command(connection, sql, values);
        var rows = new List<T>();
        await using var reader = await command.ExecuteReaderAsync(cancel);
        while (await reader.ReadAsync(cancel))
            rows.Add(read(reader));
        return rows;
    }

    private static NpgsqlCommand Command(NpgsqlConnection connection, string sql, object?[] values)
    {
        var command = new NpgsqlCommand(sql, connection);
        foreach (var value in values)
            command.Parameters.Add(new NpgsqlParameter { Value = value ?? DBNull.Value });
        return command;
    }
}
