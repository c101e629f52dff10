using Enforcement.CaseExecution.Domain.Cases;
using Enforcement.CaseExecution.Domain.Certificates;
using Enforcement.CaseExecution.Domain.Payments;
using Npgsql;
using NpgsqlTypes;

namespace Enforcement.CaseExecution.Data;

/// <summary>Orders to agencies to report property, and what they said. Read under the lock of their cases.</summary>
internal static class AgencyReportRows
{
    /// <summary>Makes an open order for each case, set-based.</summary>
    /// <returns>Ids by case, for the clocks.</returns>
    public static async Task<IReadOnlyList<(Guid Id, CaseFile File)>> OrderAsync(
        NpgsqlConnection connection, IReadOnlyCollection<CaseFile> files, DateOnly servedOn, DateOnly dueOn, DateTimeOffset at, CancellationToken cancel)
    {
        var rows = files.Select(file => (Id: Guid.CreateVersion7(at), File: file)).ToList();
        await using var command = new NpgsqlCommand("""
            insert into agency_report (id, roc_year, case_id, branch, section, agency, state, served_on, due_on)
            select n.id, n.roc_year, n.case_id, n.branch, n.section, n.agency, 'open', $7, $8 from unnest($1, $2, $3, $4, $5, $6) as n (id, roc_year, case_id, branch, section, agency)
            """, connection)
        {
            Parameters =
            {
                JournalBatch.Of(rows.Select(row => row.Id)), JournalBatch.Of(rows.Select(row => (short)row.File.Number.RocYear)), JournalBatch.Of(rows.Select(row => row.File.Id)),
                JournalBatch.Of(rows.Select(row => row.File.Number.Branch)), JournalBatch.Of(rows.Select(row => row.File.State.Section)),
                JournalBatch.Of(rows.Select(row => row.File.State.Agency)), new() { Value = servedOn }, new() { Value = dueOn },
            },
        };
        await command.ExecuteNonQueryAsync(cancel);
        return rows;
    }

    /// <summary>The agency's statement: answers the open order, or stands alone.</summary>
    /// <returns>Id of the order or statement.</returns>
    public static async Task<Guid> StateAsync(
        NpgsqlConnection connection, CaseFile file, bool hasProperty, DateOnly on, string? description, string reference, DateTimeOffset at, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand("""
            with answered as (
                update agency_report set state = $7, stated_on = $8, description = $9, reference = $10, version = version + 1 where case_id = $3 and state = 'open' returning id),
            alone as (
                insert into agency_report (id, roc_year, case_id, branch, section, agency, state, stated_on, description, reference)
                select $1, $2, $3, $4, $5, $6, $7, $8, $9, $10 where not exists (select from answered) returning id)
            select id from answered union all select id from alone
            """, connection)
        {
            Parameters =
            {
                new() { Value = Guid.CreateVersion7(at) }, new() { Value = (short)file.Number.RocYear }, new() { Value = file.Id }, new() { Value = file.Number.Branch },
                new() { Value = file.State.Section }, new() { Value = file.State.Agency }, new() { Value = hasProperty ? "property" : "none" }, new() { Value = on },
                JournalBatch.One(description, NpgsqlDbType.Text), new() { Value = reference },
            },
        };
        return (Guid)(await command.ExecuteScalarAsync(cancel))!;
    }

    /// <summary>What the agencies said last of cases; those of which nothing is known are left out.</summary>
    public static async Task<IReadOnlyDictionary<Guid, AgencyKnowledge>> KnownAsync(NpgsqlConnection connection, IReadOnlyCollection<CaseFile> files, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand("""
            select distinct on (r.case_id) r.case_id, r.served_on, r.state from agency_report r where r.case_id = any($1) and r.state <> 'over' order by r.case_id, r.id desc
            """, connection) { Parameters = { JournalBatch.Of(files.Select(file => file.Id)) } };
        var known = new Dictionary<Guid, AgencyKnowledge>();
        await using var reader = await command.ExecuteReaderAsync(cancel);
        while (await reader.ReadAsync(cancel))
            known[reader.GetGuid(0)] = new AgencyKnowledge(reader.OptionalDate(1), reader.GetString(2) == "none", reader.GetString(2) == "property");
        return known;
    }

    /// <summary>Whether an order is open for one of the cases.</summary>
    public static async Task<bool> IsOrderedAsync(NpgsqlConnection connection, IReadOnlyCollection<CaseFile> files, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand("select exists (select from agency_report where case_id = any($1) and state = 'open')", connection)
        {
            Parameters = { JournalBatch.Of(files.Select(file => file.Id)) },
        };
        return (bool)(await command.ExecuteScalarAsync(cancel))!;
    }

    /// <summary>Effect of the journal: an order of a case that is closed is over.</summary>
    public static void EndWithCases(JournalBatch batch, Journal journal)
    {
        var closed = journal.Cases.Where(file => file.IsActed && file.Status == CaseStatus.Closed && file.State.Status == CaseStatus.Open).ToList();
        if (closed.Count > 0)
            batch.AddCounted("update agency_report set state = 'over', version = version + 1 where case_id = any($1) and state = 'open'", JournalBatch.Of(closed.Select(file => file.Id)));
    }
}
