using Enforcement.CaseExecution.Data;
using Enforcement.CaseExecution.Domain.Instalments;
using Enforcement.CaseExecution.Features.Acts;
using Enforcement.CaseExecution.Features.Proposals;
using Enforcement.Hosting.Access;
using Enforcement.Hosting.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Enforcement.CaseExecution.Features.Instalments;

/// <summary>Why a request ends without a plan.</summary>
/// <param name="PlanId">The requested plan.</param>
/// <param name="Reason">In words; no personal data.</param>
public sealed record EndInstalmentRequestRequest(Guid PlanId, string Reason);

/// <summary>An officer denies a request, or the obligor takes it back. Needs If-Match.</summary>
internal static class DenyInstalments
{
    public static readonly CaseAct<EndInstalmentRequestRequest> Act = new(InstalmentActs.Denied,
        (acting, request) => PlanDecisions.DecideAsync(acting, request.PlanId, (plan, cases) => Task.FromResult(plan.Deny(acting.Journal, cases, request.Reason))), (file, _) => file.Outstanding);

    public static readonly CaseAct<EndInstalmentRequestRequest> Withdrawal = new(InstalmentActs.Withdrawn,
        (acting, request) => PlanDecisions.DecideAsync(acting, request.PlanId, (plan, cases) => Task.FromResult(plan.Withdraw(acting.Journal, cases, request.Reason))), (_, _) => null);

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost("/v1/cases/{idOrNumber}/instalment-denials", Deny).WithName(nameof(DenyInstalments)).WithTags("instalments")
            .AllowRoles(CaseScope.Deciders).WithIdempotency<CaseExecutionDbContext>();
        routes.MapPost("/v1/cases/{idOrNumber}/instalment-withdrawals", Withdraw).WithName("WithdrawInstalments").WithTags("instalments")
            .AllowRoles(CaseScope.Executors).WithIdempotency<CaseExecutionDbContext>();
    }

    private static Task<Results<Ok<ActView>, Accepted<ProposalView>, ProblemHttpResult>> Deny(
        string idOrNumber, EndInstalmentRequestRequest request, Caller caller, ActDesk desk, HttpContext context) => EndAsync(idOrNumber, request, caller, desk, context, Act);

    private static Task<Results<Ok<ActView>, Accepted<ProposalView>, ProblemHttpResult>> Withdraw(
        string idOrNumber, EndInstalmentRequestRequest request, Caller caller, ActDesk desk, HttpContext context) => EndAsync(idOrNumber, request, caller, desk, context, Withdrawal);

    private static async Task<Results<Ok<ActView>, Accepted<ProposalView>, ProblemHttpResult>> EndAsync(
        string idOrNumber, EndInstalmentRequestRequest request, Caller caller, ActDesk desk, HttpContext context, CaseAct<EndInstalmentRequestRequest> act) =>
        string.IsNullOrWhiteSpace(request.Reason) || request.Reason.Length > 500
            ? Problems.Validation(("/reason", "1 to 500 characters."))
            : await desk.DoAsync(context, caller, idOrNumber, act, request);
}
