using System.Text.Json;
using Enforcement.Supervision.Domain.Monitors;
using Npgsql;
using NpgsqlTypes;

namespace Enforcement.Supervision.Data.Monitors;

/// <summary>What the services answered in a run; a newer answer of a service replaces its older one.</summary>
internal static class MonitorReports
{
    private const string TakeSql = """
        insert into monitor_report (run_id, service, counted_at, changes, unsent_messages, money, taken_at)
        select id, $2, $3, $4, $5, $6, $7 from monitor_run where id = $1 and state = 'waiting'
        on conflict (run_id, service) do update set counted_at = excluded.counted_at, changes = excluded.changes,
            unsent_messages = excluded.unsent_messages, money = excluded.money, taken_at = excluded.taken_at
        where excluded.counted_at > monitor_report.counted_at
        """;

    private const string TotalsSql = """
        insert into monitor_case_total (run_id, service, day, agency, branch, count, amount)
        select $1, $2, day, agency, branch, sum(count)::bigint, sum(amount)::bigint
        from unnest($3, $4, $5, $6, $7) as total (day, agency, branch, count, amount)
        group by day, agency, branch
        """;

    /// <summary>Stores an answer, unless the run has settled or a newer answer is there.</summary>
    public static async Task TakeAsync(
        NpgsqlConnection connection, Guid runId, DateTimeOffset countedAt, ServiceTotals totals, DateTimeOffset takenAt, CancellationToken cancel)
    {
        await using var take = new NpgsqlCommand(TakeSql, connection)
        {
            Parameters =
            {
                new() { Value = runId },
                new() { Value = totals.Service },
                new() { Value = countedAt.ToUniversalTime() },
                new() { Value = (object?)totals.Changes ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Bigint },
                new() { Value = totals.UnsentMessages },
                new() { Value = totals.Money is null ? DBNull.Value : JsonSerializer.Serialize(totals.Money), NpgsqlDbType = NpgsqlDbType.Jsonb },
                new() { Value = takenAt.ToUniversalTime() },
            },
        };
        if (await take.ExecuteNonQueryAsync(cancel) == 0)
            return;

        await using var replace = new NpgsqlBatch(connection)
        {
            BatchCommands =
            {
                new NpgsqlBatchCommand("delete from monitor_case_total where run_id = $1 and service = $2")
                {
                    Parameters = { new() { Value = runId }, new() { Value = totals.Service } },
                },
                new NpgsqlBatchCommand(TotalsSql)
                {
                    Parameters =
                    {
                        new() { Value = runId },
                        new() { Value = totals.Service },
                        new() { Value = totals.Cases.Select(total => total.Day).ToArray() },
                        new() { Value = totals.Cases.Select(total => total.Agency).ToArray() },
                        new() { Value = totals.Cases.Select(total => total.Branch).ToArray() },
                        new() { Value = totals.Cases.Select(total => total.Count).ToArray() },
                        new() { Value = totals.Cases.Select(total => total.Amount).ToArray() },
                    },
                },
            },
        };
        await replace.ExecuteNonQueryAsync(cancel);
    }

    /// <summary>The answers taken since, by service: a service that was asked again and is silent has none.</summary>
    public static async Task<IReadOnlyDictionary<string, ServiceTotals>> ReadAsync(NpgsqlConnection connection, Guid runId, DateTimeOffset since, CancellationToken cancel)
    {
        var cases = await ReadCasesAsync(connection, runId, cancel);
        var reports = new Dictionary<string, ServiceTotals>(StringComparer.Ordinal);
        await using var command = new NpgsqlCommand("select service, changes, unsent_messages, money from monitor_report where run_id = $1 and taken_at > $2", connection)
        {
            Parameters = { new() { Value = runId }, new() { Value = since.ToUniversalTime() } },
        };
        await using var reader = await command.ExecuteReaderAsync(cancel);
        while (await reader.ReadAsync(cancel))
        {
            var service = reader.GetString(0);
            reports.Add(service, new ServiceTotals
            {
                Service = service,
                Cases = cases.TryGetValue(service, out var totals) ? totals : [],
                Changes = reader.IsDBNull(1) ? null : reader.GetInt64(1),
                UnsentMessages = reader.GetInt64(2),
                Money = reader.IsDBNull(3) ? null : JsonSerializer.Deserialize<MoneyTotal>(reader.GetString(3)),
            });
        }

        return reports;
    }

    private static async Task<Dictionary<string, List<DayTotal>>> ReadCasesAsync(NpgsqlConnection connection, Guid runId, CancellationToken cancel)
    {
        var cases = new Dictionary<string, List<DayTotal>>(StringComparer.Ordinal);
        await using var command = new NpgsqlCommand(
            "select service, day, agency, branch, count, amount from monitor_case_total where run_id = $1", connection)
        {
            Parameters = { new() { Value = runId } },
        };
        await using var reader = await command.ExecuteReaderAsync(cancel);
        while (await reader.ReadAsync(cancel))
        {
            if (!cases.TryGetValue(reader.GetString(0), out var totals))
                cases.Add(reader.GetString(0), totals = []);
            totals.Add(new DayTotal(reader.GetFieldValue<DateOnly>(1), reader.GetString(2), reader.GetString(3), reader.GetInt64(4), reader.GetInt64(5)));
        }

        return cases;
    }
}
