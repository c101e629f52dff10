using System.Text.Json;
using Enforcement.CaseExecution.Data;
using Enforcement.CaseExecution.Domain.Cases;
using Enforcement.CaseExecution.Domain.Notices;
using Enforcement.CaseExecution.Domain.Payments;
using Enforcement.CaseExecution.Features.Acts;
using Enforcement.Law.Clocks;
using Enforcement.Statute;
using Npgsql;

namespace Enforcement.CaseExecution.Features.Notices;

/// <summary>Issues the notices of a chunk: one act over all cases that may have one, one notice an obligor; the others say why not.</summary>
internal static class IssueChunk
{
    public static async Task<RunChunk> DoAsync(
        NpgsqlConnection connection, ClockBook clocks, Journal journal, StoredRun run, IReadOnlyList<RunItem> items, CancellationToken cancel)
    {
        var content = JsonSerializer.Deserialize<IssuedInRun>(run.Content, ProposedContent.Json)!;
        var terms = content.Terms();
        var files = await CaseRows.LockAsync(connection, [.. items.Select(item => item.CaseId!.Value)], cancel);
        var bars = await Bars.OfAsync(connection, run, content, terms, files, journal.Day, cancel);
        var refusals = items.ToDictionary(item => item.CaseId!.Value, item => bars.On(files.GetValueOrDefault(item.CaseId!.Value)));
        var allowed = files.Values.Where(file => refusals[file.Id] is null).ToList();
        var notices = allowed.Count == 0 ? [] : await IssueAsync(connection, journal, run, terms, allowed, bars.Passed, refusals, cancel);
        await NoticeRows.InsertAsync(connection, notices, run.Id, run.Caller.Subject, journal.At, journal.Day, cancel);
        if ((await clocks.StartAsync([.. notices.Select(notice => NoticeClocks.Of(notice, journal.Day, journal.At)!)], cancel)).Refusal is { } refusal)
            throw new InvalidOperationException($"Clocks of new notices could not start: {refusal.Detail}");
        var noticeOf = notices.SelectMany(notice => notice.Cases.Select(file => (file.Id, Notice: notice.Id))).ToDictionary(pair => pair.Id, pair => pair.Notice);
        return new RunChunk([.. items.Select(item => new RunOutcome(item.Ordinal, noticeOf.TryGetValue(item.CaseId!.Value, out var id) ? id : null, refusals[item.CaseId.Value]))], notices.Count);
    }

    private static async Task<List<IssuedNotice>> IssueAsync(
        NpgsqlConnection connection, Journal journal, StoredRun run, NoticeTerms terms, List<CaseFile> allowed, Ruling? moratorium, Dictionary<Guid, string?> refusals,
        CancellationToken cancel)
    {
        if (!Notice.IssueAll(journal, allowed, terms, run.Id, moratorium).TryGet(out var act, out var refusal))
        {
            foreach (var file in allowed)
                refusals[file.Id] = refusal.Code.Code;
            return [];
        }

        var people = await CasePeople.ObligorsAsync(connection, [.. allowed.Select(file => file.State.ObligorId).Distinct()], cancel);
        return [.. allowed.GroupBy(file => file.State.ObligorId).Select(group => IssuedNotice.Of(journal.At, [.. group], terms, [people[group.Key]]) with { ActId = act.Id })];
    }

    /// <summary>What keeps cases of a chunk from their notice, read once for all of them.</summary>
    private sealed record Bars(
        StoredRun Run, NoticeKind Kind, IReadOnlySet<Guid> Noticed, long? ApprovedFrom, DateOnly? Day, IReadOnlyList<Moratorium> Moratoria,
        IReadOnlyDictionary<Guid, string> SubKinds, bool IsUrgent)
    {
        /// <summary>The ruling of a moratorium that lets the chunk through; null where none covers the day.</summary>
        public Ruling? Passed { get; private set; }

        public static async Task<Bars> OfAsync(
            NpgsqlConnection connection, StoredRun run, IssuedInRun content, NoticeTerms terms, Dictionary<Guid, CaseFile> files, DateOnly today, CancellationToken cancel)
        {
            IReadOnlyList<Moratorium> moratoria = content.Kind == NoticeKind.Appearance ? await MoratoriumRows.OnAsync(connection, run.Branch, terms.DayOn!.Value, cancel) : [];
            return new Bars(run, content.Kind, await NoticedAsync(connection, content.Kind, files.Values, today, cancel),
                await ApprovalRows.LeastAsync(connection, NoticeKinds.ActOf(content.Kind).Code, run.Branch, today, cancel), terms.DayOn, moratoria,
                moratoria.Count == 0 ? new Dictionary<Guid, string>() : await MoratoriumRows.SubKindsAsync(connection, files.Values, cancel), content.IsUrgent);
        }

        /// <summary>Code of what bars a case; null when nothing does.</summary>
        public string? On(CaseFile? file)
        {
            if (file is null || file.Number.Branch != Run.Branch || (Run.Section is not null && file.State.Section != Run.Section))
                return CaseRefusals.Unknown.Code;
            if (Notice.Bars(file, Kind) is { } bar)
                return bar.Code.Code;
            if (Noticed.Contains(file.Id))
                return NoticeRunRefusals.NoticeOpen.Code;
            if (file.Outstanding >= ApprovedFrom)
                return NoticeRunRefusals.NeedsApproval.Code;
            foreach (var moratorium in Moratoria)
            {
                var ruling = moratorium.Ask(Day!.Value, [SubKinds[file.Id]], IsUrgent);
                if (!ruling.IsAllowed)
                    return MoratoriumRefusals.InForce.Code;
                Passed = ruling;
            }

            return null;
        }

        // A notice whose day is past without effect does not keep the next one back.
        private static async Task<IReadOnlySet<Guid>> NoticedAsync(
            NpgsqlConnection connection, NoticeKind kind, IReadOnlyCollection<CaseFile> files, DateOnly today, CancellationToken cancel)
        {
            await using var command = new NpgsqlCommand("""
                select t.case_id from unnest($1, $2) as t (roc_year, case_id) where exists (
                    select from notice_case x join notice n on n.id = x.notice_id where x.roc_year = t.roc_year and x.case_id = t.case_id and n.kind = $3 and n.state = 'open'
                        and n.day_on >= $4)
                """, connection);
            foreach (var parameter in CaseKeys.Of(files))
                command.Parameters.Add(parameter);
            command.Parameters.Add(new() { Value = Codes.Of(kind) });
            command.Parameters.Add(new() { Value = today });
            var noticed = new HashSet<Guid>();
            await using var reader = await command.ExecuteReaderAsync(cancel);
            while (await reader.ReadAsync(cancel))
                noticed.Add(reader.GetGuid(0));
            return noticed;
        }
    }
}
