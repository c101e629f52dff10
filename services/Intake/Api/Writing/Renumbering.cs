using Enforcement.Contracts.CaseExecution.V1;
using Enforcement.Contracts.Intake.V1;
using Enforcement.Intake.Data;
using Enforcement.Kernel;
using Npgsql;

namespace Enforcement.Intake.Writing;

/// <summary>
/// Numbers and section of the receiving branch for cases that move there: under the branch's lock, from the series of the year their number has, set-based. The
/// transfers show branch, number and section of today; where they were accepted stays in <c>received_branch</c>.
/// </summary>
internal static class Renumbering
{
    private const string Find = "select transfer_id, identity_number, case_number, version from transfer where transfer_id = any($1) order by transfer_id for update";

    private const string Move = """
        with moved as (
            update transfer t set received_branch = coalesce(t.received_branch, t.branch), branch = $2, case_number = n.number, section = n.section, section_reason = n.reason,
                version = t.version + 1
            from unnest($1, $3, $4, $5, $6) as n (transfer_id, number, section, reason, before) where t.transfer_id = n.transfer_id
            returning t.transfer_id, t.version, n.number, n.before)
        insert into transfer_change (transfer_id, version, change_id, action, content, changed_at, changed_by)
        select transfer_id, version, $7, 'moved', json_build_object('before', before, 'caseNumber', number), $8, 'case-execution' from moved
        """;

    public static async Task<IReadOnlyList<AllocatedNumber>> RunAsync(NpgsqlConnection connection, CaseNumbersRequested request, DateTimeOffset now, CancellationToken cancel)
    {
        var today = TaipeiTime.DateOf(now);
        await LockAsync(connection, request.Branch, cancel);
        var moving = await FindAsync(connection, request, cancel);
        var allotment = new Allotment([.. moving.Select(item => item.Case)], today);
        await using (var batch = new NpgsqlBatch(connection))
        {
            batch.BatchCommands.Add(new NpgsqlBatchCommand("select"));
            foreach (var command in allotment.Commands())
                batch.BatchCommands.Add(command);
            await using var reader = await batch.ExecuteReaderAsync(cancel);
            await allotment.ReadAsync(reader, cancel);
        }

        var numbered = Number(moving, allotment);
        await SaveAsync(connection, request.Branch, moving, numbered, allotment, now, cancel);
        return [.. numbered];
    }

    private static async Task LockAsync(NpgsqlConnection connection, string branch, CancellationToken cancel)
    {
        await using var batch = new NpgsqlBatch(connection) { BatchCommands = { WriterLocks.Command([], [branch]) } };
        await batch.ExecuteNonQueryAsync(cancel);
    }

    private static async Task<List<MovingTransfer>> FindAsync(NpgsqlConnection connection, CaseNumbersRequested request, CancellationToken cancel)
    {
        var asked = request.Cases.ToDictionary(item => item.TransferId);
        await using var command = new NpgsqlCommand(Find, connection) { Parameters = { new() { Value = asked.Keys.ToArray() } } };
        var moving = new List<MovingTransfer>(asked.Count);
        await using var reader = await command.ExecuteReaderAsync(cancel);
        while (await reader.ReadAsync(cancel))
        {
            var item = asked[reader.GetGuid(0)];
            if (!CaseNumber.TryParse(reader.GetString(2), out var number))
                throw new InvalidDataException($"Transfer {item.TransferId} has no case number.");
            moving.Add(new MovingTransfer(item.TransferId, item.CaseId, number, new AllottedCase(new NumberSeries(request.Branch, number.RocYear, number.Kind), reader.GetString(1))));
        }

        return moving.Count == asked.Count ? moving : throw new InvalidDataException($"Request {request.RequestId} names transfers that intake does not have.");
    }

    private static List<AllocatedNumber> Number(List<MovingTransfer> moving, Allotment allotment)
    {
        var numbered = new List<AllocatedNumber>(moving.Count);
        foreach (var item in moving.OrderBy(item => item.Case.Series.RocYear))
        {
            var (_, number, choice) = allotment.Choose(item.Case);
            numbered.Add(new AllocatedNumber { CaseId = item.CaseId, CaseNumber = number, Section = choice.Section, SectionReason = choice.Reason });
        }

        return numbered;
    }

    private static async Task SaveAsync(
        NpgsqlConnection connection, string branch, List<MovingTransfer> moving, List<AllocatedNumber> numbered, Allotment allotment, DateTimeOffset now, CancellationToken cancel)
    {
        var transfers = moving.ToDictionary(item => item.CaseId);
        await using var batch = new NpgsqlBatch(connection);
        batch.BatchCommands.Add(new NpgsqlBatchCommand(Move)
        {
            Parameters =
            {
                new() { Value = numbered.Select(item => transfers[item.CaseId].TransferId).ToArray() }, Sql.Text(branch), Sql.Texts(numbered.Select(item => item.CaseNumber)),
                Sql.Texts(numbered.Select(item => item.Section)), Sql.Texts(numbered.Select(item => item.SectionReason)),
                Sql.Texts(numbered.Select(item => transfers[item.CaseId].Number.ToString())), new() { Value = Guid.CreateVersion7(now) }, new() { Value = now },
            },
        });
        foreach (var command in allotment.Writes())
            batch.BatchCommands.Add(command);
        await batch.ExecuteNonQueryAsync(cancel);
    }

    private sealed record MovingTransfer(Guid TransferId, Guid CaseId, CaseNumber Number, AllottedCase Case);
}
