using Enforcement.CaseExecution.Data;
using Enforcement.CaseExecution.Features.Acts;
using Enforcement.Statute;
using Npgsql;

namespace Enforcement.CaseExecution.Features.Reviews;

/// <summary>The facts of INT-08 as the case has them.</summary>
internal static class CapacityRows
{
    public static async Task<CapacityFacts> OfAsync(Acting acting, bool lacksCapacity)
    {
        await using var command = new NpgsqlCommand("select deceased_on, received_on from case_file where roc_year = $1 and id = $2", acting.Connection)
        {
            Parameters = { new() { Value = (short)acting.File.Number.RocYear }, new() { Value = acting.File.Id } },
        };
        await using var reader = await command.ExecuteReaderAsync(acting.Cancel);
        await reader.ReadAsync(acting.Cancel);
        return new CapacityFacts(reader.OptionalDate(0), reader.GetFieldValue<DateOnly>(1), lacksCapacity);
    }
}
