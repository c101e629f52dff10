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

/// <summary>What the agency has to correct.</summary>
/// <param name="Defect">What is wrong; no personal data.</param>
/// <param name="NotifiedOn">Day the agency is notified; the period runs from the day after.</param>
public sealed record OrderCorrectionRequest(string Defect, DateOnly NotifiedOn);

/// <summary>That the agency has corrected.</summary>
/// <param name="CorrectedOn">Day it did.</param>
public sealed record ConfirmCorrectionRequest(DateOnly CorrectedOn);

/// <summary>Orders the agency to correct a case within the period of INT-07, and takes its correction. Needs If-Match.</summary>
internal static class OrderCorrection
{
    public static readonly CaseAct<OrderCorrectionRequest> Act = new(ReviewActs.CorrectionOrdered, OrderAsync, (_, _) => null);
    public static readonly CaseAct<ConfirmCorrectionRequest> Corrected = new(ReviewActs.Corrected, ConfirmAsync, (_, _) => null);

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost("/v1/cases/{idOrNumber}/correction-orders", Order).WithName(nameof(OrderCorrection)).WithTags("reviews")
            .AllowRoles(CaseScope.Executors).WithIdempotency<CaseExecutionDbContext>();
        routes.MapPost("/v1/cases/{idOrNumber}/corrections", Confirm).WithName("ConfirmCorrection").WithTags("reviews")
            .AllowRoles(CaseScope.Executors).WithIdempotency<CaseExecutionDbContext>();
    }

    private static async Task<Results<Ok<ActView>, Accepted<ProposalView>, ProblemHttpResult>> Order(
        string idOrNumber, OrderCorrectionRequest request, Caller caller, ActDesk desk, HttpContext context) =>
        string.IsNullOrWhiteSpace(request.Defect) || request.Defect.Length > 500
            ? Problems.Validation(("/defect", "1 to 500 characters."))
            : await desk.DoAsync(context, caller, idOrNumber, Act, request);

    private static Task<Results<Ok<ActView>, Accepted<ProposalView>, ProblemHttpResult>> Confirm(
        string idOrNumber, ConfirmCorrectionRequest request, Caller caller, ActDesk desk, HttpContext context) => desk.DoAsync(context, caller, idOrNumber, Corrected, request);

    private static async Task<Result<Act>> OrderAsync(Acting acting, OrderCorrectionRequest request)
    {
        if (!Review.OrderCorrection(acting.Journal, acting.File, request.Defect, request.NotifiedOn).TryGet(out var order, out var refusal))
            return refusal;
        await CorrectionRows.InsertAsync(acting.Connection, acting.File, order, acting.Cancel);
        acting.FurtherChanges++;
        return order.Act;
    }

    private static async Task<Result<Act>> ConfirmAsync(Acting acting, ConfirmCorrectionRequest request)
    {
        if (await CorrectionRows.NotifiedOnAsync(acting.Connection, acting.File.Id, acting.Cancel) is not { } notifiedOn)
            return ReviewRefusals.NotPending.Because("No order is open.");
        var result = Review.Correct(acting.Journal, acting.File, notifiedOn, request.CorrectedOn);
        if (result.IsRefused)
            return result;
        await CorrectionRows.CorrectedAsync(acting.Connection, acting.File.Id, request.CorrectedOn, acting.Cancel);
        acting.FurtherChanges++;
        return result;
    }
}
