using Enforcement.CaseExecution.Data;
using Enforcement.CaseExecution.Domain.Acts;
using Enforcement.CaseExecution.Domain.Reviews;
using Enforcement.CaseExecution.Features.Acts;
using Enforcement.CaseExecution.Features.Proposals;
using Enforcement.Hosting.Access;
using Enforcement.Hosting.Http;
using Enforcement.Kernel;
using Enforcement.Statute;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Enforcement.CaseExecution.Features.Reviews;

/// <summary>Why a case cannot be enforced as it was transferred.</summary>
public enum ReturnGround
{
    /// <summary>Dead at the transfer, or not able to be a party (INT-08).</summary>
    NoCapacity,

    /// <summary>Ordered to correct and not done in time (INT-07).</summary>
    NotCorrected,
}

/// <summary>A return.</summary>
/// <param name="Ground">Why.</param>
/// <param name="LacksCapacity">For <see cref="ReturnGround.NoCapacity"/>: no capacity for another reason than death.</param>
/// <param name="Note">In words; no personal data.</param>
public sealed record ReturnCaseRequest(ReturnGround Ground, bool LacksCapacity, string? Note);

/// <summary>An officer returns a case to its agency and closes it (law.md 3.2): not curable, or not corrected. Needs If-Match.</summary>
internal static class ReturnCase
{
    public static readonly CaseAct<ReturnCaseRequest> Act = new(ReviewActs.Returned, DoAsync, (file, _) => file.Outstanding);

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/v1/cases/{idOrNumber}/return", Handle).WithName(nameof(ReturnCase)).WithTags("reviews")
            .AllowRoles(CaseScope.Deciders).WithIdempotency<CaseExecutionDbContext>();

    private static Task<Results<Ok<ActView>, Accepted<ProposalView>, ProblemHttpResult>> Handle(
        string idOrNumber, ReturnCaseRequest request, Caller caller, ActDesk desk, HttpContext context) => desk.DoAsync(context, caller, idOrNumber, Act, request);

    private static async Task<Result<Act>> DoAsync(Acting acting, ReturnCaseRequest request)
    {
        if (request.Ground == ReturnGround.NoCapacity)
            return Review.Return(acting.Journal, acting.File, IntakeRules.Capacity(await CapacityRows.OfAsync(acting, request.LacksCapacity)), request.Note);
        if (await CorrectionRows.NotifiedOnAsync(acting.Connection, acting.File.Id, acting.Cancel) is not { } notifiedOn)
            return ReviewRefusals.NotPending.Because("No order is open.");

        // Had it been corrected today, it would have been too late: that ruling is the ground.
        return Review.Return(acting.Journal, acting.File, IntakeRules.Correction(new CorrectionFacts(notifiedOn, acting.Journal.Day), acting.Journal.Law), request.Note);
    }
}
