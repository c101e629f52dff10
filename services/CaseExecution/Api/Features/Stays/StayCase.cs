using Enforcement.CaseExecution.Data;
using Enforcement.CaseExecution.Domain.Acts;
using Enforcement.CaseExecution.Domain.Measures;
using Enforcement.CaseExecution.Domain.Stays;
using Enforcement.CaseExecution.Features.Acts;
using Enforcement.CaseExecution.Features.Proposals;
using Enforcement.Hosting.Access;
using Enforcement.Hosting.Http;
using Enforcement.Kernel;
using Enforcement.Statute;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace Enforcement.CaseExecution.Features.Stays;

/// <summary>A stay of one case.</summary>
/// <param name="Reason"><c>objection</c>, <c>court</c> or <c>agencyRequest</c>; insolvency and postponement have routes of their own.</param>
/// <param name="From">First day.</param>
/// <param name="Until">Last day where it is set.</param>
/// <param name="Measures">The attacked measures of the case; all, and no new ones, when left out.</param>
/// <param name="SourceId">The objection it follows from.</param>
/// <param name="Detail">Court and number, or other reference; no personal data.</param>
/// <param name="Note">Why.</param>
public sealed record StayCaseRequest(string Reason, DateOnly From, DateOnly? Until, IReadOnlyList<Guid>? Measures, Guid? SourceId, string? Detail, string Note);

/// <summary>An officer stays a case or single measures of it. Needs If-Match.</summary>
internal static class StayCase
{
    private static readonly StayReason[] Reasons = [StayReason.Objection, StayReason.Court, StayReason.AgencyRequest];

    public static readonly CaseAct<StayCaseRequest> Act = new(StayActs.Stayed, DoAsync, (file, _) => file.Outstanding);

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/v1/cases/{idOrNumber}/stays", Handle).WithName(nameof(StayCase)).WithTags("stays").AllowRoles(CaseScope.Deciders).WithIdempotency<CaseExecutionDbContext>();

    private static async Task<Results<Ok<ActView>, Accepted<ProposalView>, ProblemHttpResult>> Handle(
        string idOrNumber, StayCaseRequest request, Caller caller, ActDesk desk, HttpContext context)
    {
        if (Reasons.All(reason => reason.Code != request.Reason))
            return Problems.Validation(("/reason", string.Join(", ", Reasons.Select(reason => reason.Code))));
        if (string.IsNullOrWhiteSpace(request.Note) || request.Note.Length > 500 || request.Detail?.Length > 200 || request.Until < request.From)
            return Problems.Validation(("/note", "1 to 500 characters, detail at most 200, and no end before the beginning."));
        return await desk.DoAsync(context, caller, idOrNumber, Act, request);
    }

    private static async Task<Result<Act>> DoAsync(Acting acting, StayCaseRequest request)
    {
        if (request.Measures is { Count: > 0 } attacked && !await AreOfCaseAsync(acting, attacked))
            return MeasureRefusals.Unknown.Because("Not every measure is one of the case.", "/measures");
        var terms = new StayTerms(StayReason.Find(request.Reason)!, request.From, request.Until, request.Measures ?? [], request.SourceId, request.Detail);
        return StayActs.Stay(acting.Journal, [acting.File], terms, GroundOf(request));
    }

    // OBJ-05 says that a stay by decision is what stops enforcement; it is the ground of a stay upon an objection.
    private static Ground GroundOf(StayCaseRequest request) => request.Reason == StayReason.Objection.Code
        ? Ground.AllowedBy().RestingOn(ObjectionRules.Continue(new ObjectionStayFacts(StayedByDecision: true))).For(request.Note)
        : Ground.AllowedBy().For(request.Note);

    private static async Task<bool> AreOfCaseAsync(Acting acting, IReadOnlyList<Guid> measures)
    {
        await using var command = new NpgsqlCommand(
            "select count(*) = $4 from measure_case where roc_year = $1 and case_id = $2 and measure_id = any($3) and ended_at is null", acting.Connection)
        {
            Parameters =
            {
                new() { Value = (short)acting.File.Number.RocYear }, new() { Value = acting.File.Id }, new() { Value = measures.ToArray() },
                new() { Value = (long)measures.Distinct().Count() },
            },
        };
        return (bool)(await command.ExecuteScalarAsync(acting.Cancel))!;
    }
}
