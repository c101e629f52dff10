using Enforcement.CaseExecution.Data;
using Enforcement.CaseExecution.Domain.Acts;
using Enforcement.CaseExecution.Domain.Notices;
using Enforcement.Hosting.Access;
using Enforcement.Hosting.Http;
using Enforcement.Kernel;
using Enforcement.Statute;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Enforcement.CaseExecution.Features.Notices;

/// <summary>An attempt at service that failed.</summary>
/// <param name="AddresseeId">On whom.</param>
/// <param name="TriedOn">Day.</param>
/// <param name="Reason">Why.</param>
public sealed record RecordFailureRequest(Guid AddresseeId, DateOnly TriedOn, FailureReason Reason);

/// <summary>Records service on an addressee, with the day it counts from, and attempts that failed. Needs If-Match of the notice.</summary>
internal static class RecordService
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost("/v1/notices/{id:guid}/services", Serve).WithName(nameof(RecordService)).WithTags("notices")
            .AllowRoles(CaseScope.Executors).WithIdempotency<CaseExecutionDbContext>();
        routes.MapPost("/v1/notices/{id:guid}/failed-services", Fail).WithName("RecordFailedService").WithTags("notices")
            .AllowRoles(CaseScope.Executors).WithIdempotency<CaseExecutionDbContext>();
    }

    private static async Task<Results<Ok<NoticeView>, ProblemHttpResult>> Serve(Guid id, RecordServiceRequest request, Caller caller, NoticeDesk desk, HttpContext context) =>
        request.Errors() is { Length: > 0 } errors ? Problems.Validation(errors) : await desk.DoAsync(context, caller, id, notice => ServeAsync(notice, request));

    private static Task<Results<Ok<NoticeView>, ProblemHttpResult>> Fail(Guid id, RecordFailureRequest request, Caller caller, NoticeDesk desk, HttpContext context) =>
        desk.DoAsync(context, caller, id, notice => FailAsync(notice, request));

    private static async Task<Result<Act>> ServeAsync(NoticeActing served, RecordServiceRequest request)
    {
        var (acting, notice) = (served.Acting, served.Notice);
        if (await ServiceRows.FindAsync(acting.Connection, notice.Id, request.AddresseeId, acting.Cancel) is not { } addressee)
            return NoticeRefusals.AddresseeUnknown.Because("The notice has no such addressee.", "/addresseeId");
        var county = addressee.County ?? BranchSeats.CountyOf(notice.Branch, acting.Journal.Day, acting.Journal.Law) ?? "";
        var report = request.Report(county, addressee.FailedBefore, addressee.PublicBefore);
        if (!Service.Serve(acting.Journal, served.Cases, Of(notice, addressee), report).TryGet(out var effect, out var refusal))
            return refusal;
        acting.FurtherChanges += await ServiceRows.ServeAsync(
            acting.Connection, notice, addressee.Id, report, effect, request.CertificateNumber, acting.Caller.Subject, acting.Cancel);
        return effect.Act;
    }

    private static async Task<Result<Act>> FailAsync(NoticeActing failed, RecordFailureRequest request)
    {
        var (acting, notice) = (failed.Acting, failed.Notice);
        if (await ServiceRows.FindAsync(acting.Connection, notice.Id, request.AddresseeId, acting.Cancel) is not { } addressee)
            return NoticeRefusals.AddresseeUnknown.Because("The notice has no such addressee.", "/addresseeId");
        var result = Service.Fail(acting.Journal, failed.Cases, Of(notice, addressee), request.TriedOn, Codes.Of(request.Reason));
        if (result.TryGet(out var act, out _))
            acting.FurtherChanges += await ServiceRows.FailAsync(acting.Connection, notice, addressee.Id, act, request.TriedOn, request.Reason, acting.Caller.Subject, acting.Cancel);
        return result;
    }

    private static ServedNotice Of(StoredNotice notice, ServedAddressee addressee) =>
        new(notice.Id, notice.Kind, notice.IssuedOn, addressee.Through, addressee.IsBody, addressee.IsServed);
}
