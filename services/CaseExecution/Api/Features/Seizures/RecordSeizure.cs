using Enforcement.CaseExecution.Data;
using Enforcement.CaseExecution.Domain.Acts;
using Enforcement.CaseExecution.Domain.Notices;
using Enforcement.CaseExecution.Domain.Seizures;
using Enforcement.CaseExecution.Features.Acts;
using Enforcement.CaseExecution.Features.Auctions;
using Enforcement.CaseExecution.Features.Proposals;
using Enforcement.Hosting.Access;
using Enforcement.Hosting.Http;
using Enforcement.Kernel;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Enforcement.CaseExecution.Features.Seizures;

/// <summary>That the request for registration arrived.</summary>
/// <param name="ArrivedAt">When it arrived at the registry; from then real estate is seized.</param>
/// <param name="Number">Number of the registration.</param>
public sealed record RegisterSeizureRequest(DateTimeOffset ArrivedAt, string Number);

/// <summary>A change of custody.</summary>
/// <param name="Custodian">Who keeps it from now on.</param>
/// <param name="Reason">Why; no personal data.</param>
public sealed record EntrustSeizureRequest(Custodian Custodian, string Reason);

/// <summary>What makes a seizure effective: its registration, and the record of the act on site; and who keeps the thing. Needs If-Match of the seizure.</summary>
internal static class RecordSeizure
{
    public static readonly CaseAct<Addressed<RegisterSeizureRequest>> Registered = new(SeizureActs.Registered, RegisterAsync, (_, _) => null);
    public static readonly CaseAct<Addressed<SiteRecord>> Recorded = new(SeizureActs.Recorded, RecordAsync, (_, _) => null);
    public static readonly CaseAct<Addressed<EntrustSeizureRequest>> Entrusted = new(SeizureActs.Entrusted, EntrustAsync, (_, _) => null);

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost("/v1/seizures/{id:guid}/registration", Register).WithName("RegisterSeizure").WithTags("seizures").AllowRoles(CaseScope.Executors).WithIdempotency<CaseExecutionDbContext>();
        routes.MapPost("/v1/seizures/{id:guid}/site-record", Record).WithName(nameof(RecordSeizure)).WithTags("seizures").AllowRoles(CaseScope.Executors).WithIdempotency<CaseExecutionDbContext>();
        routes.MapPost("/v1/seizures/{id:guid}/custodian", Entrust).WithName("EntrustSeizure").WithTags("seizures").AllowRoles(CaseScope.Executors).WithIdempotency<CaseExecutionDbContext>();
    }

    private static async Task<Results<Ok<ActView>, Accepted<ProposalView>, ProblemHttpResult>> Register(
        Guid id, RegisterSeizureRequest request, Caller caller, AuctionDesk desk, HttpContext context) =>
        string.IsNullOrWhiteSpace(request.Number) || request.Number.Length > 100
            ? Problems.Validation(("/number", "1 to 100 characters."))
            : await desk.DoAsync(context, caller, Hanging.OnSeizure, id, Registered, request);

    private static async Task<Results<Ok<ActView>, Accepted<ProposalView>, ProblemHttpResult>> Record(Guid id, SiteRecord request, Caller caller, AuctionDesk desk, HttpContext context)
    {
        if (Missing(request) is { Length: > 0 } errors)
            return Problems.Validation(errors);
        return await desk.DoAsync(context, caller, Hanging.OnSeizure, id, Recorded, request);
    }

    private static async Task<Results<Ok<ActView>, Accepted<ProposalView>, ProblemHttpResult>> Entrust(
        Guid id, EntrustSeizureRequest request, Caller caller, AuctionDesk desk, HttpContext context) =>
        IsWrong(request.Custodian) || string.IsNullOrWhiteSpace(request.Reason) || request.Reason.Length > 500
            ? Problems.Validation(("/custodian", "Another than obligor and branch is named; place at most 200, reason 1 to 500 characters."))
            : await desk.DoAsync(context, caller, Hanging.OnSeizure, id, Entrusted, request);

    private static async Task<Result<Act>> RegisterAsync(Acting acting, Addressed<RegisterSeizureRequest> addressed)
    {
        var work = await SeizureWork.TakeAsync(acting, addressed.Id);
        return work.Under.Measure is not { } measure ? Gone(work)
            : await SavedAsync(work, work.Seizure.Register(acting.Journal, work.Under.Cases, measure, addressed.Request.ArrivedAt, addressed.Request.Number));
    }

    private static async Task<Result<Act>> RecordAsync(Acting acting, Addressed<SiteRecord> addressed)
    {
        var (work, site) = (await SeizureWork.TakeAsync(acting, addressed.Id), addressed.Request);
        var moratorium = await MoratoriumRows.AskAsync(acting.Connection, [acting.File], TaipeiTime.DateOf(site.StartedAt), site.IsUrgent, acting.Cancel);
        if (moratorium is { IsAllowed: false })
            return MoratoriumRefusals.InForce.Because(moratorium, "/startedAt");
        return work.Under.Measure is not { } measure ? Gone(work) : await SavedAsync(work, work.Seizure.Record(acting.Journal, work.Under.Cases, measure, site, moratorium));
    }

    private static async Task<Result<Act>> EntrustAsync(Acting acting, Addressed<EntrustSeizureRequest> addressed)
    {
        var work = await SeizureWork.TakeAsync(acting, addressed.Id);
        return await SavedAsync(work, work.Seizure.Entrust(acting.Journal, work.Under.Cases, addressed.Request.Custodian, addressed.Request.Reason));
    }

    private static async Task<Result<Act>> SavedAsync(SeizureWork work, Result<Act> done)
    {
        if (!done.IsRefused)
            await work.SaveAsync();
        return done;
    }

    private static Refusal Gone(SeizureWork work) => SeizureRefusals.WrongState.Because($"It is {work.Seizure.State}; its cases have ended.");

    private static (string, string)[] Missing(SiteRecord site) =>
    [
        .. Text("/county", site.County, 20), .. Text("/place", site.Place, 200), .. Text("/description", site.Description, 2000), .. Text("/ledBy", site.LedBy, 100),
        .. site.Present is { Count: > 0 and <= 20 } && site.Present.All(name => name.Length is > 0 and <= 100) ? [] : new[] { ("/present", "1 to 20 people who were there.") },
        .. IsWrong(site.Custodian) ? new[] { ("/custodian", "Another than obligor and branch is named; place at most 200 characters.") } : [],
        .. site.Assistance is { } help ? [.. Text("/assistance/agency", help.Agency, 100), .. help.Cost < 0 ? new[] { ("/assistance/cost", "Not negative.") } : []] : Array.Empty<(string, string)>(),
        .. site.Note?.Length > 500 || site.Remarks?.Length > 2000 ? new[] { ("/note", "At most 500 characters; remarks at most 2000.") } : [],
    ];

    private static (string, string)[] Text(string field, string? value, int most) =>
        string.IsNullOrWhiteSpace(value) || value.Length > most ? [(field, $"1 to {most} characters.")] : [];

    private static bool IsWrong(Custodian? custodian) => custodian is null || custodian.Costs < 0 || custodian.Name?.Length > 100 || custodian.Place?.Length > 200
        || (custodian.Kind is CustodianKind.Agency or CustodianKind.Other && string.IsNullOrWhiteSpace(custodian.Name));
}
