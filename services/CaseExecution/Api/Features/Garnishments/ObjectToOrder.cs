using Enforcement.CaseExecution.Data;
using Enforcement.CaseExecution.Domain.Acts;
using Enforcement.CaseExecution.Domain.Garnishments;
using Enforcement.CaseExecution.Features.Acts;
using Enforcement.CaseExecution.Features.Proposals;
using Enforcement.Hosting.Access;
using Enforcement.Hosting.Http;
using Enforcement.Hosting.Messaging;
using Enforcement.Kernel;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace Enforcement.CaseExecution.Features.Garnishments;

/// <summary>A third party's objection.</summary>
/// <param name="On">Day it arrived.</param>
/// <param name="Grounds">Why it does not recognise the claim or its amount.</param>
public sealed record ObjectToOrderRequest(DateOnly On, string Grounds);

/// <summary>A step of the branch or agency on an objection.</summary>
/// <param name="On">Day of the step.</param>
public sealed record NotifyObjectionRequest(DateOnly On);

/// <summary>That the agency sued the third party.</summary>
/// <param name="On">Day it proved that to the branch.</param>
/// <param name="Suit">Court and number.</param>
public sealed record ProveSuitRequest(DateOnly On, string Suit);

/// <summary>How the suit ended.</summary>
/// <param name="On">Day the judgment became final.</param>
/// <param name="Owes">What the third party owes the obligor by it, NT$; 0 when the agency lost.</param>
public sealed record DecideSuitRequest(DateOnly On, long Owes);

/// <summary>The third party's objection within its days, the notice to the agency, its suit and the judgment (CEA 119, 120). Each needs If-Match.</summary>
internal static class ObjectToOrder
{
    public static readonly CaseAct<OnOrder<ObjectToOrderRequest>> Act = OrderAct.Of<ObjectToOrderRequest>(GarnishmentActs.Objected, ObjectAsync);
    private static readonly CaseAct<OnOrder<NotifyObjectionRequest>> Notified = OrderAct.Of<NotifyObjectionRequest>(GarnishmentActs.AgencyNotified, NotifyAsync);
    private static readonly CaseAct<OnOrder<ProveSuitRequest>> Proven = OrderAct.Of<ProveSuitRequest>(GarnishmentActs.SuitProven, ProveAsync);
    private static readonly CaseAct<OnOrder<DecideSuitRequest>> Decided = OrderAct.Of<DecideSuitRequest>(GarnishmentActs.SuitDecided,
        (acting, work, request) => ThirdPartyObjections.Decide(acting.Journal, work.Group, work.File, request.On, request.Owes));

    public static void Map(IEndpointRouteBuilder routes)
    {
        var orders = routes.MapGroup("/v1/garnishments/{id:guid}").WithTags("garnishments").AllowRoles(CaseScope.Executors);
        orders.MapPost("/objection", Object).WithName(nameof(ObjectToOrder)).WithIdempotency<CaseExecutionDbContext>();
        orders.MapPost("/objection-notice", Notify).WithName("NotifyThirdPartyObjection").WithIdempotency<CaseExecutionDbContext>();
        orders.MapPost("/suit", Prove).WithName("ProveSuit").WithIdempotency<CaseExecutionDbContext>();
        orders.MapPost("/judgment", Decide).WithName("DecideSuit").WithIdempotency<CaseExecutionDbContext>();
    }

    private static Task<Results<Ok<ActView>, Accepted<ProposalView>, ProblemHttpResult>> Object(
        Guid id, ObjectToOrderRequest request, Caller caller, ActDesk desk, NpgsqlDataSource source, HttpContext context) =>
        OrderAct.DoAsync(context, caller, desk, source, id, Act, request, Shapes.Required(("/grounds", request.Grounds)));

    private static Task<Results<Ok<ActView>, Accepted<ProposalView>, ProblemHttpResult>> Notify(
        Guid id, NotifyObjectionRequest request, Caller caller, ActDesk desk, NpgsqlDataSource source, HttpContext context) =>
        OrderAct.DoAsync(context, caller, desk, source, id, Notified, request);

    private static Task<Results<Ok<ActView>, Accepted<ProposalView>, ProblemHttpResult>> Prove(
        Guid id, ProveSuitRequest request, Caller caller, ActDesk desk, NpgsqlDataSource source, HttpContext context) =>
        OrderAct.DoAsync(context, caller, desk, source, id, Proven, request, Shapes.Required(("/suit", request.Suit)));

    private static Task<Results<Ok<ActView>, Accepted<ProposalView>, ProblemHttpResult>> Decide(
        Guid id, DecideSuitRequest request, Caller caller, ActDesk desk, NpgsqlDataSource source, HttpContext context) =>
        OrderAct.DoAsync(context, caller, desk, source, id, Decided, request, Shapes.Amounts(("/owes", request.Owes)));

    private static async Task<Result<Act>> ObjectAsync(Acting acting, WorkedOrder work, ObjectToOrderRequest request)
    {
        var done = ThirdPartyObjections.Object(acting.Journal, work.Group, work.File, new ThirdPartyObjection(request.On, request.Grounds));
        if (!done.IsRefused)
            await OrderAct.TurnAsync(acting.Clocks.MeetAsync(GarnishmentClocks.Named(work.Order, GarnishmentClocks.Objection), acting.Journal.At, acting.Cancel));
        return done;
    }

    private static async Task<Result<Act>> NotifyAsync(Acting acting, WorkedOrder work, NotifyObjectionRequest request)
    {
        var done = ThirdPartyObjections.Notify(acting.Journal, work.Group, work.File, request.On);
        if (!done.TryGet(out var act, out _))
            return done;
        await OrderAct.TurnAsync(acting.Clocks.StartAsync([GarnishmentClocks.OnNotice(work.Order, request.On)], acting.Cancel));
        acting.Messages.Add(OutboxMessage.Of(CaseExecutionMessages.Objected(work.Order, act)));
        return done;
    }

    private static async Task<Result<Act>> ProveAsync(Acting acting, WorkedOrder work, ProveSuitRequest request)
    {
        var done = ThirdPartyObjections.ProveSuit(acting.Journal, work.Group, work.File, request.On, request.Suit);
        if (!done.IsRefused)
            await OrderAct.TurnAsync(acting.Clocks.MeetAsync(GarnishmentClocks.Named(work.Order, GarnishmentClocks.Suit), acting.Journal.At, acting.Cancel));
        return done;
    }
}
