using Enforcement.CaseExecution.Data;
using Enforcement.CaseExecution.Domain.Acts;
using Enforcement.CaseExecution.Domain.Instalments;
using Enforcement.CaseExecution.Features.Acts;
using Enforcement.CaseExecution.Features.Proposals;
using Enforcement.Hosting.Access;
using Enforcement.Hosting.Http;
using Enforcement.Kernel;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Enforcement.CaseExecution.Features.Instalments;

/// <summary>A revocation.</summary>
/// <param name="PlanId">The running plan.</param>
/// <param name="BillDishonoured">A bill or note was not paid, whatever the instalments say.</param>
/// <param name="Reason">In words; no personal data.</param>
public sealed record RevokeInstalmentsRequest(Guid PlanId, bool BillDishonoured, string Reason);

/// <summary>An officer revokes a plan in default (INS-04): all is due at once, and enforcement goes on. Needs If-Match.</summary>
internal static class RevokeInstalments
{
    public static readonly CaseAct<RevokeInstalmentsRequest> Act = new(InstalmentActs.Revoked, DoAsync, (file, _) => file.Outstanding);

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/v1/cases/{idOrNumber}/instalment-revocations", Handle).WithName(nameof(RevokeInstalments)).WithTags("instalments")
            .AllowRoles(CaseScope.Deciders).WithIdempotency<CaseExecutionDbContext>();

    private static async Task<Results<Ok<ActView>, Accepted<ProposalView>, ProblemHttpResult>> Handle(
        string idOrNumber, RevokeInstalmentsRequest request, Caller caller, ActDesk desk, HttpContext context) =>
        string.IsNullOrWhiteSpace(request.Reason) || request.Reason.Length > 500
            ? Problems.Validation(("/reason", "1 to 500 characters."))
            : await desk.DoAsync(context, caller, idOrNumber, Act, request);

    private static Task<Result<Act>> DoAsync(Acting acting, RevokeInstalmentsRequest request) =>
        PlanDecisions.DecideAsync(acting, request.PlanId, async (plan, cases) =>
        {
            if (plan.StayId is not { } stayId || await StayRows.LockAsync(acting.Connection, stayId, acting.Cancel) is not { } stay)
                return PlanRefusals.NotRunning.Because($"It is {plan.State}.");
            return await PlanRows.IsPausedAsync(acting.Connection, plan.Id, acting.Cancel)
                ? PlanRefusals.CaseStayed.Because("The instalments stand still while enforcement is stayed.")
                : plan.Revoke(acting.Journal, cases, stay, request.BillDishonoured, request.Reason);
        });
}
