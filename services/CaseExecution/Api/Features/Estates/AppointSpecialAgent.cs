using Enforcement.CaseExecution.Data;
using Enforcement.CaseExecution.Domain.Acts;
using Enforcement.CaseExecution.Domain.Estates;
using Enforcement.CaseExecution.Features.Acts;
using Enforcement.CaseExecution.Features.Proposals;
using Enforcement.Hosting.Access;
using Enforcement.Hosting.Http;
using Enforcement.Kernel;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Enforcement.CaseExecution.Features.Estates;

/// <summary>A special agent.</summary>
/// <param name="Person">Who.</param>
/// <param name="Reason">Why, and on whose request; no personal data.</param>
public sealed record AppointSpecialAgentRequest(EstatePersonRequest Person, string Reason);

/// <summary>Appoints a special agent for an estate whose heirs are unclear and which nobody administers (CEA 5(4)); for all open cases of the obligor. Needs If-Match.</summary>
internal static class AppointSpecialAgent
{
    public static readonly CaseAct<AppointSpecialAgentRequest> Act = new(EstateActs.AgentAppointed, DoAsync, (file, _) => file.Outstanding);

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/v1/cases/{idOrNumber}/special-agents", Handle).WithName(nameof(AppointSpecialAgent)).WithTags("estates")
            .WithSummary("Appoints a special agent for an estate whose heirs are unclear (CEA 5(4))").AllowRoles(CaseScope.Deciders).WithIdempotency<CaseExecutionDbContext>();

    private static async Task<Results<Ok<ActView>, Accepted<ProposalView>, ProblemHttpResult>> Handle(
        string idOrNumber, AppointSpecialAgentRequest request, Caller caller, ActDesk desk, HttpContext context) =>
        request.Person is not { IsValid: true } ? Problems.Validation(("/person", "A name; a number of 8 to 20 characters."))
        : string.IsNullOrWhiteSpace(request.Reason) || request.Reason.Length > 500 ? Problems.Validation(("/reason", "1 to 500 characters."))
        : await desk.DoAsync(context, caller, idOrNumber, Act, request);

    private static async Task<Result<Act>> DoAsync(Acting acting, AppointSpecialAgentRequest request)
    {
        var files = await acting.GroupAsync();
        if (await EstateRows.FindAsync(acting.Connection, acting.File.State.ObligorId, acting.Cancel) is not { } notice)
            return EstateRefusals.ObligorAlive.Because("Record the death first.");
        var result = Death.AppointAgent(acting.Journal, await EstateRows.CasesAsync(acting.Connection, files, acting.Cancel), notice, request.Reason);
        if (!result.TryGet(out var act, out _))
            return result;
        await PartyRows.AddAsync(acting.Connection, files, [request.Person.As("specialAgent", null)], act, acting.Cancel);
        await EstateRows.AgentAsync(acting.Connection, acting.File.State.ObligorId, act, acting.Cancel);
        acting.FurtherChanges++;
        return result;
    }
}
