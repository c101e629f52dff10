using Enforcement.CaseExecution.Domain.Cases;
using Enforcement.CaseExecution.Domain.Notices;
using Enforcement.CaseExecution.Domain.Payments;
using Enforcement.CaseExecution.Domain.Stays;
using Enforcement.Law.Clocks;
using Enforcement.Statute;
using Npgsql;

namespace Enforcement.CaseExecution.Data;

/// <summary>The clocks of notices: the day to pay, to appear, to report. One a notice, whatever number of cases it has.</summary>
internal static class NoticeClocks
{
    public const string Subject = "notice";

    /// <summary>The clock of a notice that demands something; null for one that only informs.</summary>
    public static ClockStart? Of(IssuedNotice notice, DateOnly issuedOn, DateTimeOffset at) => notice.Terms.DayOn is { } day
        ? Of(notice.Id, notice.Terms.Kind, new NoticeFacts(NoticeKinds.DemandOf(notice.Terms.Kind), issuedOn, day), notice.Cases, at)
        : null;

    /// <summary>The clock of an appearance that was moved.</summary>
    public static ClockStart Moved(Guid id, DateOnly movedOn, DateOnly day, IReadOnlyList<CaseFile> cases, DateTimeOffset at) =>
        Of(id, NoticeKind.Appearance, new NoticeFacts(NoticeDemand.Appear, movedOn, day), cases, at);

    /// <summary>Clocks follow the end of cases and their stays: called for every journal, it looks only where a case was acted on and closed, or stays changed.</summary>
    public static async Task FollowAsync(ClockBook clocks, NpgsqlConnection connection, Journal journal, CancellationToken cancel)
    {
        var closed = NoticeEffects.ClosedIn(journal);
        if (closed.Count > 0 && await OfAsync(connection, closed, "n.state <> 'open'", cancel) is { Count: > 0 } ended)
            await clocks.CancelAsync(ClockSelection.AllOf(Subject, ended), journal.At, "noticeEnded", cancel);
        var turned = journal.Stays.Where(stay => stay.Terms.Scope == StayScope.All && stay.Terms.Reason.PausesClocks).ToList();
        if (turned.Count == 0)
            return;
        var cases = journal.Cases.Where(file => turned.Any(stay => stay.Cases.Contains(file.Id))).ToList();
        const string Held = "not exists (select from notice_case x join case_file c on c.roc_year = x.roc_year and c.id = x.case_id where x.notice_id = n.id and c.stayed is not true)";
        if (await OfAsync(connection, cases, Held, cancel) is { Count: > 0 } held)
            await clocks.PauseAsync(ClockSelection.AllOf(Subject, held), journal.At, "stayed", cancel);
        if (await OfAsync(connection, cases, $"not ({Held})", cancel) is { Count: > 0 } free)
            await clocks.ResumeAsync(ClockSelection.AllOf(Subject, free), journal.At, "stayLifted", cancel);
    }

    // A clock of several cases names none: it must not end with the first of them.
    private static ClockStart Of(Guid id, NoticeKind kind, NoticeFacts facts, IReadOnlyList<CaseFile> cases, DateTimeOffset at) => new()
    {
        Subject = new ClockSubject(Subject, id) { CaseId = cases.Count == 1 ? cases[0].Id : null, CaseNumber = cases.Count == 1 ? cases[0].Number.ToString() : null },
        Owner = new ClockOwner(cases[0].Number.Branch, cases[0].State.Section, cases.Count == 1 ? cases[0].State.Agency : null),
        Name = Codes.Of(kind),
        RuleId = "NOT-01",
        Facts = facts,
        StartedAt = at,
    };

    private static async Task<List<Guid>> OfAsync(NpgsqlConnection connection, List<CaseFile> cases, string condition, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand($"""
            select distinct n.id from unnest($1, $2) as t (roc_year, case_id)
            cross join lateral (select notice_id from notice_case o where o.roc_year = t.roc_year and o.case_id = t.case_id) x
            join notice n on n.id = x.notice_id where n.kind <> 'information' and {condition}
            """, connection);
        foreach (var parameter in CaseKeys.Of(cases))
            command.Parameters.Add(parameter);
        var ids = new List<Guid>();
        await using var reader = await command.ExecuteReaderAsync(cancel);
        while (await reader.ReadAsync(cancel))
            ids.Add(reader.GetGuid(0));
        return ids;
    }
}
