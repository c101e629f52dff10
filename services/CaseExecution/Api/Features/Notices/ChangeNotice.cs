using Enforcement.CaseExecution.Data;
using Enforcement.CaseExecution.Domain.Acts;
using Enforcement.CaseExecution.Domain.Notices;
using Enforcement.Hosting.Access;
using Enforcement.Hosting.Http;
using Enforcement.Kernel;
using Enforcement.Law.Clocks;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Enforcement.CaseExecution.Features.Notices;

/// <summary>Another day to appear.</summary>
/// <param name="AppearAt">When.</param>
/// <param name="Place">Where, if elsewhere than before.</param>
/// <param name="IsUrgent">Urgent, where a moratorium leaves urgent cases out.</param>
/// <param name="Reason">Why; no personal data.</param>
public sealed record MoveAppearanceRequest(DateTimeOffset AppearAt, string? Place, bool IsUrgent, string Reason);

/// <summary>Why a notice is taken back.</summary>
/// <param name="Reason">Why; no personal data.</param>
public sealed record CancelNoticeRequest(string Reason);

/// <summary>Moves the day to appear, which must then be served again, and takes notices back. Needs If-Match of the notice.</summary>
internal static class ChangeNotice
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost("/v1/notices/{id:guid}/appearance", Move).WithName("MoveAppearance").WithTags("notices")
            .AllowRoles(CaseScope.Executors).WithIdempotency<CaseExecutionDbContext>();
        routes.MapPost("/v1/notices/{id:guid}/cancellation", Cancel).WithName("CancelNotice").WithTags("notices")
            .AllowRoles(CaseScope.Executors).WithIdempotency<CaseExecutionDbContext>();
    }

    private static async Task<Results<Ok<NoticeView>, ProblemHttpResult>> Move(
        Guid id, MoveAppearanceRequest request, Caller caller, NoticeDesk desk, HttpContext context) =>
        string.IsNullOrWhiteSpace(request.Reason) || request.Reason.Length > 500 || request.Place?.Length > 200
            ? Problems.Validation(("/reason", "1 to 500 characters; a place at most 200."))
            : await desk.DoAsync(context, caller, id, notice => MoveAsync(notice, request));

    private static async Task<Results<Ok<NoticeView>, ProblemHttpResult>> Cancel(
        Guid id, CancelNoticeRequest request, Caller caller, NoticeDesk desk, HttpContext context) =>
        string.IsNullOrWhiteSpace(request.Reason) || request.Reason.Length > 500
            ? Problems.Validation(("/reason", "1 to 500 characters."))
            : await desk.DoAsync(context, caller, id, notice => CancelAsync(notice, request));

    private static async Task<Result<Act>> MoveAsync(NoticeActing moved, MoveAppearanceRequest request)
    {
        var (acting, notice, journal) = (moved.Acting, moved.Notice, moved.Acting.Journal);
        var day = TaipeiTime.DateOf(request.AppearAt);
        var moratorium = await MoratoriumRows.AskAsync(acting.Connection, moved.Cases, day, request.IsUrgent, acting.Cancel);
        var result = Notice.Move(journal, moved.Cases, notice.Kind, notice.State, day, new ActEffect("notice", notice.Id, Detail: $"{day:yyyy-MM-dd}"), moratorium, request.Reason);
        if (result.IsRefused)
            return result;
        acting.FurtherChanges += await NoticeRows.MoveAsync(acting.Connection, [(notice.Id, day, request.AppearAt)], request.Place, acting.Cancel);
        await acting.Clocks.CancelAsync(ClockSelection.AllOf(NoticeClocks.Subject, [notice.Id]), journal.At, "moved", acting.Cancel);
        var started = await acting.Clocks.StartAsync([NoticeClocks.Moved(notice.Id, journal.Day, day, [.. moved.Cases.OrderBy(file => file.Id)], journal.At)], acting.Cancel);
        return started.Refusal is { } notStarted ? notStarted : result;
    }

    private static async Task<Result<Act>> CancelAsync(NoticeActing cancelled, CancelNoticeRequest request)
    {
        var (acting, notice) = (cancelled.Acting, cancelled.Notice);
        var result = Notice.Cancel(acting.Journal, cancelled.Cases, notice.Id, notice.State, request.Reason);
        if (result.IsRefused)
            return result;
        acting.FurtherChanges += await NoticeRows.SettleAsync(acting.Connection, [notice.Id], NoticeState.Cancelled, acting.Journal.Day, acting.Cancel);
        await acting.Clocks.CancelAsync(ClockSelection.AllOf(NoticeClocks.Subject, [notice.Id]), acting.Journal.At, "noticeCancelled", acting.Cancel);
        return result;
    }
}
