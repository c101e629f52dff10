using Enforcement.CaseExecution.Data;
using Enforcement.CaseExecution.Domain.Acts;
using Enforcement.CaseExecution.Domain.Courts;
using Enforcement.CaseExecution.Features.Acts;
using Enforcement.CaseExecution.Features.Proposals;
using Enforcement.Hosting.Access;
using Enforcement.Hosting.Http;
using Enforcement.Kernel;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Enforcement.CaseExecution.Features.Courts;

/// <summary>Our file goes to the court that had seized the property first.</summary>
/// <param name="Court">The court.</param>
/// <param name="CourtNumber">Number of its case.</param>
/// <param name="On">Day it is sent.</param>
/// <param name="ReportClosed">The case is reported closed for the statistics as well; its procedure goes on at the court.</param>
/// <param name="Note">No personal data.</param>
public sealed record SendFileRequest(string Court, string CourtNumber, DateOnly On, bool ReportClosed, string? Note);

/// <summary>A court's file joins our seizure.</summary>
/// <param name="Court">The court.</param>
/// <param name="CourtNumber">Number of its case.</param>
/// <param name="On">Day it was received.</param>
/// <param name="MeasureId">Our seizure.</param>
/// <param name="Amount">NT$ its creditors claim.</param>
/// <param name="Note">No personal data.</param>
public sealed record ReceiveFileRequest(string Court, string CourtNumber, DateOnly On, Guid MeasureId, long? Amount, string? Note);

/// <summary>Joint handling with a court, in either direction (CEA 33-1, 33-2). Needs If-Match of the case.</summary>
internal static class JoinCourt
{
    public static readonly CaseAct<SendFileRequest> Send = new(CourtActs.Sent, SendAsync, (file, _) => file.Outstanding);
    public static readonly CaseAct<ReceiveFileRequest> Receive = new(CourtActs.Received, ReceiveAsync, (_, request) => request.Amount);

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost("/v1/cases/{idOrNumber}/files-sent-to-court", HandleSend).WithName("SendFileToCourt").WithTags("courts")
            .WithSummary("Sends the file to the court that seized first (CEA 33-2)").AllowRoles(CaseScope.Deciders).WithIdempotency<CaseExecutionDbContext>();
        routes.MapPost("/v1/cases/{idOrNumber}/files-received-from-court", HandleReceive).WithName("ReceiveCourtFile").WithTags("courts")
            .WithSummary("A court's file joins our seizure (CEA 33-1)").AllowRoles(CaseScope.Deciders).WithIdempotency<CaseExecutionDbContext>();
    }

    private static async Task<Results<Ok<ActView>, Accepted<ProposalView>, ProblemHttpResult>> HandleSend(
        string idOrNumber, SendFileRequest request, Caller caller, ActDesk desk, HttpContext context) =>
        Check(request.Court, request.CourtNumber, null, request.Note) is { } invalid ? invalid : await desk.DoAsync(context, caller, idOrNumber, Send, request);

    private static async Task<Results<Ok<ActView>, Accepted<ProposalView>, ProblemHttpResult>> HandleReceive(
        string idOrNumber, ReceiveFileRequest request, Caller caller, ActDesk desk, HttpContext context) =>
        Check(request.Court, request.CourtNumber, request.Amount, request.Note) is { } invalid ? invalid : await desk.DoAsync(context, caller, idOrNumber, Receive, request);

    private static async Task<Result<Act>> SendAsync(Acting acting, SendFileRequest request)
    {
        if (await CourtRows.IsPendingAsync(acting.Connection, acting.File.Id, request.Court, request.CourtNumber, acting.Cancel))
            return CourtRefusals.Pending.Because($"{request.Court} {request.CourtNumber}.", "/courtNumber");
        var terms = new JoinderTerms(default, JoinderDirection.Sent, request.Court, request.CourtNumber, null, null, request.On, request.ReportClosed, default);
        return await StoreAsync(acting, CourtJoinder.Send(acting.Journal, acting.File, terms, request.ReportClosed, request.Note), notify: true);
    }

    private static async Task<Result<Act>> ReceiveAsync(Acting acting, ReceiveFileRequest request)
    {
        if (await CourtRows.IsPendingAsync(acting.Connection, acting.File.Id, request.Court, request.CourtNumber, acting.Cancel))
            return CourtRefusals.Pending.Because($"{request.Court} {request.CourtNumber}.", "/courtNumber");
        if (!await CourtRows.IsSeizedAsync(acting.Connection, acting.File, request.MeasureId, acting.Cancel))
            return CourtRefusals.NotSeized.Because("The measure does not secure this case now.", "/measureId");
        var terms = new JoinderTerms(default, JoinderDirection.Received, request.Court, request.CourtNumber, request.MeasureId, request.Amount, request.On, false, default);
        return await StoreAsync(acting, CourtJoinder.Receive(acting.Journal, acting.File, terms, request.Note), notify: false);
    }

    // The agency is told where its case is handled (ER 26).
    private static async Task<Result<Act>> StoreAsync(Acting acting, Result<(CourtJoinder Joinder, Act Act)> made, bool notify)
    {
        if (!made.TryGet(out var joined, out var refusal))
            return refusal;
        await CourtRows.InsertAsync(acting.Connection, joined.Joinder, acting.File, acting.Cancel);
        acting.FurtherChanges += 1 + (notify ? await NoticesDue.AddAsync(acting.Connection, acting.File, joined.Act, acting.Cancel) : 0);
        return joined.Act;
    }

    private static ProblemHttpResult? Check(string court, string number, long? amount, string? note) =>
        string.IsNullOrWhiteSpace(court) || court.Length > 50 ? Problems.Validation(("/court", "1 to 50 characters."))
        : string.IsNullOrWhiteSpace(number) || number.Length > 50 ? Problems.Validation(("/courtNumber", "1 to 50 characters."))
        : amount < 0 || note?.Length > 500 ? Problems.Validation(("/amount", "Not below 0; a note has at most 500 characters."))
        : null;
}
