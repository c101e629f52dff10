using Enforcement.CaseExecution.Domain.Cases;
using Enforcement.CaseExecution.Domain.Insolvencies;
using Enforcement.CaseExecution.Domain.Payments;
using Enforcement.Law.Clocks;
using Enforcement.Statute;
using Npgsql;
using NpgsqlTypes;

namespace Enforcement.CaseExecution.Data;

/// <summary>Insolvencies. Locked after their cases and their stay.</summary>
internal static class InsolvencyRows
{
    public const string Subject = "insolvency";

    private static readonly TimeSpan Warning = TimeSpan.FromDays(14);

    public static async Task<bool> IsPendingAsync(NpgsqlConnection connection, Guid obligorId, string branch, InsolvencyEvent what, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand("select exists (select from insolvency where obligor_id = $1 and branch = $2 and event = $3 and ended_on is null)", connection)
        {
            Parameters = { new() { Value = obligorId }, new() { Value = branch }, new() { Value = Codes.Of(what) } },
        };
        return (bool)(await command.ExecuteScalarAsync(cancel))!;
    }

    /// <summary>Inserts it before the journal writes the stay it refers to; that constraint is checked at the commit.</summary>
    public static async Task InsertAsync(NpgsqlConnection connection, ObligorInsolvency insolvency, CaseFile file, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand("""
            insert into insolvency (id, obligor_id, event, branch, section, court, court_number, opened_on, until_on, claim_by, stay_id, act_id)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
            """, connection)
        {
            Parameters =
            {
                new() { Value = insolvency.Id }, new() { Value = insolvency.ObligorId }, new() { Value = Codes.Of(insolvency.Notice.Event) }, new() { Value = file.Number.Branch },
                new() { Value = file.State.Section }, new() { Value = insolvency.Notice.Court }, new() { Value = insolvency.Notice.CourtNumber },
                new() { Value = insolvency.Notice.OpenedOn }, JournalBatch.One(insolvency.Until, NpgsqlDbType.Date), JournalBatch.One(insolvency.Notice.ClaimBy, NpgsqlDbType.Date),
                new() { Value = insolvency.StayId }, new() { Value = insolvency.ActId },
            },
        };
        await command.ExecuteNonQueryAsync(cancel);
    }

    public static async Task<ObligorInsolvency?> LockAsync(NpgsqlConnection connection, Guid id, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand("""
            select obligor_id, event, court, court_number, opened_on, until_on, claim_by, stay_id, act_id, claimed_on, ended_on, end_reason, version from insolvency where id = $1 for update
            """, connection) { Parameters = { new() { Value = id } } };
        await using var reader = await command.ExecuteReaderAsync(cancel);
        if (!await reader.ReadAsync(cancel))
            return null;
        var terms = new ObligorInsolvency
        {
            Id = id,
            ObligorId = reader.GetGuid(0),
            Notice = new InsolvencyNotice(Codes.Stored<InsolvencyEvent>(reader.GetString(1)), reader.GetString(2), reader.GetString(3), reader.GetFieldValue<DateOnly>(4), false, reader.OptionalDate(6)),
            Until = reader.OptionalDate(5),
            StayId = reader.GetGuid(7),
            ActId = reader.GetGuid(8),
        };
        return ObligorInsolvency.Restore(terms, reader.OptionalDate(9), reader.OptionalDate(10), reader.Optional(11), reader.GetInt32(12));
    }

    public static async Task UpdateAsync(NpgsqlConnection connection, ObligorInsolvency insolvency, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand("""
            update insolvency set claimed_on = coalesce($2, claimed_on), claimed_amount = coalesce($3, claimed_amount), claim_reference = coalesce($4, claim_reference), ended_on = $5,
                end_reason = $6, version = $7 where id = $1
            """, connection)
        {
            Parameters =
            {
                new() { Value = insolvency.Id }, JournalBatch.One(insolvency.ClaimedOn, NpgsqlDbType.Date), JournalBatch.One(insolvency.ClaimedAmount, NpgsqlDbType.Bigint),
                JournalBatch.One(insolvency.ClaimReference, NpgsqlDbType.Text), JournalBatch.One(insolvency.EndedOn, NpgsqlDbType.Date), JournalBatch.One(insolvency.EndReason, NpgsqlDbType.Text),
                new() { Value = insolvency.Version },
            },
        };
        await command.ExecuteNonQueryAsync(cancel);
    }

    /// <summary>Effect of the journal: an insolvency whose stay was lifted otherwise, or whose cases have all ended, is over.</summary>
    public static void EndWithStays(JournalBatch batch, Journal journal)
    {
        var ended = journal.Ended.Where(file => file.IsActed).ToList();
        var lifted = journal.Stays.Where(stay => stay.LiftedOn is not null).Select(stay => stay.Id).ToList();
        if (ended.Count == 0 && lifted.Count == 0)
            return;
        batch.AddCounted("""
            update insolvency i set ended_on = $3, end_reason = s.lift_reason, version = i.version + 1 from stay s
            where s.id = i.stay_id and s.lifted_on is not null and i.ended_on is null and (s.id = any($4) or s.id in (
                select o.stay_id from unnest($1, $2) as t (roc_year, case_id)
                cross join lateral (select stay_id from stay_case c where c.roc_year = t.roc_year and c.case_id = t.case_id) o))
            """, [.. CaseKeys.Of(ended), JournalBatch.One(journal.Day), JournalBatch.Of(lifted)]);
    }

    /// <summary>The clock of a preservation order: how long it may last (INSV-02). It spans cases, so it names none.</summary>
    public static ClockStart? ClockOf(ObligorInsolvency insolvency, CaseFile file, DateTimeOffset at) => insolvency.Until is null ? null : new ClockStart
    {
        Subject = SubjectOf(insolvency.Id),
        Owner = new ClockOwner(file.Number.Branch, file.State.Section),
        Name = "preservation",
        RuleId = "INSV-02",
        Facts = new PreservationFacts(insolvency.Notice.OpenedOn, insolvency.Notice.Extended),
        StartedAt = at,
        WarnLead = Warning,
    };

    public static ClockSubject SubjectOf(Guid id) => new(Subject, id);
}
