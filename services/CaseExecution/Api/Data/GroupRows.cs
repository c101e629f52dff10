using Enforcement.CaseExecution.Domain.Cases;
using Npgsql;

namespace Enforcement.CaseExecution.Data;

/// <summary>The open cases of one obligor in one branch 歸戶: what one act can cover.</summary>
internal static class GroupRows
{
    /// <summary>Locks the group of a case, that case included, in the order of ids.</summary>
    public static async Task<IReadOnlyList<CaseFile>> LockAsync(NpgsqlConnection connection, CaseFile file, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand("select id from case_file where obligor_id = $1 and branch = $2 and status = 'open' order by id", connection)
        {
            Parameters = { new() { Value = file.State.ObligorId }, new() { Value = file.Number.Branch } },
        };
        var ids = new List<Guid>();
        await using (var reader = await command.ExecuteReaderAsync(cancel))
        {
            while (await reader.ReadAsync(cancel))
                ids.Add(reader.GetGuid(0));
        }

        ids.Remove(file.Id);
        var others = await CaseRows.LockAsync(connection, ids, cancel);
        return [.. others.Values.Where(other => other.Status == CaseStatus.Open).Append(file).OrderBy(other => other.Id)];
    }
}
