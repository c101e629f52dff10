using Enforcement.CaseExecution.Data;
using Enforcement.CaseExecution.Domain.Notices;
using Microsoft.Extensions.Options;

namespace Enforcement.CaseExecution.Features.Notices;

/// <summary>What a chunk of a run did.</summary>
internal sealed record RunChunk(IReadOnlyList<RunOutcome> Outcomes, int Notices);

/// <summary>One chunk of one run: one act over its cases, its notices, clocks and progress in one transaction.</summary>
public sealed class NoticeRunStep(Ledger ledger, IOptions<CaseExecutionOptions> options, ILogger<NoticeRunStep> log)
{
    /// <returns>True when the run was worked on and may have more.</returns>
    public Task<bool> DoAsync(Guid id, CancellationToken cancel) => ledger.RunAsync(async connection =>
    {
        if (await NoticeRunRows.LockAsync(connection, id, cancel) is not { } run)
            return false;
        var items = await NoticeRunRows.NextAsync(connection, run, options.Value.NoticeRunChunk, cancel);
        var journal = ledger.Open();
        var chunk = run.Task == NoticeRunTask.Issue
            ? await IssueChunk.DoAsync(connection, ledger.Clocks, journal, run, items, cancel)
            : await MoveChunk.DoAsync(connection, ledger.Clocks, journal, run, items, cancel);
        var ended = await NoticeRunRows.ProgressAsync(connection, run, chunk.Outcomes, chunk.Notices, journal.At, cancel);
        await ledger.WriteAsync(connection, journal, run.Caller,
            new AuditSubject("noticeRun.stepped", "noticeRun", id.ToString(), "NOT-01") { FurtherChanges = chunk.Notices + ended }, cancel);
        CaseExecutionLog.NoticeRunStepped(log, id, run.Done + chunk.Outcomes.Count, run.Total, run.Skipped + chunk.Outcomes.Count(row => row.Refusal is not null));
        return ended == 0;
    }, cancel);
}
