using Enforcement.CaseExecution.Domain.Acts;
using Enforcement.CaseExecution.Domain.Cases;
using Enforcement.CaseExecution.Domain.Estates;
using Enforcement.CaseExecution.Domain.Measures;
using Npgsql;

namespace Enforcement.CaseExecution.Data;

/// <summary>Estates of obligors who died. Written under the locks of the cases.</summary>
internal static class EstateRows
{
    /// <summary>The cases with the days they were received.</summary>
    public static async Task<IReadOnlyList<EstateCase>> CasesAsync(NpgsqlConnection connection, IReadOnlyCollection<CaseFile> files, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand(
            "select c.id, c.received_on from unnest($1, $2) as t (roc_year, case_id) join case_file c on c.roc_year = t.roc_year and c.id = t.case_id", connection);
        foreach (var parameter in CaseKeys.Of(files))
            command.Parameters.Add(parameter);
        var received = new Dictionary<Guid, DateOnly>(files.Count);
        await using var reader = await command.ExecuteReaderAsync(cancel);
        while (await reader.ReadAsync(cancel))
            received[reader.GetGuid(0)] = reader.GetFieldValue<DateOnly>(1);
        return [.. files.Select(file => new EstateCase(file, received[file.Id]))];
    }

    /// <summary>Locks the live measures that bind the obligor's person, with all their cases locked before them.</summary>
    public static async Task<IReadOnlyList<Measure>> OnPersonAsync(NpgsqlConnection connection, Guid obligorId, string branch, CancellationToken cancel)
    {
        var ids = new List<Guid>();
        await using (var command = new NpgsqlCommand(
            "select id from measure where obligor_id = $1 and branch = $2 and kind = any($3) and ended_at is null and (person_id is null or person_id = $1) order by id", connection)
        {
            Parameters = { new() { Value = obligorId }, new() { Value = branch }, JournalBatch.Of(Death.PersonalKinds.Select(kind => kind.Code)) },
        })
        {
            await using var reader = await command.ExecuteReaderAsync(cancel);
            while (await reader.ReadAsync(cancel))
                ids.Add(reader.GetGuid(0));
        }

        return ids.Count == 0 ? [] : await MeasureRows.LockAsync(connection, ids, cancel);
    }

    /// <summary>Records the death on the obligor and on his cases.</summary>
    public static async Task SaveAsync(
        NpgsqlConnection connection, Guid obligorId, IReadOnlyCollection<CaseFile> files, DeathNotice notice, Act act, string subject, CancellationToken cancel)
    {
        await using var batch = new JournalBatch(connection);
        batch.Add("""
            insert into estate as e (obligor_id, died_on, left_property, heirs_clear, has_administrator, source, act_id, recorded_at, recorded_by)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
            on conflict (obligor_id) do update set died_on = excluded.died_on, left_property = excluded.left_property, heirs_clear = excluded.heirs_clear,
                has_administrator = excluded.has_administrator, source = excluded.source, act_id = excluded.act_id, recorded_at = excluded.recorded_at,
                recorded_by = excluded.recorded_by, version = e.version + 1
            """, JournalBatch.One(obligorId), JournalBatch.One(notice.DiedOn), JournalBatch.One(notice.LeftProperty), JournalBatch.One(notice.HeirsAreClear),
            JournalBatch.One(notice.HasAdministrator), JournalBatch.One(notice.Source), JournalBatch.One(act.Id), JournalBatch.One(act.At), JournalBatch.One(subject));
        batch.Add("update case_file c set deceased_on = $3 from unnest($1, $2) as t (roc_year, case_id) where c.roc_year = t.roc_year and c.id = t.case_id",
            [.. CaseKeys.Of(files), JournalBatch.One(notice.DiedOn)]);
        await batch.ExecuteAsync(cancel);
    }

    /// <summary>What is recorded of the death; null when he lives as far as is known.</summary>
    public static async Task<DeathNotice?> FindAsync(NpgsqlConnection connection, Guid obligorId, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand("select died_on, left_property, heirs_clear, has_administrator, source from estate where obligor_id = $1 for update", connection)
        {
            Parameters = { new() { Value = obligorId } },
        };
        await using var reader = await command.ExecuteReaderAsync(cancel);
        return await reader.ReadAsync(cancel)
            ? new DeathNotice(reader.GetFieldValue<DateOnly>(0), null, reader.GetBoolean(1), reader.GetBoolean(2), reader.GetBoolean(3), reader.GetString(4))
            : null;
    }

    public static async Task AgentAsync(NpgsqlConnection connection, Guid obligorId, Act act, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand("update estate set agent_act_id = $2, version = version + 1 where obligor_id = $1", connection)
        {
            Parameters = { new() { Value = obligorId }, new() { Value = act.Id } },
        };
        await command.ExecuteNonQueryAsync(cancel);
    }

    /// <summary>Whether the case says that the obligor is dead; it may have come so with the transfer.</summary>
    public static async Task<bool> IsDeadAsync(NpgsqlConnection connection, CaseFile file, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand("select deceased_on is not null from case_file where roc_year = $1 and id = $2", connection)
        {
            Parameters = { new() { Value = (short)file.Number.RocYear }, new() { Value = file.Id } },
        };
        return (bool)(await command.ExecuteScalarAsync(cancel))!;
    }
}
