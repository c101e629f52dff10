using Enforcement.CaseExecution.Data;
using Enforcement.CaseExecution.Domain.Acts;
using Enforcement.CaseExecution.Domain.Reviews;
using Enforcement.CaseExecution.Features.Acts;
using Enforcement.CaseExecution.Features.Proposals;
using Enforcement.Hosting.Access;
using Enforcement.Hosting.Http;
using Enforcement.Kernel;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Enforcement.CaseExecution.Features.Reviews;

/// <summary>Why a case is opened again.</summary>
/// <param name="Reason">What was found; no personal data.</param>
public sealed record ReopenCaseRequest(string Reason);

/// <summary>An officer opens a closed case again whose procedure goes on (CLO-02). Needs If-Match.</summary>
internal static class ReopenCase
{
    public static readonly CaseAct<ReopenCaseRequest> Act = new(ReviewActs.Reopened, DoAsync, (file, _) => file.Outstanding);

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/v1/cases/{idOrNumber}/reopening", Handle).WithName(nameof(ReopenCase)).WithTags("reviews")
            .WithSummary("Opens a case again that was closed for the statistics only").AllowRoles(CaseScope.Deciders).WithIdempotency<CaseExecutionDbContext>();

    private static async Task<Results<Ok<ActView>, Accepted<ProposalView>, ProblemHttpResult>> Handle(
        string idOrNumber, ReopenCaseRequest request, Caller caller, ActDesk desk, HttpContext context) =>
        string.IsNullOrWhiteSpace(request.Reason) || request.Reason.Length > 500
            ? Problems.Validation(("/reason", "1 to 500 characters."))
            : await desk.DoAsync(context, caller, idOrNumber, Act, request);

    private static Task<Result<Act>> DoAsync(Acting acting, ReopenCaseRequest request) => Task.FromResult(Reopening.Reopen(acting.Journal, acting.File, request.Reason));
}
