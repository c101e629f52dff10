using System.Text.Json;
using Enforcement.Intake.Data;
using Enforcement.Intake.Domain.Agencies;
using Npgsql;

namespace Enforcement.Intake.Features.Agencies;

/// <summary>The rows of agencies and their versions.</summary>
internal static class AgencyStore
{
    private const string Columns = "code, terms, active_from, active_to, successor, version";

    public static async Task<Agency?> FindAsync(NpgsqlConnection connection, string code, bool forUpdate, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand($"select {Columns} from agency where code = $1{(forUpdate ? " for update" : "")}", connection)
        {
            Parameters = { new() { Value = code } },
        };
        await using var reader = await command.ExecuteReaderAsync(cancel);
        return await reader.ReadAsync(cancel) ? Read(reader) : null;
    }

    /// <summary>Agencies by code after a code, within the caller's scope (null = all).</summary>
    public static async Task<List<Agency>> ListAsync(NpgsqlConnection connection, string? own, string after, int rows, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand($"select {Columns} from agency where ($1 is null or code = $1) and code > $2 order by code limit $3", connection)
        {
            Parameters = { Sql.Text(own), new() { Value = after }, new() { Value = rows } },
        };
        await using var reader = await command.ExecuteReaderAsync(cancel);
        var agencies = new List<Agency>();
        while (await reader.ReadAsync(cancel))
            agencies.Add(Read(reader));
        return agencies;
    }

    /// <summary>Writes the agency and its version.</summary>
    /// <returns>False when another request registered the code or changed the version first.</returns>
    public static async Task<bool> SaveAsync(NpgsqlConnection connection, Agency agency, string by, DateTimeOffset at, CancellationToken cancel)
    {
        var terms = JsonSerializer.SerializeToUtf8Bytes(AgencyRequest.Of(agency.Terms), IntakeJson.Default.AgencyRequest);
        await using var command = new NpgsqlCommand("""
            with saved as (
                insert into agency (code, terms, feed_types, active_from, active_to, successor, version, changed_at, changed_by)
                values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
                on conflict (code) do update set terms = excluded.terms, feed_types = excluded.feed_types, active_to = excluded.active_to,
                    successor = excluded.successor, version = excluded.version, changed_at = excluded.changed_at, changed_by = excluded.changed_by
                where agency.version = excluded.version - 1
                returning code
            ), feed as (
                insert into agency_feed (agency) select code from saved on conflict do nothing
            )
            insert into agency_version (code, version, terms, active_to, successor, changed_at, changed_by)
            select code, $7, $2, $5, $6, $8, $9 from saved
            """, connection)
        {
            Parameters =
            {
                new() { Value = agency.Code }, Sql.Json(terms), new() { Value = agency.Terms.Feed.Types.ToArray() },
                new() { Value = agency.ActiveFrom }, Sql.Date(agency.ActiveTo),
                Sql.Text(agency.Successor), new() { Value = agency.Version },
                new() { Value = at }, new() { Value = by },
            },
        };
        return await command.ExecuteNonQueryAsync(cancel) > 0;
    }

    private static Agency Read(NpgsqlDataReader reader) => Agency.Restore(
        reader.GetString(0), JsonSerializer.Deserialize(reader.GetFieldValue<byte[]>(1), IntakeJson.Default.AgencyRequest)!.Terms(),
        reader.GetFieldValue<DateOnly>(2), reader.IsDBNull(3) ? null : reader.GetFieldValue<DateOnly>(3), reader.IsDBNull(4) ? null : reader.GetString(4),
        reader.GetInt32(5));
}
