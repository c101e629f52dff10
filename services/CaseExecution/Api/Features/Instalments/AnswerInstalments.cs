using Enforcement.CaseExecution.Data;
using Enforcement.CaseExecution.Domain.Instalments;
using Enforcement.Hosting.Access;
using Enforcement.Hosting.Http;
using Enforcement.Kernel;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Enforcement.CaseExecution.Features.Instalments;

/// <summary>An agency's answer by letter; agencies with a system answer through intake.</summary>
/// <param name="Agency">The agency.</param>
/// <param name="Consents">Whether it consents.</param>
/// <param name="AnsweredOn">Day of the letter.</param>
/// <param name="Reference">Number of the letter.</param>
public sealed record AnswerInstalmentsRequest(string Agency, bool Consents, DateOnly AnsweredOn, string Reference);

/// <summary>Records what an agency says to a requested plan. Needs If-Match of the plan.</summary>
internal static class AnswerInstalments
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/v1/instalment-plans/{id:guid}/consents", Handle).WithName(nameof(AnswerInstalments)).WithTags("instalments")
            .AllowRoles(CaseScope.Executors).WithIdempotency<CaseExecutionDbContext>();

    private static Task<Results<Ok<PlanView>, ProblemHttpResult>> Handle(
        Guid id, AnswerInstalmentsRequest request, Caller caller, Ledger ledger, TimeProvider time, HttpContext context) =>
        ledger.RunAsync<Results<Ok<PlanView>, ProblemHttpResult>>(async connection =>
        {
            var cancel = context.RequestAborted;
            if (string.IsNullOrWhiteSpace(request.Reference) || request.Reference.Length > 100)
                return Problems.Validation(("/reference", "1 to 100 characters."));
            if (request.AnsweredOn > time.Today())
                return Problems.Validation(("/answeredOn", "Not after today."));
            if (await ReadPlans.FindAsync(connection, caller, id, cancel) is null)
                return PlanRefusals.Unknown.Because("No plan has this id.").ToProblem();
            var plan = (await PlanRows.LockAsync(connection, id, cancel))!;
            if (Preconditions.Check(context.Request, plan.Version) is { } stale)
                return stale;
            if (plan.Answer(request.Agency, request.Consents, request.AnsweredOn, request.Reference).Refusal is { } refusal)
                return refusal.ToProblem();
            await PlanRows.UpdateAsync(connection, plan, time.GetUtcNow(), cancel);
            await ledger.RecordAsync(connection, caller, new AuditSubject("instalmentPlan.answered", "instalmentPlan", id.ToString(), "INS-01"), 1, cancel);
            context.SetETag(plan.Version);
            return TypedResults.Ok(PlanView.Of((await ReadPlans.FindAsync(connection, caller, id, cancel))!));
        }, context.RequestAborted);
}
