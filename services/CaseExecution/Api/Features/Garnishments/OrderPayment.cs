using Enforcement.CaseExecution.Data;
using Enforcement.CaseExecution.Domain.Acts;
using Enforcement.CaseExecution.Domain.Garnishments;
using Enforcement.CaseExecution.Features.Acts;
using Enforcement.CaseExecution.Features.Proposals;
using Enforcement.Hosting.Access;
using Enforcement.Hosting.Http;
using Enforcement.Kernel;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace Enforcement.CaseExecution.Features.Garnishments;

/// <summary>The third party is told to pay.</summary>
/// <param name="Kind">How.</param>
/// <param name="AgencyAskedOn">Day the transferring agency was asked (CEA 115(2)).</param>
/// <param name="WithoutWaiting">For a policy: why not to wait until nobody can take it over any more.</param>
/// <param name="Reason">Why; no personal data.</param>
/// <param name="MilderMeans">What milder means were considered.</param>
public sealed record OrderPaymentRequest(PaymentOrderKind Kind, DateOnly? AgencyAskedOn, string? WithoutWaiting, string? Reason, string? MilderMeans);

/// <summary>The agency applies for enforcement against the third party itself.</summary>
/// <param name="AgencyAppliedOn">Day of its application; null when there is none.</param>
public sealed record EnforceThirdPartyRequest(DateOnly? AgencyAppliedOn);

/// <summary>Collection, transfer or pay-over order (THP-08), and enforcement against a third party that neither objects nor pays (THP-05). Each needs If-Match.</summary>
internal static class OrderPayment
{
    public static readonly IReadOnlyList<CaseAct<OnOrder<OrderPaymentRequest>>> Acts =
        [.. Enum.GetValues<PaymentOrderKind>().Select(kind => OrderAct.Of<OrderPaymentRequest>(GarnishmentActs.Of(kind), DoAsync))];

    private static readonly CaseAct<OnOrder<EnforceThirdPartyRequest>> Enforced = OrderAct.Of<EnforceThirdPartyRequest>(GarnishmentActs.ThirdPartyEnforced,
        (acting, work, request) => PaymentOrders.EnforceOnThirdParty(acting.Journal, work.Group, work.File, request.AgencyAppliedOn));

    public static void Map(IEndpointRouteBuilder routes)
    {
        var orders = routes.MapGroup("/v1/garnishments/{id:guid}").WithTags("garnishments").AllowRoles(CaseScope.Deciders);
        orders.MapPost("/payment-order", Handle).WithName(nameof(OrderPayment)).WithIdempotency<CaseExecutionDbContext>();
        orders.MapPost("/enforcement", Enforce).WithName("EnforceThirdParty").WithIdempotency<CaseExecutionDbContext>();
    }

    private static Task<Results<Ok<ActView>, Accepted<ProposalView>, ProblemHttpResult>> Handle(
        Guid id, OrderPaymentRequest request, Caller caller, ActDesk desk, NpgsqlDataSource source, HttpContext context) =>
        OrderAct.DoAsync(context, caller, desk, source, id, Acts.Single(act => act.Kind == GarnishmentActs.Of(request.Kind)), request,
            Shapes.Optional(("/withoutWaiting", request.WithoutWaiting), ("/reason", request.Reason), ("/milderMeans", request.MilderMeans)));

    private static Task<Results<Ok<ActView>, Accepted<ProposalView>, ProblemHttpResult>> Enforce(
        Guid id, EnforceThirdPartyRequest request, Caller caller, ActDesk desk, NpgsqlDataSource source, HttpContext context) =>
        OrderAct.DoAsync(context, caller, desk, source, id, Enforced, request);

    private static async Task<Result<Act>> DoAsync(Acting acting, WorkedOrder work, OrderPaymentRequest request)
    {
        var done = PaymentOrders.Order(acting.Journal, work.Group, work.File, request.Kind, request.AgencyAskedOn, request.WithoutWaiting,
            Ground.AllowedBy().For(request.Reason, request.MilderMeans));
        if (!done.IsRefused && work.Order.Claim == GarnishedClaim.Insurance)
            await OrderAct.TurnAsync(acting.Clocks.CancelAsync(Law.Clocks.ClockSelection.AllOf(GarnishmentClocks.SubjectType, [work.Order.Id]), acting.Journal.At, "paymentOrdered", acting.Cancel));
        return done;
    }
}
