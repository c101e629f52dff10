using Enforcement.CaseExecution.Data;
using Enforcement.CaseExecution.Domain.Acts;
using Enforcement.CaseExecution.Domain.Cases;
using Enforcement.CaseExecution.Domain.Insolvencies;
using Enforcement.CaseExecution.Features.Acts;
using Enforcement.CaseExecution.Features.Proposals;
using Enforcement.Hosting.Access;
using Enforcement.Hosting.Http;
using Enforcement.Kernel;
using Enforcement.Statute;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Enforcement.CaseExecution.Features.Insolvencies;

/// <summary>An insolvency of the obligor.</summary>
/// <param name="Event">What happened.</param>
/// <param name="Court">The court.</param>
/// <param name="CourtNumber">Number of its case.</param>
/// <param name="OpenedOn">Day of the ruling.</param>
/// <param name="Extended">A preservation order was extended (INSV-02).</param>
/// <param name="ClaimBy">Last day to report claims, as the court set it.</param>
/// <param name="Secured">The claims are secured on the asset.</param>
/// <param name="PriorKinds">Kinds of claim with priority by law.</param>
/// <param name="WholeGroup">For all open cases of the obligor in the branch.</param>
/// <param name="Note">No personal data.</param>
public sealed record StayForInsolvencyRequest(
    InsolvencyEvent Event, string Court, string CourtNumber, DateOnly OpenedOn, bool Extended, DateOnly? ClaimBy, bool Secured, IReadOnlyList<ClaimKind>? PriorKinds, bool WholeGroup, string? Note);

/// <summary>Stays the cases of an obligor as the insolvency demands it, claim by claim (INSV-01). Needs If-Match.</summary>
internal static class StayForInsolvency
{
    public static readonly CaseAct<StayForInsolvencyRequest> Act = new(InsolvencyActs.Stayed, DoAsync, (file, _) => file.Outstanding);

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/v1/cases/{idOrNumber}/insolvencies", Handle).WithName(nameof(StayForInsolvency)).WithTags("insolvencies")
            .WithSummary("Stays the cases of an insolvent obligor, except claims the law exempts (INSV-01)").AllowRoles(CaseScope.Deciders).WithIdempotency<CaseExecutionDbContext>();

    private static async Task<Results<Ok<ActView>, Accepted<ProposalView>, ProblemHttpResult>> Handle(
        string idOrNumber, StayForInsolvencyRequest request, Caller caller, ActDesk desk, HttpContext context) =>
        string.IsNullOrWhiteSpace(request.Court) || request.Court.Length > 50 ? Problems.Validation(("/court", "1 to 50 characters."))
        : string.IsNullOrWhiteSpace(request.CourtNumber) || request.CourtNumber.Length > 50 ? Problems.Validation(("/courtNumber", "1 to 50 characters."))
        : request.ClaimBy < request.OpenedOn || request.Note?.Length > 500 ? Problems.Validation(("/claimBy", "Not before the ruling; a note has at most 500 characters."))
        : await desk.DoAsync(context, caller, idOrNumber, Act, request);

    private static async Task<Result<Act>> DoAsync(Acting acting, StayForInsolvencyRequest request)
    {
        var (connection, file) = (acting.Connection, acting.File);
        IReadOnlyList<CaseFile> cases = request.WholeGroup ? await acting.GroupAsync() : [file];
        if (await InsolvencyRows.IsPendingAsync(connection, file.State.ObligorId, file.Number.Branch, request.Event, acting.Cancel))
            return InsolvencyRefusals.Pending.Because("End it first.", "/event");
        var notice = new InsolvencyNotice(request.Event, request.Court, request.CourtNumber, request.OpenedOn, request.Extended, request.ClaimBy);
        var exempt = new InsolvencyExemptions(request.Secured, request.PriorKinds ?? []);
        if (!ObligorInsolvency.Begin(acting.Journal, cases, notice, exempt, request.Note).TryGet(out var begun, out var refusal))
            return refusal;
        await InsolvencyRows.InsertAsync(connection, begun.Insolvency, file, acting.Cancel);
        acting.FurtherChanges++;
        if (InsolvencyRows.ClockOf(begun.Insolvency, file, acting.Journal.At) is { } clock && (await acting.Clocks.StartAsync([clock], acting.Cancel)) is { IsRefused: true } late)
            return late.Refusal;
        return begun.Act;
    }
}
