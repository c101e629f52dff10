using Enforcement.CaseExecution.Data;
using Enforcement.CaseExecution.Domain.Garnishments;
using Enforcement.CaseExecution.Features.Acts;
using Enforcement.CaseExecution.Features.Proposals;
using Enforcement.Hosting.Access;
using Enforcement.Hosting.Http;
using Enforcement.Statute;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace Enforcement.CaseExecution.Features.Garnishments;

/// <summary>An order is revoked because no suit was proven.</summary>
/// <param name="ThirdPartyAsks">The third party asks for it.</param>
/// <param name="Reason">Its request; no personal data.</param>
public sealed record RevokeOrderRequest(bool ThirdPartyAsks, string? Reason);

/// <summary>An order is given up.</summary>
/// <param name="Keep">NT$ that stays attached; null lifts it all.</param>
/// <param name="Reason">Why; no personal data.</param>
public sealed record ReleaseOrderRequest(long? Keep, string Reason);

/// <summary>What the obligor has shown of the money.</summary>
/// <param name="Source">Where it comes from.</param>
/// <param name="Account">The account it lies in.</param>
/// <param name="Part">Welfare money among other money, NT$; null is all of it.</param>
/// <param name="County">Where he lives; null leaves what is known.</param>
/// <param name="Dependants">Co-living relatives he supports; null leaves what is known.</param>
/// <param name="OtherMeans">What he has to live on a month besides, NT$; null leaves what is known.</param>
/// <param name="Reason">What he asked and showed; no personal data.</param>
public sealed record ExemptOrderRequest(
    MoneySource Source, BenefitAccount Account, long? Part, string? County, IReadOnlyList<Dependant>? Dependants, long? OtherMeans, string Reason)
{
    internal Protection Over(Protection known) => known with
    {
        Source = Source,
        Account = Account,
        County = County ?? known.County,
        Dependants = Dependants ?? known.Dependants,
        OtherMeans = OtherMeans ?? known.OtherMeans,
    };
}

/// <summary>Lifts an order or a part of it: exempt money on the obligor's request, excess, no suit after an objection. Each needs If-Match.</summary>
internal static class LiftOrder
{
    public static readonly CaseAct<OnOrder<ExemptOrderRequest>> Exempted = OrderAct.Of<ExemptOrderRequest>(GarnishmentActs.ExemptReleased,
        (acting, work, request) => Exemptions.Release(acting.Journal, work.Group, work.File, request.Over(work.Order.Protection), request.Part, request.Reason));

    public static readonly CaseAct<OnOrder<ReleaseOrderRequest>> Released = OrderAct.Of<ReleaseOrderRequest>(GarnishmentActs.Released,
        (acting, work, request) => PaymentOrders.Release(acting.Journal, work.Group, work.File, request.Keep, request.Reason));

    private static readonly CaseAct<OnOrder<RevokeOrderRequest>> Revoked = OrderAct.Of<RevokeOrderRequest>(GarnishmentActs.Revoked,
        (acting, work, request) => ThirdPartyObjections.Revoke(acting.Journal, work.Group, work.File, request.ThirdPartyAsks, request.Reason));

    public static void Map(IEndpointRouteBuilder routes)
    {
        var orders = routes.MapGroup("/v1/garnishments/{id:guid}").WithTags("garnishments").AllowRoles(CaseScope.Deciders);
        orders.MapPost("/exemption", Exempt).WithName("ReleaseExempt").WithIdempotency<CaseExecutionDbContext>();
        orders.MapPost("/release", Release).WithName("ReleaseOrder").WithIdempotency<CaseExecutionDbContext>();
        orders.MapPost("/revocation", Revoke).WithName("RevokeOrder").WithIdempotency<CaseExecutionDbContext>();
    }

    private static Task<Results<Ok<ActView>, Accepted<ProposalView>, ProblemHttpResult>> Exempt(
        Guid id, ExemptOrderRequest request, Caller caller, ActDesk desk, NpgsqlDataSource source, HttpContext context) =>
        OrderAct.DoAsync(context, caller, desk, source, id, Exempted, request, Shapes.Required(("/reason", request.Reason)),
            Shapes.Amounts(("/part", request.Part), ("/otherMeans", request.OtherMeans)),
            request.Dependants?.Count > 20 || request.County?.Length > 20 ? [("/dependants", "At most 20; a county at most 20 characters.")] : []);

    private static Task<Results<Ok<ActView>, Accepted<ProposalView>, ProblemHttpResult>> Release(
        Guid id, ReleaseOrderRequest request, Caller caller, ActDesk desk, NpgsqlDataSource source, HttpContext context) =>
        OrderAct.DoAsync(context, caller, desk, source, id, Released, request, Shapes.Required(("/reason", request.Reason)));

    private static Task<Results<Ok<ActView>, Accepted<ProposalView>, ProblemHttpResult>> Revoke(
        Guid id, RevokeOrderRequest request, Caller caller, ActDesk desk, NpgsqlDataSource source, HttpContext context) =>
        OrderAct.DoAsync(context, caller, desk, source, id, Revoked, request, Shapes.Optional(("/reason", request.Reason)));
}
