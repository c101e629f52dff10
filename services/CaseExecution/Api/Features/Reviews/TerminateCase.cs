using Enforcement.CaseExecution.Data;
using Enforcement.CaseExecution.Domain.Acts;
using Enforcement.CaseExecution.Domain.Cases;
using Enforcement.CaseExecution.Domain.Reviews;
using Enforcement.CaseExecution.Features.Acts;
using Enforcement.CaseExecution.Features.Proposals;
using Enforcement.Hosting.Access;
using Enforcement.Hosting.Http;
using Enforcement.Kernel;
using Enforcement.Statute;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Enforcement.CaseExecution.Features.Reviews;

/// <summary>Ground of a termination (AEL 8).</summary>
public enum TerminationGround
{
    /// <summary>Enforcement completed otherwise than by payment.</summary>
    Completed,

    /// <summary>Act or ruling finally revoked.</summary>
    Revoked,

    /// <summary>Finally changed in part: only that part ends.</summary>
    RevokedInPart,

    /// <summary>Performance proven impossible.</summary>
    Impossible,
}

/// <summary>A part of a line that is terminated.</summary>
/// <param name="Line">Line of the claim.</param>
/// <param name="Amount">NT$, at most what is owed on it.</param>
public sealed record TerminatedPart(int Line, long Amount);

/// <summary>A termination.</summary>
/// <param name="Ground">Why.</param>
/// <param name="Parts">For <see cref="TerminationGround.RevokedInPart"/>: what ends.</param>
/// <param name="Reason">Decision or proof it rests on; no personal data.</param>
public sealed record TerminateCaseRequest(TerminationGround Ground, IReadOnlyList<TerminatedPart>? Parts, string Reason);

/// <summary>An officer terminates a case, or a part of it (TER-01); obligor and interested persons are to be notified. Needs If-Match.</summary>
internal static class TerminateCase
{
    public static readonly CaseAct<TerminateCaseRequest> Act = new(ReviewActs.Terminated, DoAsync,
        (file, request) => request.Parts?.Sum(part => part.Amount) ?? file.Outstanding);

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/v1/cases/{idOrNumber}/termination", Handle).WithName(nameof(TerminateCase)).WithTags("reviews")
            .AllowRoles(CaseScope.Deciders).WithIdempotency<CaseExecutionDbContext>();

    private static async Task<Results<Ok<ActView>, Accepted<ProposalView>, ProblemHttpResult>> Handle(
        string idOrNumber, TerminateCaseRequest request, Caller caller, ActDesk desk, HttpContext context)
    {
        var partial = request.Ground == TerminationGround.RevokedInPart;
        if (string.IsNullOrWhiteSpace(request.Reason) || request.Reason.Length > 500)
            return Problems.Validation(("/reason", "1 to 500 characters."));
        if (partial ? request.Parts is not { Count: > 0 } || request.Parts.Any(part => part.Amount <= 0) || request.Parts.DistinctBy(part => part.Line).Count() != request.Parts.Count : request.Parts is not null)
            return Problems.Validation(("/parts", "Amounts above 0, each line once; for a change in part only."));
        return await desk.DoAsync(context, caller, idOrNumber, Act, request);
    }

    private static async Task<Result<Act>> DoAsync(Acting acting, TerminateCaseRequest request)
    {
        var (journal, file) = (acting.Journal, acting.File);
        var facts = new TerminationFacts(file.Outstanding, request.Ground == TerminationGround.Completed, request.Ground == TerminationGround.Revoked, false, request.Ground == TerminationGround.Impossible);
        var result = request.Ground == TerminationGround.RevokedInPart
            ? Review.TerminatePart(journal, file, [.. request.Parts!.Select(part => new LineAmount(part.Line, part.Amount))], request.Reason)
            : Review.Terminate(journal, file, facts, request.Reason);
        if (result.TryGet(out var act, out _))
            acting.FurtherChanges += await NoticesDue.AddAsync(acting.Connection, file, act, acting.Cancel);
        return result;
    }
}
