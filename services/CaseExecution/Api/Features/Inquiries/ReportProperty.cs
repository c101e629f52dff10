using Enforcement.CaseExecution.Data;
using Enforcement.CaseExecution.Domain.Acts;
using Enforcement.CaseExecution.Domain.Inquiries;
using Enforcement.CaseExecution.Domain.Notices;
using Enforcement.CaseExecution.Domain.Property;
using Enforcement.CaseExecution.Features.Acts;
using Enforcement.CaseExecution.Features.Proposals;
using Enforcement.Hosting.Access;
using Enforcement.Hosting.Http;
using Enforcement.Kernel;
using Enforcement.Law.Clocks;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Enforcement.CaseExecution.Features.Inquiries;

/// <summary>The obligor's own report of property.</summary>
/// <param name="ReportedOn">Day it was made.</param>
/// <param name="NoticeId">The notice that ordered it.</param>
/// <param name="Items">Property it names; an empty list for nothing.</param>
public sealed record ReportPropertyRequest(DateOnly ReportedOn, Guid? NoticeId, IReadOnlyList<FoundItem> Items);

/// <summary>Keeps what an obligor reported as owned (CEA 20), and fulfils the notice that ordered it. Needs If-Match of the case.</summary>
internal static class ReportProperty
{
    private static readonly CaseAct<ReportPropertyRequest> Act = new(InquiryActs.PropertyReported, DoAsync, (_, _) => null);

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/v1/cases/{idOrNumber}/property-reports", Handle).WithName(nameof(ReportProperty)).WithTags("inquiries")
            .AllowRoles(CaseScope.Executors).WithIdempotency<CaseExecutionDbContext>();

    private static async Task<Results<Ok<ActView>, Accepted<ProposalView>, ProblemHttpResult>> Handle(
        string idOrNumber, ReportPropertyRequest request, Caller caller, ActDesk desk, HttpContext context) =>
        FoundItem.Errors(request.Items) is { Length: > 0 } errors ? Problems.Validation(errors) : await desk.DoAsync(context, caller, idOrNumber, Act, request);

    private static async Task<Result<Act>> DoAsync(Acting acting, ReportPropertyRequest request)
    {
        if (request.NoticeId is { } id && await NoticeOfCase.LockAsync(acting, id) is not { Kind: NoticeKind.Report, State: NoticeState.Open })
            return AppearanceRefusals.NoticeOfOtherCase.Because("It is no open notice to report of this case.", "/noticeId");
        if (!FoundItem.Of(acting, request.Items, PropertySource.ObligorReport, request.NoticeId?.ToString(), request.ReportedOn).TryGet(out var items, out var refusal))
            return refusal;
        var result = Inquiry.Report(acting.Journal, acting.File, request.ReportedOn, items.Count);
        if (result.IsRefused)
            return result;
        acting.FurtherChanges += await PropertyRows.AddAsync(acting.Connection, items, acting.File.Number.Branch, acting.Caller.Subject, acting.Journal.At, acting.Cancel);
        if (request.NoticeId is { } fulfilled)
        {
            acting.FurtherChanges += await NoticeRows.SettleAsync(acting.Connection, [fulfilled], NoticeState.Fulfilled, request.ReportedOn, acting.Cancel);
            var endOfDay = TaipeiTime.StartOf(request.ReportedOn.AddDays(1)).AddTicks(-TimeSpan.TicksPerMillisecond);
            await acting.Clocks.MeetAsync(
                ClockSelection.AllOf(NoticeClocks.Subject, [fulfilled]), endOfDay < acting.Journal.At ? endOfDay : acting.Journal.At, acting.Cancel);
        }

        return result;
    }
}
