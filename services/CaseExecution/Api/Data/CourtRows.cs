using Enforcement.CaseExecution.Domain.Cases;
using Enforcement.CaseExecution.Domain.Courts;
using Enforcement.CaseExecution.Domain.Payments;
using Npgsql;
using NpgsqlTypes;

namespace Enforcement.CaseExecution.Data;

/// <summary>Joint handling with courts. Locked after the case.</summary>
internal static class CourtRows
{
    public static async Task<bool> IsPendingAsync(NpgsqlConnection connection, Guid caseId, string court, string number, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand("select exists (select from court_joinder where case_id = $1 and court = $2 and court_number = $3 and ended_on is null)", connection)
        {
            Parameters = { new() { Value = caseId }, new() { Value = court }, new() { Value = number } },
        };
        return (bool)(await command.ExecuteScalarAsync(cancel))!;
    }

    /// <summary>Whether the case is secured by this measure now.</summary>
    public static async Task<bool> IsSeizedAsync(NpgsqlConnection connection, CaseFile file, Guid measureId, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand("""
            select exists (select from measure_case o join measure m on m.id = o.measure_id
                where o.roc_year = $1 and o.case_id = $2 and o.measure_id = $3 and o.ended_at is null and m.state in ('inForce', 'stayed'))
            """, connection)
        {
            Parameters = { new() { Value = (short)file.Number.RocYear }, new() { Value = file.Id }, new() { Value = measureId } },
        };
        return (bool)(await command.ExecuteScalarAsync(cancel))!;
    }

    public static async Task InsertAsync(NpgsqlConnection connection, CourtJoinder joinder, CaseFile file, CancellationToken cancel)
    {
        var terms = joinder.Terms;
        await using var command = new NpgsqlCommand("""
            insert into court_joinder (id, case_id, roc_year, branch, section, direction, state, court, court_number, measure_id, amount, since_on, reported_closed, act_id)
            values ($1, $2, $3, $4, $5, $6, 'open', $7, $8, $9, $10, $11, $12, $13)
            """, connection)
        {
            Parameters =
            {
                new() { Value = terms.Id }, new() { Value = file.Id }, new() { Value = (short)file.Number.RocYear }, new() { Value = file.Number.Branch },
                new() { Value = file.State.Section }, new() { Value = Codes.Of(terms.Direction) }, new() { Value = terms.Court }, new() { Value = terms.CourtNumber },
                JournalBatch.One(terms.MeasureId, NpgsqlDbType.Uuid), JournalBatch.One(terms.Amount, NpgsqlDbType.Bigint), new() { Value = terms.SinceOn },
                new() { Value = terms.ReportedClosed }, new() { Value = terms.ActId },
            },
        };
        await command.ExecuteNonQueryAsync(cancel);
    }

    public static async Task<CourtJoinder> LockAsync(NpgsqlConnection connection, Guid id, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand("""
            select direction, court, court_number, measure_id, amount, since_on, reported_closed, act_id, state, ended_on, note, version from court_joinder where id = $1 for update
            """, connection) { Parameters = { new() { Value = id } } };
        await using var reader = await command.ExecuteReaderAsync(cancel);
        await reader.ReadAsync(cancel);
        var terms = new JoinderTerms(id, Codes.Stored<JoinderDirection>(reader.GetString(0)), reader.GetString(1), reader.GetString(2), reader.OptionalGuid(3), reader.OptionalAmount(4),
            reader.GetFieldValue<DateOnly>(5), reader.GetBoolean(6), reader.GetGuid(7));
        return CourtJoinder.Restore(terms, Codes.Stored<JoinderState>(reader.GetString(8)), reader.OptionalDate(9), reader.Optional(10), reader.GetInt32(11));
    }

    public static async Task UpdateAsync(NpgsqlConnection connection, CourtJoinder joinder, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand("update court_joinder set state = $2, ended_on = $3, note = $4, version = $5 where id = $1", connection)
        {
            Parameters =
            {
                new() { Value = joinder.Terms.Id }, new() { Value = Codes.Of(joinder.State) }, JournalBatch.One(joinder.EndedOn, NpgsqlDbType.Date),
                JournalBatch.One(joinder.Note, NpgsqlDbType.Text), new() { Value = joinder.Version },
            },
        };
        await command.ExecuteNonQueryAsync(cancel);
    }

    /// <summary>
    /// Effect of the journal: where a case ends whose seizure a court's file joins, the seizure is not simply lifted (DBL-02): its release task goes to the court, which must
    /// get the file. Our own file at a court is over.
    /// </summary>
    public static void EndWithCases(JournalBatch batch, Journal journal)
    {
        var ended = journal.Ended.Where(file => file.IsActed).ToList();
        if (ended.Count == 0)
            return;
        var ids = JournalBatch.Of(ended.Select(file => file.Id));
        batch.Add("""
            update release_task t set addressee_kind = 'court', addressee = j.court, reason = 'courtFileJoined' from court_joinder j
            where j.case_id = any($1) and j.direction = 'received' and j.state = 'open' and t.measure_id = j.measure_id and t.created_at = $2 and t.action = 'release'
            """, ids, JournalBatch.One(journal.At));
        batch.AddCounted("update court_joinder set state = 'handoverDue', version = version + 1 where case_id = any($1) and direction = 'received' and state = 'open'",
            JournalBatch.Of(ended.Select(file => file.Id)));
        batch.AddCounted("update court_joinder set state = 'over', ended_on = $2, version = version + 1 where case_id = any($1) and direction = 'sent' and state = 'open'",
            JournalBatch.Of(ended.Select(file => file.Id)), JournalBatch.One(journal.Day));
    }
}
