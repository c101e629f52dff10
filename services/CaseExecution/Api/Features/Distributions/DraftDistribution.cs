using Enforcement.CaseExecution.Data;
using Enforcement.CaseExecution.Domain.Acts;
using Enforcement.CaseExecution.Domain.Cases;
using Enforcement.CaseExecution.Domain.Distributions;
using Enforcement.CaseExecution.Features.Acts;
using Enforcement.CaseExecution.Features.Auctions;
using Enforcement.Kernel;
using Enforcement.Statute;
using Distribution = Enforcement.CaseExecution.Domain.Distributions.Distribution;

namespace Enforcement.CaseExecution.Features.Distributions;

/// <summary>A distribution table.</summary>
/// <param name="On">Day of the distribution; copies are served some days before (DIS-01).</param>
public sealed record DraftDistributionRequest(DateOnly On);

/// <summary>Service of the table.</summary>
/// <param name="ServedOn">Day on which the last of obligor and creditors had his copy.</param>
public sealed record ServeDistributionRequest(DateOnly ServedOn);

/// <summary>An officer makes the table of an auction's proceeds by the order of the law, for all open cases of the obligor in the branch; and its service.</summary>
internal static class DraftDistribution
{
    public static readonly CaseAct<Addressed<DraftDistributionRequest>> Act = new(DistributionActs.Drafted, DoAsync, (_, _) => null);
    private static readonly CaseAct<Addressed<ServeDistributionRequest>> Served = new(DistributionActs.Served, ServeAsync, (_, _) => null);

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapAct("/v1/auctions/{id:guid}/distribution", nameof(DraftDistribution), "distributions", CaseScope.Deciders, Hanging.OnAuction, Act, _ => []);
        routes.MapAct("/v1/distributions/{id:guid}/service", "ServeDistribution", "distributions", CaseScope.Executors, Hanging.OnDistribution, Served, _ => []);
    }

    private static async Task<Result<Act>> DoAsync(Acting acting, Addressed<DraftDistributionRequest> addressed)
    {
        var (connection, cancel, on) = (acting.Connection, acting.Cancel, addressed.Request.On);
        var group = await acting.GroupAsync();
        var work = await SeizureWork.TakeAuctionAsync(acting, addressed.Id);
        if (await DistributionRows.ExistsAsync(connection, addressed.Id, cancel))
            return DistributionRefusals.Exists.Because("Object to it, or correct it.");
        var secured = await SecuredAsync(acting, work.Seizure.MeasureId);
        var lines = await DistributionRows.LinesAsync(connection, [.. group.Where(file => file.Status == CaseStatus.Open)], secured, cancel);
        var joined = await DistributionRows.JoinedAsync(connection, addressed.Id, cancel);
        if (!Distribution.Draft(acting.Journal, group, work.Auction!, lines, joined, on).TryGet(out var drafted, out var refusal))
            return refusal;
        await DistributionRows.SaveAsync(connection, drafted.Distribution, work.Seizure.Terms, cancel);
        acting.FurtherChanges++;
        work.Start(AuctionClocks.OfDistribution, drafted.Distribution.Id, AuctionClocks.Copies, "DIS-01", new DistributionDayFacts(on), work.Auction!.Sale!.PaidOn!.Value);
        await work.SaveAsync();
        return drafted.Act;
    }

    private static Task<Result<Act>> ServeAsync(Acting acting, Addressed<ServeDistributionRequest> addressed) => DistributionWork.DoneAsync(acting, addressed.Id,
        work => work.Distribution.Serve(acting.Journal, work.Cases, addressed.Request.ServedOn),
        work => work.Sale.MeetAsync(AuctionClocks.OfDistribution, work.Distribution.Id, AuctionClocks.Copies, addressed.Request.ServedOn));

    // Every case the seizure was ever made for took part from then on, whether its measure still is in force or ended with the sale.
    private static async Task<IReadOnlySet<Guid>> SecuredAsync(Acting acting, Guid measureId)
    {
        await using var command = new Npgsql.NpgsqlCommand("select array(select case_id from measure_case where measure_id = $1)", acting.Connection) { Parameters = { new() { Value = measureId } } };
        return ((Guid[])(await command.ExecuteScalarAsync(acting.Cancel))!).ToHashSet();
    }
}
