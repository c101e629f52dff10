using Enforcement.CaseExecution.Domain.Cases;
using Enforcement.CaseExecution.Domain.Jurisdictions;
using Npgsql;
using NpgsqlTypes;

namespace Enforcement.CaseExecution.Data;

/// <summary>Transfers of jurisdiction and their cases. Locked after their cases.</summary>
internal static class JurisdictionRows
{
    private const string Columns = "id, from_branch, from_section, to_branch, reason, request_act_id, requested_by, requested_at, state, decided_by, decided_at, note, moved_at, version";

    /// <summary>Those of the cases for which a request is open.</summary>
    public static async Task<bool> AnyPendingAsync(NpgsqlConnection connection, IEnumerable<CaseFile> cases, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand("select exists (select from jurisdiction_transfer_case where case_id = any($1) and is_open)", connection)
        {
            Parameters = { new() { Value = cases.Select(file => file.Id).ToArray() } },
        };
        return (bool)(await command.ExecuteScalarAsync(cancel))!;
    }

    /// <summary>A live measure that secures one of the cases and one that would stay; null when there is none.</summary>
    public static async Task<Guid?> SharedMeasureAsync(NpgsqlConnection connection, IEnumerable<CaseFile> cases, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand("""
            select o.measure_id from unnest($1, $2) as t (roc_year, case_id)
            cross join lateral (select measure_id from measure_case m where m.roc_year = t.roc_year and m.case_id = t.case_id and m.ended_at is null) o
            where exists (select from measure_case s where s.measure_id = o.measure_id and s.ended_at is null and s.case_id <> all($2)) limit 1
            """, connection);
        foreach (var parameter in CaseKeys.Of([.. cases]))
            command.Parameters.Add(parameter);
        return await command.ExecuteScalarAsync(cancel) as Guid?;
    }

    public static async Task InsertAsync(NpgsqlConnection connection, JurisdictionTransfer transfer, IEnumerable<CaseFile> cases, CancellationToken cancel)
    {
        var terms = transfer.Terms;
        await using var batch = new JournalBatch(connection);
        batch.Add("""
            insert into jurisdiction_transfer (id, state, from_branch, from_section, to_branch, reason, request_act_id, requested_by, requested_at)
            values ($1, 'requested', $2, $3, $4, $5, $6, $7, $8)
            """, JournalBatch.One(terms.Id), JournalBatch.One(terms.FromBranch), JournalBatch.One(terms.FromSection), JournalBatch.One(terms.ToBranch),
            JournalBatch.One(terms.Reason), JournalBatch.One(terms.RequestActId), JournalBatch.One(terms.RequestedBy), JournalBatch.One(terms.RequestedAt));
        batch.Add("insert into jurisdiction_transfer_case (transfer_id, case_id) select $1, id from unnest($2) as n (id)", JournalBatch.One(terms.Id),
            JournalBatch.Of(cases.Select(file => file.Id)));
        await batch.ExecuteAsync(cancel);
    }

    /// <summary>The cases of a request that wait for it, to be locked before it.</summary>
    public static async Task<IReadOnlyList<Guid>> CasesAsync(NpgsqlConnection connection, Guid id, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand("select array(select case_id from jurisdiction_transfer_case where transfer_id = $1 and is_open order by case_id)", connection)
        {
            Parameters = { new() { Value = id } },
        };
        return (Guid[])(await command.ExecuteScalarAsync(cancel))!;
    }

    public static async Task<JurisdictionTransfer?> LockAsync(NpgsqlConnection connection, Guid id, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand($"select {Columns} from jurisdiction_transfer where id = $1 for update", connection) { Parameters = { new() { Value = id } } };
        await using var reader = await command.ExecuteReaderAsync(cancel);
        return await reader.ReadAsync(cancel)
            ? JurisdictionTransfer.Restore(
                new JurisdictionTerms(id, reader.GetString(1), reader.GetString(2), reader.GetString(3), reader.GetString(4), reader.GetGuid(5), reader.GetString(6),
                    reader.GetFieldValue<DateTimeOffset>(7)),
                Codes.Stored<JurisdictionState>(reader.GetString(8)), reader.Optional(9), reader.OptionalInstant(10), reader.Optional(11), reader.OptionalInstant(12), reader.GetInt32(13))
            : null;
    }

    /// <summary>Stores its state; the cases in <paramref name="waiting"/> go on waiting, the others are free to be asked for again.</summary>
    public static async Task UpdateAsync(NpgsqlConnection connection, JurisdictionTransfer transfer, IEnumerable<CaseFile> waiting, CancellationToken cancel)
    {
        await using var batch = new JournalBatch(connection);
        batch.Add("update jurisdiction_transfer set state = $2, decided_by = $3, decided_at = $4, note = $5, moved_at = $6, version = $7 where id = $1",
            JournalBatch.One(transfer.Terms.Id), JournalBatch.One(Codes.Of(transfer.State)), JournalBatch.One(transfer.DecidedBy, NpgsqlDbType.Text),
            JournalBatch.One(transfer.DecidedAt, NpgsqlDbType.TimestampTz), JournalBatch.One(transfer.Note, NpgsqlDbType.Text),
            JournalBatch.One(transfer.MovedAt, NpgsqlDbType.TimestampTz), JournalBatch.One(transfer.Version));
        batch.Add("update jurisdiction_transfer_case set is_open = false where transfer_id = $1 and is_open and case_id <> all($2)", JournalBatch.One(transfer.Terms.Id),
            JournalBatch.Of(waiting.Select(file => file.Id)));
        await batch.ExecuteAsync(cancel);
    }
}
