using Enforcement.Intake.Data;
using Npgsql;

namespace Enforcement.Intake.Consumers;

/// <summary>Keeps the last state of the cases beside their transfers; a state that is not newer is ignored, so order and repeats do not matter.</summary>
internal static class CaseStates
{
    public static async Task SetAsync(NpgsqlConnection connection, string state, IReadOnlyCollection<(Guid TransferId, int Version)> cases, CancellationToken cancel)
    {
        var ordered = cases.OrderBy(entry => entry.TransferId).ToArray();
        await using var command = new NpgsqlCommand("""
            update transfer t set case_state = $1, case_state_version = c.version
            from unnest($2, $3) as c(transfer_id, version)
            where t.transfer_id = c.transfer_id and t.case_state_version < c.version
            """, connection)
        {
            Parameters =
            {
                Sql.Text(state), new() { Value = Array.ConvertAll(ordered, entry => entry.TransferId) },
                new() { Value = Array.ConvertAll(ordered, entry => entry.Version) },
            },
        };
        await command.ExecuteNonQueryAsync(cancel);
    }
}
