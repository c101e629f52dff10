using Enforcement.Intake.Data;
using Npgsql;
using NpgsqlTypes;

namespace Enforcement.Intake.Writing;

/// <summary>A transfer that already stands in the table under the key of a line.</summary>
internal sealed record KnownTransfer(
    Guid TransferId, string? AgencyCaseNumber, string Status, Guid ContentHash, string? Branch, string? JurisdictionReason, string? Kind, long Amount,
    string? CaseNumber, string? Section, string? SectionReason, DateOnly? CorrectionDueOn, byte[]? Findings, byte[] Form);

/// <summary>
/// Finds what is already there for the lines of a chunk, in one statement each: live transfers of the same agency and number; transfers returned today with the
/// same content (on a later day a returned line is checked anew); and lines without a usable number that came today with the same content.
/// </summary>
internal static class KnownTransfers
{
    private const string Columns =
        "t.transfer_id, t.agency_case_number, t.status, t.content_hash, t.branch, t.jurisdiction_reason, t.kind, t.amount, t.case_number, t.section, "
        + "t.section_reason, t.correction_due_on, t.findings, t.form";

    // Lateral with a limit: one index probe per line, whatever the planner believes of a table that was not analyzed yet. Agencies number upwards, so mostly nothing
    // stands between the first and the last number of a chunk: one look into the index then spares all probes.
    private const string Numbered = $"""
        select k.place::int - 1, {Columns}
        from unnest($1, $2, $3) with ordinality as k(agency, number, hash, place)
        cross join lateral (
            select * from transfer t
            where t.agency = k.agency and t.agency_case_number = k.number
                and (t.live or (t.status = 'returned' and t.received_on = $4 and t.content_hash = k.hash))
            order by t.live limit 1) t
        where exists (
            select from (
                select agency, min(number) as first_number, max(number) as last_number
                from unnest($1, $2) as sent(agency, number) group by agency) range
            cross join lateral (
                select from transfer where agency = range.agency and agency_case_number between range.first_number and range.last_number limit 1) between_them)
        """;

    private const string Unnamed = $"""
        select k.place::int - 1, {Columns}
        from unnest($1, $2) with ordinality as k(agency, hash, place)
        cross join lateral (
            select * from transfer t
            where t.agency = k.agency and t.content_hash = k.hash and t.received_on = $3 and t.agency_case_number is null limit 1) t
        """;

    public static IEnumerable<NpgsqlBatchCommand> Commands(WorkLine[] numbered, WorkLine[] unnamed, DateOnly today)
    {
        if (numbered.Length > 0)
            yield return new NpgsqlBatchCommand(Numbered) { Parameters = { Agencies(numbered), Keys(numbered), Hashes(numbered), new() { Value = today } } };
        if (unnamed.Length > 0)
            yield return new NpgsqlBatchCommand(Unnamed) { Parameters = { Agencies(unnamed), Hashes(unnamed), new() { Value = today } } };
    }

    /// <summary>Reads one result set; a live transfer wins over one that was returned.</summary>
    public static async Task ReadAsync(NpgsqlDataReader reader, WorkLine[] lines, CancellationToken cancel)
    {
        while (await reader.ReadAsync(cancel))
        {
            string? Text(int column) => reader.IsDBNull(column) ? null : reader.GetString(column);
            lines[reader.GetInt32(0)].Known = new KnownTransfer(reader.GetGuid(1), Text(2), reader.GetString(3), reader.GetGuid(4), Text(5), Text(6), Text(7),
                reader.GetInt64(8), Text(9), Text(10), Text(11), reader.IsDBNull(12) ? null : reader.GetFieldValue<DateOnly>(12),
                reader.IsDBNull(13) ? null : reader.GetFieldValue<byte[]>(13), reader.GetFieldValue<byte[]>(14));
        }
    }

    private static NpgsqlParameter Agencies(WorkLine[] lines) =>
        Sql.Texts(Array.ConvertAll(lines, line => line.Input.Agency));

    private static NpgsqlParameter Keys(WorkLine[] lines) =>
        Sql.Texts(Array.ConvertAll(lines, line => line.Key!));

    private static NpgsqlParameter Hashes(WorkLine[] lines) =>
        new() { Value = Array.ConvertAll(lines, line => line.Input.Read.ContentHash), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Uuid };
}
