using Enforcement.CaseExecution.Data;
using Enforcement.CaseExecution.Domain.Acts;
using Enforcement.CaseExecution.Domain.Garnishments;
using Enforcement.CaseExecution.Features.Acts;
using Enforcement.CaseExecution.Features.Proposals;
using Enforcement.Hosting.Access;
using Enforcement.Hosting.Http;
using Enforcement.Kernel;
using Enforcement.Statute;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace Enforcement.CaseExecution.Features.Garnishments;

/// <summary>One month's payment, with what has changed of the protection.</summary>
/// <param name="PaidOn">Its pay day.</param>
/// <param name="Pay">The payment, net, NT$.</param>
/// <param name="Dependants">Co-living relatives he supports; null leaves what is known.</param>
/// <param name="OtherMeans">What he has to live on besides, NT$; null leaves what is known.</param>
/// <param name="FairnessReason">Why one third would be unfair this month (GAR-05).</param>
public sealed record FixInstalmentRequest(DateOnly PaidOn, long Pay, IReadOnlyList<Dependant>? Dependants, long? OtherMeans, string? FairnessReason);

/// <summary>Records a month of a continuing attachment: what of the payment is attached, and so has to be paid (GAR-07). Needs If-Match.</summary>
internal static class FixInstalment
{
    public static readonly CaseAct<OnOrder<FixInstalmentRequest>> Act = OrderAct.Of<FixInstalmentRequest>(GarnishmentActs.InstalmentFixed, DoAsync);

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/v1/garnishments/{id:guid}/instalments", Handle).WithName(nameof(FixInstalment)).WithTags("garnishments")
            .AllowRoles(CaseScope.Executors).WithIdempotency<CaseExecutionDbContext>();

    private static Task<Results<Ok<ActView>, Accepted<ProposalView>, ProblemHttpResult>> Handle(
        Guid id, FixInstalmentRequest request, Caller caller, ActDesk desk, NpgsqlDataSource source, HttpContext context) =>
        OrderAct.DoAsync(context, caller, desk, source, id, Act, request, Shapes.Amounts(("/pay", request.Pay), ("/otherMeans", request.OtherMeans)),
            Shapes.Optional(("/fairnessReason", request.FairnessReason)), request.Dependants?.Count > 20 ? [("/dependants", "At most 20.")] : []);

    private static async Task<Result<Act>> DoAsync(Acting acting, WorkedOrder work, FixInstalmentRequest request)
    {
        var month = new DateOnly(request.PaidOn.Year, request.PaidOn.Month, 1);
        if (await IsRecordedAsync(acting, work.Order.Id, month))
            return GarnishmentRefusals.MonthRecorded.Because($"{month:yyyy-MM}.", "/paidOn");
        var known = work.Order.Protection;
        var protection = known with
        {
            Dependants = request.Dependants ?? known.Dependants,
            OtherMeans = request.OtherMeans ?? known.OtherMeans,
            FairnessReason = request.FairnessReason ?? known.FairnessReason,
        };
        if (!PaymentOrders.Fix(acting.Journal, work.Group, work.File, request.PaidOn, request.Pay, protection).TryGet(out var done, out var refusal))
            return refusal;
        await InsertAsync(acting, work.Order.Id, request.PaidOn, done.Act, done.Instalment);
        return done.Act;
    }

    private static async Task<bool> IsRecordedAsync(Acting acting, Guid id, DateOnly month)
    {
        await using var command = new NpgsqlCommand("select exists (select from garnishment_instalment where garnishment_id = $1 and month = $2)", acting.Connection)
        {
            Parameters = { new() { Value = id }, new() { Value = month } },
        };
        return (bool)(await command.ExecuteScalarAsync(acting.Cancel))!;
    }

    private static async Task InsertAsync(Acting acting, Guid id, DateOnly paidOn, Act act, GarnishmentInstalment instalment)
    {
        await using var command = new NpgsqlCommand("""
            insert into garnishment_instalment (garnishment_id, month, paid_on, pay, due, act_id, recorded_at, recorded_by) values ($1, $2, $3, $4, $5, $6, $7, $8)
            """, acting.Connection)
        {
            Parameters =
            {
                new() { Value = id }, new() { Value = instalment.Month }, new() { Value = paidOn }, new() { Value = instalment.Pay }, new() { Value = instalment.Due },
                new() { Value = act.Id }, new() { Value = act.At }, new() { Value = acting.Caller.Subject },
            },
        };
        await command.ExecuteNonQueryAsync(acting.Cancel);
    }
}
