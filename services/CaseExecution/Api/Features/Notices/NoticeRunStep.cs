using Enforcement.CaseExecution.Data;
using Enforcement.CaseExecution.Domain.Notices;
using Microsoft.Extensions.Options;

namespace Enforcement.CaseExecution.Features.Notices;

/// <summary>What a chunk of a run did.</summary>
/// <param name="Outcomes">What became of each item.</param>
/// <param name="Notices">Notices issued or moved, each a state change.</param>
/// <param name="FurtherChanges">State changes beside those.</param>
internal sealed record RunChunk(IReadOnlyList<RunOutcome> Outcomes, int Notices, int FurtherChanges = 0);

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
        var chunk = run.Task switch
        {
            NoticeRunTask.Issue => await IssueChunk.DoAsync(connection, ledger.Clocks, journal, run, items, cancel),
            NoticeRunTask.Inform => await InformChunk.DoAsync(connection, journal, run, items, cancel),
            _ => await MoveChunk.DoAsync(connection, ledger.Clocks, journal, run, items, cancel),
        };
        var ended = await NoticeRunRows.ProgressAsync(connection, run, chunk.Outcomes, chunk.Notices, journal.At, cancel);
        await ledger.WriteAsync(connection, journal, run.Caller,
            new AuditSubject("noticeRun.stepped", "noticeRun", id.ToString(), "NOT-01") { FurtherChanges = chunk.Notices + chunk.FurtherChanges + ended }, cancel);
        CaseExecutionLog.NoticeRunStepped(log, id, run.Done + chunk.Outcomes.Count, run.Total, run.Skipped + chunk.Outcomes.Count(row => row.Refusal is not null));
        return ended == 0;
    }, cancel);
}
