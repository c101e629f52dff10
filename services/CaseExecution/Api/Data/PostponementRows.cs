using Enforcement.CaseExecution.Domain.Cases;
using Enforcement.CaseExecution.Domain.Payments;
using Enforcement.CaseExecution.Domain.Postponements;
using Npgsql;
using NpgsqlTypes;

namespace Enforcement.CaseExecution.Data;

/// <summary>Postponements. Read under the lock of their case.</summary>
internal static class PostponementRows
{
    public const string Columns = """
        p.id, p.case_id, p.agreed_on, p.reference, p.wished_until, p.state, p.until_on, p.stay_id, p.notified_on, p.apply_by, p.applied_on, p.version, p.branch, p.section, p.agency
        """;

    /// <summary>The one that runs, or was notified; null when enforcement is not postponed.</summary>
    public static Task<CasePostponement?> OpenAsync(NpgsqlConnection connection, Guid caseId, CancellationToken cancel) =>
        OneAsync(connection, "p.case_id = $1 and p.state in ('running', 'notified')", cancel, caseId);

    /// <summary>A request of the agency for the case that was not acted on.</summary>
    public static Task<CasePostponement?> RequestedAsync(NpgsqlConnection connection, Guid caseId, Guid id, CancellationToken cancel) =>
        OneAsync(connection, "p.case_id = $1 and p.id = $2 and p.state = 'requested'", cancel, caseId, id);

    /// <summary>How often the case was postponed.</summary>
    public static async Task<int> CountAsync(NpgsqlConnection connection, Guid caseId, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand("select count(*)::int from postponement where case_id = $1 and stay_id is not null", connection) { Parameters = { new() { Value = caseId } } };
        return (int)(await command.ExecuteScalarAsync(cancel))!;
    }

    public static async Task SaveAsync(NpgsqlConnection connection, CaseFile file, CasePostponement postponement, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand("""
            insert into postponement (id, roc_year, case_id, branch, section, agency, state, reference, agreed_on, wished_until, until_on, stay_id, notified_on, apply_by, applied_on, version)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)
            on conflict (id) do update set state = excluded.state, until_on = excluded.until_on, stay_id = excluded.stay_id, notified_on = excluded.notified_on,
                apply_by = excluded.apply_by, applied_on = excluded.applied_on, version = excluded.version
            """, connection)
        {
            Parameters =
            {
                new() { Value = postponement.Id }, new() { Value = (short)file.Number.RocYear }, new() { Value = file.Id }, new() { Value = file.Number.Branch },
                new() { Value = file.State.Section }, new() { Value = file.State.Agency }, new() { Value = Codes.Of(postponement.State) }, new() { Value = postponement.Reference },
                new() { Value = postponement.AgreedOn }, JournalBatch.One(postponement.WishedUntil, NpgsqlDbType.Date), JournalBatch.One(postponement.Until, NpgsqlDbType.Date),
                JournalBatch.One(postponement.StayId, NpgsqlDbType.Uuid), JournalBatch.One(postponement.NotifiedOn, NpgsqlDbType.Date),
                JournalBatch.One(postponement.ApplyBy, NpgsqlDbType.Date), JournalBatch.One(postponement.AppliedOn, NpgsqlDbType.Date), new() { Value = postponement.Version },
            },
        };
        await command.ExecuteNonQueryAsync(cancel);
    }

    /// <summary>Effect of the journal: a postponement of a case that ends otherwise is over. Its own end has been written before.</summary>
    public static void EndWithCases(JournalBatch batch, Journal journal)
    {
        var closed = journal.Cases.Where(file => file.IsActed && file.Status == CaseStatus.Closed && file.State.Status == CaseStatus.Open).ToList();
        if (closed.Count > 0)
            batch.AddCounted("update postponement set state = 'over', version = version + 1 where case_id = any($1) and state in ('requested', 'running', 'notified')", JournalBatch.Of(closed.Select(file => file.Id)));
    }

    public static CasePostponement Read(NpgsqlDataReader reader) => new()
    {
        Id = reader.GetGuid(0),
        CaseId = reader.GetGuid(1),
        AgreedOn = reader.GetFieldValue<DateOnly>(2),
        Reference = reader.GetString(3),
        WishedUntil = reader.OptionalDate(4),
        State = Codes.Stored<PostponementState>(reader.GetString(5)),
        Until = reader.OptionalDate(6),
        StayId = reader.OptionalGuid(7),
        NotifiedOn = reader.OptionalDate(8),
        ApplyBy = reader.OptionalDate(9),
        AppliedOn = reader.OptionalDate(10),
        StoredVersion = reader.GetInt32(11),
        Version = reader.GetInt32(11),
    };

    private static async Task<CasePostponement?> OneAsync(NpgsqlConnection connection, string condition, CancellationToken cancel, params object[] values)
    {
        await using var command = new NpgsqlCommand($"select {Columns} from postponement p where {condition}", connection);
        foreach (var value in values)
            command.Parameters.Add(new NpgsqlParameter { Value = value });
        await using var reader = await command.ExecuteReaderAsync(cancel);
        return await reader.ReadAsync(cancel) ? Read(reader) : null;
    }
}
