using Enforcement.Intake.Data;
using Enforcement.Kernel;
using Npgsql;

namespace Enforcement.Intake.Writing;

/// <summary>
/// Serials by range: one statement raises the counters by what the chunk needs, in the transaction that uses them, so a rollback gives them back and there
/// are no gaps.
/// </summary>
internal static class CaseNumbers
{
    private const string Take = """
        insert into case_number_counter as counter (branch, roc_year, kind, last_serial)
        select branch, $4, kind, needed from unnest($1, $2, $3) as wanted(branch, kind, needed) order by branch, kind
        on conflict (branch, roc_year, kind) do update set last_serial = counter.last_serial + excluded.last_serial
        returning branch, kind, last_serial
        """;

    public static async Task AssignAsync(NpgsqlConnection connection, IReadOnlyCollection<WorkLine> accepted, DateOnly receivedOn, CancellationToken cancel)
    {
        if (accepted.Count == 0)
            return;
        var year = TaipeiTime.RocYear(receivedOn);
        var groups = accepted.GroupBy(line => (Branch: line.Decision.Branch!, Kind: line.Decision.Kind!.Value)).ToArray();
        var next = new Dictionary<(string Branch, ClaimKind Kind), int>();
        await using (var command = new NpgsqlCommand(Take, connection)
        {
            Parameters =
            {
                Sql.Texts(groups.Select(group => group.Key.Branch)), Sql.Texts(groups.Select(group => WireNames.Of(group.Key.Kind))),
                new() { Value = groups.Select(group => group.Count()).ToArray() }, new() { Value = year },
            },
        })
        {
            var needed = groups.ToDictionary(group => group.Key, group => group.Count());
            await using var reader = await command.ExecuteReaderAsync(cancel);
            while (await reader.ReadAsync(cancel))
            {
                WireNames.TryRead<ClaimKind>(reader.GetString(1), out var kind);
                var key = (reader.GetString(0), kind);
                next[key] = reader.GetInt32(2) - needed[key] + 1;
            }
        }

        foreach (var line in accepted)
        {
            var key = (line.Decision.Branch!, line.Decision.Kind!.Value);
            line.Number = new CaseNumber(key.Item1, year, key.Value, next[key]++);
            line.NumberText = line.Number.ToString();
        }
    }
}
