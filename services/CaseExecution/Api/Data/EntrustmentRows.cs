using Enforcement.CaseExecution.Domain.Cases;
using Enforcement.CaseExecution.Domain.Entrustments;
using Enforcement.CaseExecution.Domain.Payments;
using Enforcement.Kernel;
using Enforcement.Statute;
using Npgsql;
using NpgsqlTypes;

namespace Enforcement.CaseExecution.Data;

/// <summary>Entrustments. Locked after their case.</summary>
internal static class EntrustmentRows
{
    private const string Columns = """
        id, branch, to_branch, acts, county, district, task, sent_on, due_on, sent_by, act_id, state, to_section, reports, collects, ended_on, note, version
        """;

    /// <summary>Inserts it under the next number of the entrusted branch.</summary>
    /// <returns>The number of the linked case.</returns>
    public static async Task<string> InsertAsync(NpgsqlConnection connection, EntrustedCase entrusted, CaseFile file, CancellationToken cancel)
    {
        var terms = entrusted.Terms;
        await using var command = new NpgsqlCommand("""
            with counter as (
                insert into entrustment_counter as c (branch, roc_year, last_serial) values ($4, $5, 1)
                on conflict (branch, roc_year) do update set last_serial = c.last_serial + 1 returning last_serial)
            insert into entrustment (id, case_id, roc_year, branch, section, to_branch, number_year, serial, acts, county, district, task, recorded_amount, state, sent_on, sent_by, due_on, act_id)
            select $1, $2, $3, $15, $6, $4, $5, last_serial, $7, $8, $9, $10, $11, 'sent', $12, $13, $14, $16 from counter returning serial
            """, connection)
        {
            Parameters =
            {
                new() { Value = terms.Id }, new() { Value = file.Id }, new() { Value = (short)file.Number.RocYear }, new() { Value = terms.ToBranch },
                new() { Value = (short)TaipeiTime.RocYear(terms.SentOn) }, new() { Value = file.State.Section }, new() { Value = terms.Acts.ToArray() }, new() { Value = terms.Place.County },
                new() { Value = (object?)terms.Place.District ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Text }, new() { Value = terms.Task },
                new() { Value = Entrustment.RecordedAmount }, new() { Value = terms.SentOn }, new() { Value = terms.SentBy }, new() { Value = terms.DueOn },
                new() { Value = terms.FromBranch }, new() { Value = terms.ActId },
            },
        };
        return NumberOf(terms.ToBranch, (short)TaipeiTime.RocYear(terms.SentOn), (int)(await command.ExecuteScalarAsync(cancel))!);
    }

    /// <summary>Number of a linked case: branch, year, the word 助執, serial.</summary>
    public static string NumberOf(string branch, short year, int serial) => $"{branch}-{year:000}助執{serial:00000000}";

    /// <summary>The case of an entrustment, to be locked before it.</summary>
    public static async Task<Guid?> CaseAsync(NpgsqlConnection connection, Guid id, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand("select case_id from entrustment where id = $1", connection) { Parameters = { new() { Value = id } } };
        return await command.ExecuteScalarAsync(cancel) as Guid?;
    }

    public static async Task<EntrustedCase> LockAsync(NpgsqlConnection connection, Guid id, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand($"select {Columns} from entrustment where id = $1 for update", connection) { Parameters = { new() { Value = id } } };
        await using var reader = await command.ExecuteReaderAsync(cancel);
        await reader.ReadAsync(cancel);
        var terms = new EntrustmentTerms(id, reader.GetString(1), reader.GetString(2), reader.GetFieldValue<string[]>(3), new Place(reader.GetString(4), reader.Optional(5)), reader.GetString(6),
            reader.GetFieldValue<DateOnly>(7), reader.GetFieldValue<DateOnly>(8), reader.GetString(9), reader.GetGuid(10));
        return EntrustedCase.Restore(terms, Codes.Stored<EntrustmentState>(reader.GetString(11)), reader.Optional(12), reader.GetInt32(13), reader.GetBoolean(14), reader.OptionalDate(15),
            reader.Optional(16), reader.GetInt32(17));
    }

    public static async Task UpdateAsync(NpgsqlConnection connection, EntrustedCase entrusted, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand(
            "update entrustment set state = $2, to_section = $3, reports = $4, collects = $5, ended_on = $6, note = $7, version = $8 where id = $1", connection)
        {
            Parameters =
            {
                new() { Value = entrusted.Terms.Id }, new() { Value = Codes.Of(entrusted.State) }, JournalBatch.One(entrusted.ToSection, NpgsqlDbType.Text),
                new() { Value = entrusted.Reports }, new() { Value = entrusted.Collects }, JournalBatch.One(entrusted.EndedOn, NpgsqlDbType.Date),
                JournalBatch.One(entrusted.Note, NpgsqlDbType.Text), new() { Value = entrusted.Version },
            },
        };
        await command.ExecuteNonQueryAsync(cancel);
    }

    /// <summary>Effect of the journal: an entrustment of a case that ended is over.</summary>
    public static void EndWithCases(JournalBatch batch, Journal journal)
    {
        var ended = journal.Ended.Where(file => file.IsActed).ToList();
        if (ended.Count > 0)
        {
            batch.AddCounted("update entrustment set state = 'over', ended_on = $2, version = version + 1 where case_id = any($1) and state in ('sent', 'accepted')",
                JournalBatch.Of(ended.Select(file => file.Id)), JournalBatch.One(journal.Day));
        }
    }
}
