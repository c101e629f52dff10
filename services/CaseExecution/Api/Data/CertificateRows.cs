using Enforcement.CaseExecution.Domain.Acts;
using Enforcement.CaseExecution.Domain.Cases;
using Enforcement.CaseExecution.Domain.Certificates;
using Enforcement.Kernel;
using Npgsql;
using NpgsqlTypes;

namespace Enforcement.CaseExecution.Data;

/// <summary>Certificates. Read under the lock of their case.</summary>
internal static class CertificateRows
{
    public const string Columns = """
        k.id, k.number, k.case_id, k.branch, k.section, k.agency, k.amount, k.issued_on, k.review, k.sampled_on, k.sent_back_on, k.reports, k.report_due_on, k.review_note,
        k.successor_case_id, k.retransferred_on, k.version
        """;

    /// <summary>Numbers and writes the certificates of an act, one a case, in the order of the case numbers.</summary>
    /// <returns>Rows added.</returns>
    public static async Task<int> IssueAsync(NpgsqlConnection connection, IReadOnlyCollection<CaseFile> files, Act act, CancellationToken cancel)
    {
        var day = TaipeiTime.DateOf(act.At);
        var (branch, year) = (files.First().Number.Branch, TaipeiTime.RocYear(day));
        await using var counter = new NpgsqlCommand("""
            insert into certificate_serial as s (branch, roc_year, last) values ($1, $2, $3)
            on conflict (branch, roc_year) do update set last = s.last + excluded.last returning last
            """, connection)
        {
            Parameters = { new() { Value = branch }, new() { Value = (short)year }, new() { Value = files.Count } },
        };
        var first = (int)(await counter.ExecuteScalarAsync(cancel))! - files.Count + 1;
        var ordered = files.OrderBy(file => file.Number.RocYear).ThenBy(file => file.Number.Kind).ThenBy(file => file.Number.Serial).ToList();
        await using var batch = new JournalBatch(connection);
        batch.AddCounted("""
            insert into certificate (id, number, roc_year, case_id, branch, section, agency, amount, issued_on, act_id)
            select id, number, roc_year, case_id, $7, section, agency, amount, $8, $9 from unnest($1, $2, $3, $4, $5, $6, $10) as n (id, number, roc_year, case_id, section, agency, amount)
            """,
            JournalBatch.Of(ordered.Select(_ => Guid.CreateVersion7(act.At))),
            JournalBatch.Of(ordered.Select((_, index) => CertificateNumber.Of(branch, year, first + index))), JournalBatch.Of(ordered.Select(file => (short)file.Number.RocYear)),
            JournalBatch.Of(ordered.Select(file => file.Id)), JournalBatch.Of(ordered.Select(file => file.State.Section)), JournalBatch.Of(ordered.Select(file => file.State.Agency)),
            JournalBatch.One(branch), JournalBatch.One(day), JournalBatch.One(act.Id), JournalBatch.Of(ordered.Select(file => file.Outstanding)));
        return await batch.ExecuteAsync(cancel);
    }

    /// <summary>The certificate of a case, locked; the last one where it had several.</summary>
    public static async Task<Certificate?> LockAsync(NpgsqlConnection connection, Guid caseId, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand("""
            select id, number, case_id, review, sent_back_on, reports, report_due_on, review_note, version from certificate where case_id = $1 order by id desc limit 1 for update
            """, connection) { Parameters = { new() { Value = caseId } } };
        await using var reader = await command.ExecuteReaderAsync(cancel);
        if (!await reader.ReadAsync(cancel))
            return null;
        return new Certificate
        {
            Id = reader.GetGuid(0),
            Number = reader.GetString(1),
            CaseId = reader.GetGuid(2),
            Review = Codes.Stored<CertificateReview>(reader.GetString(3)),
            SentBackOn = reader.OptionalDate(4),
            Reports = reader.GetInt16(5),
            ReportDueOn = reader.OptionalDate(6),
            Note = reader.Optional(7),
            StoredVersion = reader.GetInt32(8),
            Version = reader.GetInt32(8),
        };
    }

    public static async Task UpdateAsync(NpgsqlConnection connection, Certificate certificate, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand("""
            update certificate set review = $2, sent_back_on = $3, reports = $4, report_due_on = $5, review_note = $6, version = $7 where id = $1
            """, connection)
        {
            Parameters =
            {
                new() { Value = certificate.Id }, new() { Value = Codes.Of(certificate.Review) }, JournalBatch.One(certificate.SentBackOn, NpgsqlDbType.Date),
                new() { Value = (short)certificate.Reports }, JournalBatch.One(certificate.ReportDueOn, NpgsqlDbType.Date), JournalBatch.One(certificate.Note, NpgsqlDbType.Text),
                new() { Value = certificate.Version },
            },
        };
        await command.ExecuteNonQueryAsync(cancel);
    }

    /// <summary>Marks the certificates of earlier cases as transferred again.</summary>
    /// <returns>Rows changed.</returns>
    public static async Task<int> SucceedAsync(NpgsqlConnection connection, IReadOnlyCollection<(Guid Earlier, Guid Successor)> pairs, DateOnly on, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand("""
            update certificate k set successor_case_id = n.successor, retransferred_on = $3, version = k.version + 1
            from unnest($1, $2) as n (earlier, successor) where k.case_id = n.earlier and k.successor_case_id is null
            """, connection)
        {
            Parameters =
            {
                new() { Value = pairs.Select(pair => pair.Earlier).ToArray() }, new() { Value = pairs.Select(pair => pair.Successor).ToArray() }, new() { Value = on },
            },
        };
        return await command.ExecuteNonQueryAsync(cancel);
    }
}
