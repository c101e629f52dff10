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
        var next = await TakeAsync(connection, year, [.. accepted.Select(line => (line.Decision.Branch!, line.Decision.Kind!.Value))], cancel);
        foreach (var line in accepted)
        {
            var key = (line.Decision.Branch!, line.Decision.Kind!.Value);
            line.Number = new CaseNumber(key.Item1, year, key.Value, next[key]++);
            line.NumberText = line.Number.ToString();
        }
    }

    /// <summary>Takes one serial for each entry.</summary>
    /// <returns>The first serial taken, by branch and kind.</returns>
    public static async Task<Dictionary<(string Branch, ClaimKind Kind), int>> TakeAsync(
        NpgsqlConnection connection, int year, IReadOnlyCollection<(string Branch, ClaimKind Kind)> wanted, CancellationToken cancel)
    {
        var needed = wanted.GroupBy(key => key).ToDictionary(group => group.Key, group => group.Count());
        var next = new Dictionary<(string Branch, ClaimKind Kind), int>();
        await using var command = new NpgsqlCommand(Take, connection)
        {
            Parameters =
            {
                Sql.Texts(needed.Keys.Select(key => key.Branch)), Sql.Texts(needed.Keys.Select(key => WireNames.Of(key.Kind))),
                new() { Value = needed.Values.ToArray() }, new() { Value = year },
            },
        };
        await using var reader = await command.ExecuteReaderAsync(cancel);
        while (await reader.ReadAsync(cancel))
        {
            WireNames.TryRead<ClaimKind>(reader.GetString(1), out var kind);
            var key = (reader.GetString(0), kind);
            next[key] = reader.GetInt32(2) - needed[key] + 1;
        }

        return next;
    }
}
