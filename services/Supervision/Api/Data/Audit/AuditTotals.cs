using Npgsql;

namespace Enforcement.Supervision.Data.Audit;

/// <summary>Changes covered by the chain, by service.</summary>
internal static class AuditTotals
{
    public static async Task<IReadOnlyDictionary<string, long>> ReadAsync(NpgsqlConnection connection, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand("select service, changes from audit_total", connection);
        var totals = await command.ListAsync(reader => (Service: reader.GetString(0), Changes: reader.GetInt64(1)), cancel);
        return totals.ToDictionary(total => total.Service, total => total.Changes, StringComparer.Ordinal);
    }
}
