using System.Text.Json;
using Enforcement.CaseExecution.Data;
using Enforcement.CaseExecution.Domain.Cases;
using Enforcement.CaseExecution.Domain.Notices;
using Enforcement.CaseExecution.Domain.Payments;
using Enforcement.CaseExecution.Features.Acts;
using Enforcement.Kernel;
using Enforcement.Law.Clocks;
using Enforcement.Statute;
using Npgsql;

namespace Enforcement.CaseExecution.Features.Notices;

/// <summary>Moves the appearances of a chunk that the moratorium holds: one act over all their cases; the others say why not.</summary>
internal static class MoveChunk
{
    public static async Task<RunChunk> DoAsync(
        NpgsqlConnection connection, ClockBook clocks, Journal journal, StoredRun run, IReadOnlyList<RunItem> items, CancellationToken cancel)
    {
        var content = JsonSerializer.Deserialize<MovedInRun>(run.Content, ProposedContent.Json)!;
        Guid[] ids = [.. items.Select(item => item.NoticeId!.Value)];
        var casesOf = (await StoredNotices.CasesAsync(connection, ids, cancel)).ToLookup(pair => pair.Notice, pair => pair.Case);
        var files = await CaseRows.LockAsync(connection, [.. casesOf.SelectMany(group => group)], cancel);
        var notices = (await StoredNotices.LockAsync(connection, ids, cancel)).ToDictionary(notice => notice.Id);
        var subKinds = await MoratoriumRows.SubKindsAsync(connection, files.Values, cancel);
        var moratorium = await MoratoriumRows.FindAsync(connection, content.MoratoriumId, cancel);
        var moratoria = new Dictionary<DateOnly, IReadOnlyList<Moratorium>>();
        var calendar = BranchSeats.CountyOf(run.Branch, journal.Day, journal.Law) is { } county ? journal.Law.Calendar.In(county) : journal.Law.Calendar;
        var refusals = new Dictionary<Guid, string>();
        var moved = new List<(Guid Id, DateOnly Day, DateTimeOffset At)>();
        foreach (var id in ids)
        {
            var notice = notices[id];
            List<CaseFile> cases = [.. casesOf[id].Select(caseId => files[caseId])];
            var kinds = cases.Select(file => subKinds[file.Id]).ToHashSet(StringComparer.Ordinal);
            if (Bar(notice, cases, moratorium, kinds) is { } bar)
            {
                refusals[id] = bar;
                continue;
            }

            var at = notice.AppearAt!.Value.ToOffset(TaipeiTime.Offset);
            var before = TaipeiTime.DateOf(at);
            var day = calendar.NextWorkingDay(before.AddDays(content.ShiftDays));
            if (!moratoria.TryGetValue(day, out var onDay))
                onDay = moratoria[day] = await MoratoriumRows.OnAsync(connection, run.Branch, day, cancel);
            if (onDay.Any(other => !other.Ask(day, kinds, false).IsAllowed))
                refusals[id] = MoratoriumRefusals.InForce.Code;
            else
                moved.Add((id, day, at.AddDays(day.DayNumber - before.DayNumber)));
        }

        if (moved.Count > 0)
            await MoveAsync(connection, clocks, journal, run, content, moved, casesOf, files, refusals, cancel);
        return new RunChunk([.. items.Select(item => new RunOutcome(item.Ordinal, item.NoticeId, refusals.GetValueOrDefault(item.NoticeId!.Value)))], moved.Count);
    }

    private static string? Bar(StoredNotice notice, List<CaseFile> cases, Moratorium? moratorium, HashSet<string> subKinds)
    {
        if (notice.State != NoticeState.Open)
            return NoticeRefusals.Settled.Code;
        if (moratorium is null || moratorium.Ask(TaipeiTime.DateOf(notice.AppearAt!.Value), subKinds, false).IsAllowed)
            return NoticeRunRefusals.NotHeld.Code;
        return cases.Select(file => file.Bars(NoticeActs.AppearanceMoved)).FirstOrDefault(bar => bar is not null)?.Code.Code;
    }

    private static async Task MoveAsync(
        NpgsqlConnection connection, ClockBook clocks, Journal journal, StoredRun run, MovedInRun content, List<(Guid Id, DateOnly Day, DateTimeOffset At)> moved,
        ILookup<Guid, Guid> casesOf, Dictionary<Guid, CaseFile> files, Dictionary<Guid, string> refusals, CancellationToken cancel)
    {
        var cases = moved.SelectMany(row => casesOf[row.Id]).Distinct().Select(id => files[id]).OrderBy(file => file.Id).ToList();
        if (Notice.MoveAll(journal, cases, moved.Min(row => row.Day), run.Id, content.Reason).Refusal is { } refusal)
        {
            foreach (var row in moved)
                refusals[row.Id] = refusal.Code.Code;
            moved.Clear();
            return;
        }

        await NoticeRows.MoveAsync(connection, moved, null, cancel);
        await clocks.CancelAsync(ClockSelection.AllOf(NoticeClocks.Subject, [.. moved.Select(row => row.Id)]), journal.At, "moved", cancel);
        var starts = moved.Select(row => NoticeClocks.Moved(row.Id, journal.Day, row.Day, [.. casesOf[row.Id].Select(id => files[id]).OrderBy(file => file.Id)], journal.At));
        if ((await clocks.StartAsync([.. starts], cancel)).Refusal is { } notStarted)
            throw new InvalidOperationException($"Clocks of moved appearances could not start: {notStarted.Detail}");
    }
}
