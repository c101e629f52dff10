using System.Text.Json;
using Enforcement.CaseExecution.Data;
using Enforcement.CaseExecution.Domain.Notices;
using Enforcement.CaseExecution.Features.Acts;
using Enforcement.CaseExecution.Features.Worklists;
using Enforcement.Hosting.Access;
using Enforcement.Hosting.Http;
using Enforcement.Kernel;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;
using Npgsql;

namespace Enforcement.CaseExecution.Features.Notices;

/// <summary>Notices for every case of a worklist, one an obligor.</summary>
/// <param name="Kind">payment, appearance or report.</param>
/// <param name="DayOn">Day to pay or to report by.</param>
/// <param name="AppearAt">When to appear.</param>
/// <param name="Place">Where to appear.</param>
/// <param name="Purpose">What for; no personal data.</param>
/// <param name="IsUrgent">Urgent, where a moratorium leaves urgent cases out.</param>
/// <param name="Selection">Filters of the worklist; open cases.</param>
public sealed record StartNoticeRunRequest(
    NoticeKind Kind, DateOnly? DayOn, DateTimeOffset? AppearAt, string? Place, string? Purpose, bool IsUrgent, WorklistQuery Selection);

/// <summary>Another day for every appearance that a moratorium holds.</summary>
/// <param name="ShiftDays">Calendar days later, then to the next working day.</param>
/// <param name="Reason">Why; no personal data.</param>
public sealed record MoveAppearancesRequest(int ShiftDays, string Reason);

/// <summary>Starts a run: answered with 202 as soon as what it covers is fixed; done in chunks after that.</summary>
internal static class StartNoticeRun
{
    private const int LongestShift = 366;

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost("/v1/notice-runs", Issue).WithName(nameof(StartNoticeRun)).WithTags("notices").AllowRoles(CaseScope.Executors).WithIdempotency<CaseExecutionDbContext>();
        routes.MapPost("/v1/moratoria/{id:guid}/rescheduling", Move).WithName("MoveAppearances").WithTags("notices")
            .AllowRoles(CaseScope.Deciders).WithIdempotency<CaseExecutionDbContext>();
    }

    private static async Task<Results<Accepted<NoticeRunView>, ProblemHttpResult>> Issue(
        StartNoticeRunRequest request, Caller caller, Ledger ledger, IOptions<CaseExecutionOptions> options, TimeProvider time, CancellationToken cancel)
    {
        if (Errors(request) is { Length: > 0 } errors)
            return Problems.Validation(errors);
        var selection = request.Selection;
        var section = caller.Section ?? selection.Section;
        var isSeen = (selection.Branch is null || selection.Branch == caller.Branch) && (caller.Section is null || selection.Section is null || selection.Section == caller.Section);
        var content = JsonSerializer.Serialize(
            new IssuedInRun(request.Kind, request.DayOn, request.AppearAt, request.Place, request.Purpose, request.IsUrgent), ProposedContent.Json);
        return await StartAsync(ledger, caller, NoticeRunTask.Issue, section, content, options.Value.LargestNoticeRun, time, (command, id, most) =>
        {
            var run = CaseScope.Add(command.Parameters, id);
            var cases = new WorklistSql(command.Parameters, selection, new PageQuery(null, null), caller.Branch, section, most + 1).Text();
            return $"""
                insert into notice_run_item (run_id, ordinal, case_id, obligor_id)
                select {run}, row_number() over (order by x.obligor_id, x.case_id), x.case_id, x.obligor_id
                from ({cases}) as x (case_id, roc_year, branch, kind, serial, agency, section, status, obligor_id) where {(isSeen ? "true" : "false")}
                """;
        }, cancel);
    }

    private static async Task<Results<Accepted<NoticeRunView>, ProblemHttpResult>> Move(
        Guid id, MoveAppearancesRequest request, Caller caller, Ledger ledger, IOptions<CaseExecutionOptions> options, TimeProvider time, CancellationToken cancel)
    {
        if (request.ShiftDays is < 1 or > LongestShift)
            return Problems.Validation(("/shiftDays", $"1 to {LongestShift}."));
        if (string.IsNullOrWhiteSpace(request.Reason) || request.Reason.Length > 500)
            return Problems.Validation(("/reason", "1 to 500 characters."));
        var moratorium = await ledger.RunAsync(connection => Moratoria.FindAsync(connection, caller, id, own: false, "", cancel), cancel);
        if (moratorium is null)
            return MoratoriumRefusals.Unknown.Because("No moratorium has this id.").ToProblem();
        if (moratorium.EndedOn is not null)
            return MoratoriumRefusals.Over.Because($"It was ended on {moratorium.EndedOn:yyyy-MM-dd}.").ToProblem();
        var content = JsonSerializer.Serialize(new MovedInRun(id, request.ShiftDays, request.Reason), ProposedContent.Json);
        return await StartAsync(ledger, caller, NoticeRunTask.Move, caller.Section, content, options.Value.LargestNoticeRun, time, (command, run, most) => $"""
            insert into notice_run_item (run_id, ordinal, obligor_id, notice_id)
            select {CaseScope.Add(command.Parameters, run)}, row_number() over (order by x.appear_at, x.id), x.obligor_id, x.id from (
                select n.appear_at, n.id, n.obligor_id from notice n where n.state = 'open' and n.kind = 'appearance' and {CaseScope.OfStaff(caller, command.Parameters, "n")}
                    and n.appear_at >= {CaseScope.Add(command.Parameters, TaipeiTime.StartOf(moratorium.From))}
                    and n.appear_at < {CaseScope.Add(command.Parameters, TaipeiTime.StartOf(moratorium.Until.AddDays(1)))}
                order by n.appear_at, n.id limit {CaseScope.Add(command.Parameters, most + 1)}) x
            """, cancel);
    }

    /// <summary>Keeps a run with its items, or refuses it when they are none or too many.</summary>
    internal static Task<Results<Accepted<NoticeRunView>, ProblemHttpResult>> StartAsync(
        Ledger ledger, Caller caller, NoticeRunTask task, string? section, string content, int most, TimeProvider time,
        Func<NpgsqlCommand, Guid, int, string> items, CancellationToken cancel) =>
        ledger.RunAsync<Results<Accepted<NoticeRunView>, ProblemHttpResult>>(async connection =>
        {
            var at = time.GetUtcNow();
            var id = Guid.CreateVersion7(at);
            await using var kept = new NpgsqlCommand("savepoint run", connection);
            await kept.ExecuteNonQueryAsync(cancel);
            await NoticeRunRows.InsertAsync(connection, id, task, caller, section, content, at, cancel);
            await using var command = new NpgsqlCommand { Connection = connection };
            command.CommandText = items(command, id, most);
            var total = await command.ExecuteNonQueryAsync(cancel);
            if (total == 0 || total > most)
            {
                await using var undone = new NpgsqlCommand("rollback to savepoint run", connection);
                await undone.ExecuteNonQueryAsync(cancel);
                return total == 0
                    ? NoticeRunRefusals.Empty.Because("No case or appearance matches.").ToProblem()
                    : NoticeRunRefusals.TooLarge.Because($"At most {most}.", "/selection").ToProblem();
            }

            await NoticeRunRows.CountAsync(connection, id, total, cancel);
            await ledger.RecordAsync(connection, caller, new AuditSubject("noticeRun.started", "noticeRun", id.ToString()), 1, cancel);
            return TypedResults.Accepted($"/v1/notice-runs/{id}", (await ReadNoticeRuns.FindAsync(connection, caller, id, cancel))!);
        }, cancel);

    private static (string, string)[] Errors(StartNoticeRunRequest request) =>
    [
        .. request.Kind == NoticeKind.Information ? [("/kind", "payment, appearance or report.")] : Array.Empty<(string, string)>(),
        .. IssueNotice.Shape(request.Kind, request.DayOn, request.AppearAt, request.Place, request.Purpose),
        .. request.Selection is null ? [("/selection", "Filters of the worklist.")] : Array.Empty<(string, string)>(),
        .. (request.Selection?.Errors() ?? []).Select(error => ($"/selection{error.Field}", error.Detail)),
        .. request.Selection is { Status: not (null or "open") } or { Sort: not (null or "opened") } ? [("/selection/status", "Open cases, oldest first.")] : Array.Empty<(string, string)>(),
    ];
}
