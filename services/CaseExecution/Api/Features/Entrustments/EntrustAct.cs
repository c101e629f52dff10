using Enforcement.CaseExecution.Data;
using Enforcement.CaseExecution.Domain.Acts;
using Enforcement.CaseExecution.Domain.Entrustments;
using Enforcement.CaseExecution.Features.Acts;
using Enforcement.CaseExecution.Features.Jurisdictions;
using Enforcement.CaseExecution.Features.Proposals;
using Enforcement.Hosting.Access;
using Enforcement.Hosting.Http;
using Enforcement.Kernel;
using Enforcement.Statute;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Enforcement.CaseExecution.Features.Entrustments;

/// <summary>An entrustment.</summary>
/// <param name="Place">Where the act is needed; the branch follows from it (INT-10).</param>
/// <param name="Acts">Codes of the kinds of act that branch may do on the case.</param>
/// <param name="Task">What is asked; no personal data.</param>
public sealed record EntrustActRequest(PlaceRequest Place, IReadOnlyList<string> Acts, string Task);

/// <summary>An officer entrusts the branch of another area with acts of a case (ER 20(3)). Needs If-Match.</summary>
internal static class EntrustAct
{
    public static readonly CaseAct<EntrustActRequest> Act = new(EntrustmentActs.Entrusted, DoAsync, (file, _) => file.Outstanding);

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/v1/cases/{idOrNumber}/entrustments", Handle).WithName(nameof(EntrustAct)).WithTags("entrustments")
            .WithSummary("Entrusts the branch of another area with acts of a case").AllowRoles(CaseScope.Deciders).WithIdempotency<CaseExecutionDbContext>();

    private static async Task<Results<Ok<ActView>, Accepted<ProposalView>, ProblemHttpResult>> Handle(
        string idOrNumber, EntrustActRequest request, Caller caller, ActDesk desk, HttpContext context) =>
        request.Place is not { County: { Length: > 0 and <= 20 }, District: null or { Length: <= 20 } } ? Problems.Validation(("/place", "A county, at most 20 characters."))
        : request.Acts is not { Count: > 0 and <= 20 } || request.Acts.Distinct().Count() != request.Acts.Count ? Problems.Validation(("/acts", "1 to 20 kinds of act, each once."))
        : string.IsNullOrWhiteSpace(request.Task) || request.Task.Length > 1000 ? Problems.Validation(("/task", "1 to 1000 characters."))
        : await desk.DoAsync(context, caller, idOrNumber, Act, request);

    private static async Task<Result<Act>> DoAsync(Acting acting, EntrustActRequest request)
    {
        var place = new Place(request.Place.County, request.Place.District);
        if (!EntrustedCase.Entrust(acting.Journal, acting.File, place, request.Acts, request.Task, acting.Caller.Subject).TryGet(out var sent, out var refusal))
            return refusal;
        var number = await EntrustmentRows.InsertAsync(acting.Connection, sent.Case, acting.File, acting.Cancel);
        acting.FurtherChanges++;
        var started = await acting.Clocks.StartAsync([EntrustmentClocks.Of(sent.Case, number, acting.File, acting.Journal.At)], acting.Cancel);
        return started.IsRefused ? started.Refusal : sent.Act;
    }
}
