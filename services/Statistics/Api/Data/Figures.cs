using System.Globalization;
using Enforcement.Hosting.Persistence;
using Npgsql;
using NpgsqlTypes;

namespace Enforcement.Statistics.Data;

/// <summary>
/// Adds a sheet to the figures with one statement. The applied event and the sums are written together, and applied events are never purged:
/// a message counts once, however often and however late it comes, in any order.
/// </summary>
internal static class Figures
{
    private static readonly string[] Columns = [.. Enum.GetNames<Measure>().Select(ServiceConventions.SnakeCase)];

    private static readonly string AddSql = $"""
        with applied as (
            insert into applied_event (event_id, message) values ($1, $2) on conflict do nothing returning 1),
        added as (
            insert into daily_figure as total (day, branch, agency, kind, {string.Join(", ", Columns)})
            select added.* from unnest($3, $4, $5, $6, {string.Join(", ", Columns.Select((_, place) => string.Create(CultureInfo.InvariantCulture, $"${place + 7}")))})
                as added (day, branch, agency, kind, {string.Join(", ", Columns)})
            where exists (select from applied)
            order by day, branch, agency, kind
            on conflict (day, branch, agency, kind) do update set
                {string.Join(", ", Columns.Select(column => $"{column} = total.{column} + excluded.{column}"))}
            returning 1)
        select count(*) from applied
        """;

    /// <summary>Adds the sheet in the connection's current transaction.</summary>
    /// <returns>False when it was counted before.</returns>
    public static async Task<bool> AddAsync(NpgsqlConnection connection, FigureSheet sheet, CancellationToken cancel)
    {
        var keys = sheet.Rows.Keys.ToArray();
        await using var command = new NpgsqlCommand(AddSql, connection)
        {
            Parameters =
            {
                new() { Value = sheet.EventId },
                new() { Value = sheet.Message },
                new() { Value = Array.ConvertAll(keys, key => key.Day) },
                Texts(Array.ConvertAll(keys, key => key.Branch)),
                Texts(Array.ConvertAll(keys, key => (string?)key.Agency)),
                Texts(Array.ConvertAll(keys, key => key.Kind)),
            },
        };
        for (var measure = 0; measure < Columns.Length; measure++)
            command.Parameters.Add(new NpgsqlParameter { Value = Array.ConvertAll(keys, key => sheet.Rows[key][measure]) });
        return (long)(await command.ExecuteScalarAsync(cancel))! == 1;
    }

    private static NpgsqlParameter Texts(string?[] values) => new() { Value = values, NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Text };
}
