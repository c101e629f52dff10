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

/// <summary>A grant.</summary>
/// <param name="PlanId">The requested plan, of which the case is a part.</param>
/// <param name="AsException">More instalments than the ordinary number (INS-02).</param>
/// <param name="Note">Why; no personal data.</param>
public sealed record GrantInstalmentsRequest(Guid PlanId, bool AsException, string? Note);

/// <summary>
/// An officer grants a plan to which every agency has consented. Who else must approve is data: approval rules by amount, of their own for exceptions. Needs If-Match.
/// </summary>
internal static class GrantInstalments
{
    public static readonly CaseAct<GrantInstalmentsRequest> Act = new(InstalmentActs.Granted, DoAsync, (file, _) => file.Outstanding);
    public static readonly CaseAct<GrantInstalmentsRequest> AsException = new(InstalmentActs.GrantedAsException, DoAsync, (file, _) => file.Outstanding);

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/v1/cases/{idOrNumber}/instalment-grants", Handle).WithName(nameof(GrantInstalments)).WithTags("instalments")
            .AllowRoles(CaseScope.Deciders).WithIdempotency<CaseExecutionDbContext>();

    private static async Task<Results<Ok<ActView>, Accepted<ProposalView>, ProblemHttpResult>> Handle(
        string idOrNumber, GrantInstalmentsRequest request, Caller caller, ActDesk desk, HttpContext context) =>
        request.Note?.Length > 500
            ? Problems.Validation(("/note", "At most 500 characters."))
            : await desk.DoAsync(context, caller, idOrNumber, request.AsException ? AsException : Act, request);

    private static Task<Result<Act>> DoAsync(Acting acting, GrantInstalmentsRequest request) =>
        PlanDecisions.DecideAsync(acting, request.PlanId, async (plan, cases) =>
        {
            var (_, ends) = await PlanRows.FactsAsync(acting.Connection, cases, acting.Cancel);
            return plan.Grant(acting.Journal, cases, request.AsException, ends, request.Note);
        });
}
