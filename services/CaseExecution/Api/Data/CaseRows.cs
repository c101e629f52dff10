using Enforcement.CaseExecution.Domain.Cases;
using Enforcement.Kernel;
using Npgsql;

namespace Enforcement.CaseExecution.Data;

/// <summary>Finds cases and locks them, always in one order so that two transactions cannot wait for each other.</summary>
public static class CaseRows
{
    private const string Columns =
        "id, roc_year, branch, kind, serial, transfer_id, agency, section, version, applied_sequence, status, closure_kind, closed_on, bid_won_on, lines, "
        + "obligor_id, procedure_ended_on, reopened_on, stage, acted, stayed, provisional_received_on";

    /// <summary>Ids of case numbers (text form); unknown ones are left out.</summary>
    public static async Task<IReadOnlyDictionary<string, Guid>> FindAsync(NpgsqlConnection connection, IReadOnlyCollection<string> numbers, CancellationToken cancel) =>
        (await ResolveAsync(connection, numbers, cancel)).ToDictionary(pair => pair.Key, pair => pair.Value.Id, StringComparer.Ordinal);

    /// <summary>Cases of case numbers (text form), also of numbers they had before they moved; unknown ones are left out.</summary>
    public static async Task<Dictionary<string, FoundCase>> ResolveAsync(NpgsqlConnection connection, IReadOnlyCollection<string> numbers, CancellationToken cancel)
    {
        var parsed = numbers.Select(text => CaseNumber.TryParse(text, out var number) ? number : default).Where(number => number.Branch is not null).Distinct().ToList();
        var found = new Dictionary<string, FoundCase>(parsed.Count, StringComparer.Ordinal);
        await using var command = new NpgsqlCommand("""
            select c.id, wanted.roc_year, wanted.branch, wanted.kind, wanted.serial, c.branch
            from unnest($1, $2, $3, $4) as wanted (roc_year, branch, kind, serial)
            cross join lateral (
                (select id, branch from case_file f
                where f.roc_year = wanted.roc_year and f.branch = wanted.branch and f.kind = wanted.kind and f.serial = wanted.serial limit 1)
                union all
                (select m.id, m.branch from tail_file t join case_file m on m.roc_year = t.roc_year and m.id = t.case_id
                where t.roc_year = wanted.roc_year and t.branch = wanted.branch and t.kind = wanted.kind and t.serial = wanted.serial limit 1)) c
            """, connection)
        {
            Parameters =
            {
                new() { Value = parsed.Select(number => (short)number.RocYear).ToArray() },
                new() { Value = parsed.Select(number => number.Branch).ToArray() },
                new() { Value = parsed.Select(number => (short)number.Kind).ToArray() },
                new() { Value = parsed.Select(number => number.Serial).ToArray() },
            },
        };
        await using var reader = await command.ExecuteReaderAsync(cancel);
        while (await reader.ReadAsync(cancel))
            found[Number(reader, 1).ToString()] = new FoundCase(reader.GetGuid(0), reader.GetString(5));
        return found;
    }

    /// <summary>Locks cases for this transaction. Ids that are no case are left out.</summary>
    public static async Task<Dictionary<Guid, CaseFile>> LockAsync(NpgsqlConnection connection, IReadOnlyCollection<Guid> ids, CancellationToken cancel)
    {
        var files = new Dictionary<Guid, CaseFile>(ids.Count);
        var keys = ids.Distinct().Order().Select(id => (Id: id, Year: CaseKey.RocYearOf(id))).Where(key => key.Year is not null).ToList();
        if (keys.Count == 0)
            return files;

        // One probe of the key after the other, in the order of the array, whatever the planner believes of the table.
        await using var command = new NpgsqlCommand($"""
            select {Columns} from unnest($1, $2) as wanted (wanted_year, wanted_id)
            cross join lateral (select * from case_file where roc_year = wanted_year and case_file.id = wanted_id limit 1 for update) found
            """, connection)
        {
            Parameters = { new() { Value = keys.Select(key => key.Year!.Value).ToArray() }, new() { Value = keys.Select(key => key.Id).ToArray() } },
        };
        await using var reader = await command.ExecuteReaderAsync(cancel);
        while (await reader.ReadAsync(cancel))
        {
            var file = CaseFile.Restore(Read(reader));
            files[file.Id] = file;
        }

        return files;
    }

    /// <summary>Locks one case.</summary>
    public static async Task<CaseFile?> LockAsync(NpgsqlConnection connection, Guid id, CancellationToken cancel) =>
        (await LockAsync(connection, [id], cancel)).GetValueOrDefault(id);

    private static CaseState Read(NpgsqlDataReader reader) => new()
    {
        Id = reader.GetGuid(0),
        Number = Number(reader, 1),
        TransferId = reader.GetGuid(5),
        Agency = reader.GetString(6),
        Section = reader.GetString(7),
        Version = reader.GetInt32(8),
        AppliedSequence = reader.GetInt32(9),
        Status = Codes.Stored<CaseStatus>(reader.GetString(10)),
        ClosureKind = reader.IsDBNull(11) ? null : reader.GetString(11),
        ClosedOn = reader.IsDBNull(12) ? null : reader.GetFieldValue<DateOnly>(12),
        BidWonOn = reader.IsDBNull(13) ? null : reader.GetFieldValue<DateOnly>(13),
        Lines = StoredLines.Read(reader.GetString(14)),
        ObligorId = reader.GetGuid(15),
        ProcedureEndedOn = reader.OptionalDate(16),
        ReopenedOn = reader.OptionalDate(17),
        Stage = reader.Optional(18) is { } stage ? Codes.Stored<CaseStage>(stage) : CaseStage.Review,
        IsActed = !reader.IsDBNull(19) && reader.GetBoolean(19),
        IsStayed = !reader.IsDBNull(20) && reader.GetBoolean(20),
        ProvisionalOn = reader.OptionalDate(21),
    };

    private static CaseNumber Number(NpgsqlDataReader reader, int at) =>
        new(reader.GetString(at + 1), reader.GetInt16(at), (ClaimKind)reader.GetInt16(at + 2), reader.GetInt32(at + 3));
}

/// <summary>A case found by a number.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Branch">The branch that has it now.</param>
public sealed record FoundCase(Guid Id, string Branch);
