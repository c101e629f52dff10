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

/// <summary>That a case was found in order.</summary>
/// <param name="Note">What was looked at; no personal data.</param>
public sealed record ReviewCaseRequest(string? Note);

/// <summary>Clerk or officer finds a case lawful after assignment and takes it up (law.md 3.2). Needs If-Match.</summary>
internal static class ReviewCase
{
    public static readonly CaseAct<ReviewCaseRequest> Act = new(ReviewActs.Reviewed, DoAsync, (_, _) => null);

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/v1/cases/{idOrNumber}/review", Handle).WithName(nameof(ReviewCase)).WithTags("reviews")
            .AllowRoles(CaseScope.Executors).WithIdempotency<CaseExecutionDbContext>();

    private static Task<Results<Ok<ActView>, Accepted<ProposalView>, ProblemHttpResult>> Handle(
        string idOrNumber, ReviewCaseRequest request, Caller caller, ActDesk desk, HttpContext context) => desk.DoAsync(context, caller, idOrNumber, Act, request);

    private static async Task<Result<Act>> DoAsync(Acting acting, ReviewCaseRequest request) =>
        Review.Accept(acting.Journal, acting.File, await CapacityRows.OfAsync(acting, lacksCapacity: false), request.Note);
}
