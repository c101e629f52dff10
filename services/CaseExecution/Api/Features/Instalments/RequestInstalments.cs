using Enforcement.CaseExecution.Data;
using Enforcement.CaseExecution.Domain.Acts;
using Enforcement.CaseExecution.Domain.Instalments;
using Enforcement.CaseExecution.Features.Acts;
using Enforcement.CaseExecution.Features.Proposals;
using Enforcement.Hosting.Access;
using Enforcement.Hosting.Http;
using Enforcement.Hosting.Messaging;
using Enforcement.Kernel;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Enforcement.CaseExecution.Features.Instalments;

/// <summary>A request to pay by instalments.</summary>
/// <param name="WholeGroup">For all open cases of the obligor in the branch, not this one only.</param>
/// <param name="Instalments">How many, one a month.</param>
/// <param name="FirstDueOn">Due day of the first.</param>
/// <param name="Hardship">Why he cannot pay at once; null when nothing is shown.</param>
/// <param name="IsExOfficio">Of the branch's own motion.</param>
/// <param name="Explanation">In words, with the documents shown; no personal data.</param>
/// <param name="Security">What stands behind the plan.</param>
/// <param name="SecurityReference">Number of the guarantee, bill ...; needed where there is security.</param>
public sealed record RequestInstalmentsRequest(
    bool WholeGroup, int Instalments, DateOnly FirstDueOn, Hardship? Hardship, bool IsExOfficio, string Explanation, PlanSecurity Security = PlanSecurity.None,
    string? SecurityReference = null);

/// <summary>Takes the obligor's request to pay by instalments and puts it to the agencies, whose consent it needs (INS-01). Needs If-Match.</summary>
internal static class RequestInstalments
{
    private const int Most = 1200;

    public static readonly CaseAct<RequestInstalmentsRequest> Act = new(InstalmentActs.Requested, DoAsync, (file, _) => file.Outstanding);

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/v1/cases/{idOrNumber}/instalment-plans", Handle).WithName(nameof(RequestInstalments)).WithTags("instalments")
            .AllowRoles(CaseScope.Executors).WithIdempotency<CaseExecutionDbContext>();

    private static async Task<Results<Ok<ActView>, Accepted<ProposalView>, ProblemHttpResult>> Handle(
        string idOrNumber, RequestInstalmentsRequest request, Caller caller, ActDesk desk, HttpContext context)
    {
        if (request.Instalments is < 1 or > Most)
            return Problems.Validation(("/instalments", $"1 to {Most}."));
        if (string.IsNullOrWhiteSpace(request.Explanation) || request.Explanation.Length > 500)
            return Problems.Validation(("/explanation", "1 to 500 characters."));
        if (string.IsNullOrWhiteSpace(request.SecurityReference) != (request.Security == PlanSecurity.None) || request.SecurityReference?.Length > 100)
            return Problems.Validation(("/securityReference", "1 to 100 characters where there is security, else none."));
        return await desk.DoAsync(context, caller, idOrNumber, Act, request);
    }

    private static async Task<Result<Act>> DoAsync(Acting acting, RequestInstalmentsRequest request)
    {
        var cases = request.WholeGroup ? await acting.DueGroupAsync() : [acting.File];
        var (inPlan, ends) = await PlanRows.FactsAsync(acting.Connection, cases, acting.Cancel);
        if (inPlan)
            return PlanRefusals.CaseInPlan.Because("End that plan first.");
        var terms = new PlanTerms(request.Hardship, request.Instalments, request.FirstDueOn, request.IsExOfficio, request.Explanation, request.Security, request.SecurityReference);
        if (!InstalmentPlan.Request(acting.Journal, cases, terms, ends).TryGet(out var requested, out var refusal))
            return refusal;
        await PlanRows.InsertAsync(acting.Connection, requested.Plan, acting.Cancel);
        acting.FurtherChanges++;
        acting.Messages.Add(OutboxMessage.Of(CaseExecutionMessages.Requested(requested.Plan, cases, acting.Journal.At)));
        return requested.Act;
    }
}
