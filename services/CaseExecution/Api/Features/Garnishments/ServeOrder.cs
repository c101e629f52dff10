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

/// <summary>That an order was served.</summary>
/// <param name="ServedOn">Day of service on the third party.</param>
/// <param name="Proof">Number of the service certificate or of the electronic document.</param>
public sealed record ServeOrderRequest(DateOnly ServedOn, string? Proof);

/// <summary>Records the service of an order: it has effect from that day, and the third party's days to object run (THP-01, THP-03). Needs If-Match.</summary>
internal static class ServeOrder
{
    public static readonly CaseAct<OnOrder<ServeOrderRequest>> Act = OrderAct.Of<ServeOrderRequest>(GarnishmentActs.Served, DoAsync);

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/v1/garnishments/{id:guid}/service", Handle).WithName(nameof(ServeOrder)).WithTags("garnishments")
            .AllowRoles(CaseScope.Executors).WithIdempotency<CaseExecutionDbContext>();

    private static Task<Results<Ok<ActView>, Accepted<ProposalView>, ProblemHttpResult>> Handle(
        Guid id, ServeOrderRequest request, Caller caller, ActDesk desk, NpgsqlDataSource source, HttpContext context) =>
        OrderAct.DoAsync(context, caller, desk, source, id, Act, request, Shapes.Optional(("/proof", request.Proof)));

    private static async Task<Result<Act>> DoAsync(Acting acting, WorkedOrder work, ServeOrderRequest request)
    {
        var done = Attachments.Serve(acting.Journal, work.Group, work.File, request.ServedOn, request.Proof);
        if (!done.IsRefused)
            await OrderAct.TurnAsync(acting.Clocks.StartAsync(GarnishmentClocks.OnService(work.Order), acting.Cancel));
        return done;
    }
}
