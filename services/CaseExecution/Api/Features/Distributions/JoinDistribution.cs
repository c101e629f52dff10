using Enforcement.CaseExecution.Data;
using Enforcement.CaseExecution.Domain.Acts;
using Enforcement.CaseExecution.Domain.Distributions;
using Enforcement.CaseExecution.Features.Acts;
using Enforcement.CaseExecution.Features.Auctions;
using Enforcement.Hosting.Access;
using Enforcement.Hosting.Http;
using Enforcement.Kernel;
using Enforcement.Statute;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;
using static Enforcement.CaseExecution.Features.Auctions.AuctionRoutes;
using Distribution = Enforcement.CaseExecution.Domain.Distributions.Distribution;

namespace Enforcement.CaseExecution.Features.Distributions;

/// <summary>A claim that joins the distribution of an auction's proceeds.</summary>
/// <param name="Creditor">Name.</param>
/// <param name="Kind">What the creditor is.</param>
/// <param name="Claim">What he claims.</param>
/// <param name="Amount">NT$.</param>
/// <param name="SecurityRank">Rank of a security, 1 is first.</param>
/// <param name="FiledOn">Day the written claim arrived.</param>
/// <param name="Reference">Title, registration or letter.</param>
public sealed record JoinDistributionRequest(
    string Creditor, CreditorKind Kind, DistributionClaimKind Claim, long Amount, int? SecurityRank, DateOnly FiledOn, string Reference);

/// <summary>Creditors join with proof (CEA 32, 34, 34-1): mortgagees, courts, other agencies, the tax office, workers; and the list of them.</summary>
internal static class JoinDistribution
{
    private static readonly CaseAct<Addressed<JoinDistributionRequest>> Act = new(DistributionActs.Joined, DoAsync, (_, addressed) => addressed.Request.Amount);

    // What only one kind of creditor claims; costs are those an agency advanced (AEL 25).
    private static readonly Dictionary<DistributionClaimKind, CreditorKind[]> Claimants = new()
    {
        [DistributionClaimKind.Costs] = [CreditorKind.Agency, CreditorKind.OtherAgency, CreditorKind.Court],
        [DistributionClaimKind.LandValueIncrementTax] = [CreditorKind.TaxOffice],
        [DistributionClaimKind.LandTax] = [CreditorKind.TaxOffice],
        [DistributionClaimKind.HouseTax] = [CreditorKind.TaxOffice],
        [DistributionClaimKind.BusinessTaxOnSale] = [CreditorKind.TaxOffice],
        [DistributionClaimKind.Secured] = [CreditorKind.Mortgagee, CreditorKind.Court],
        [DistributionClaimKind.Wages] = [CreditorKind.Workers, CreditorKind.Court],
    };

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapAct("/v1/auctions/{id:guid}/claims", nameof(JoinDistribution), "distributions", CaseScope.Executors, Hanging.OnAuction, Act, Check);
        routes.MapGet("/v1/auctions/{id:guid}/claims", List).WithName("ListJoinedClaims").WithTags("distributions").AllowRoles(CaseScope.StaffReaders);
    }

    private static IEnumerable<(string, string)> Check(JoinDistributionRequest request) =>
    [
        .. Text("/creditor", request.Creditor, 100), .. Text("/reference", request.Reference, 200), .. Holds(request.Amount > 0, "/amount", "Above 0."),
        .. Holds(request.Claim == DistributionClaimKind.Secured ? request.SecurityRank is > 0 and <= 100 : request.SecurityRank is null, "/securityRank", "1 to 100, for secured claims only."),
    ];

    private static async Task<Result<Act>> DoAsync(Acting acting, Addressed<JoinDistributionRequest> addressed)
    {
        var request = addressed.Request;
        if (Claimants.TryGetValue(request.Claim, out var kinds) && !kinds.Contains(request.Kind))
            return DistributionRefusals.ClaimInvalid.Because($"It is claimed by: {string.Join(", ", kinds.Select(Codes.Of))}.", "/kind");
        var work = await SeizureWork.TakeAuctionAsync(acting, addressed.Id);
        if (await DistributionRows.ExistsAsync(acting.Connection, addressed.Id, acting.Cancel))
            return DistributionRefusals.Exists.Because("The table was made without it: object to the table.");
        var claim = new JoinedClaim(Guid.CreateVersion7(acting.Journal.At), request.Creditor, request.Kind, request.Claim, request.Amount, request.SecurityRank ?? 1, request.FiledOn, request.Reference);
        var done = Distribution.Join(acting.Journal, work.Under.Cases, work.Auction!, claim);
        if (done.IsRefused)
            return done;
        await DistributionRows.InsertAsync(acting.Connection, addressed.Id, claim, acting.Cancel);
        acting.FurtherChanges++;
        return done;
    }

    private static async Task<Results<Ok<Page<JoinedClaim>>, ProblemHttpResult>> List(Guid id, [AsParameters] PageQuery page, Caller caller, NpgsqlDataSource source, CancellationToken cancel)
    {
        await using var connection = await source.OpenConnectionAsync(cancel);
        if (!await ReceiveBid.IsSeenAsync(connection, caller, id, cancel))
            return Domain.Auctions.AuctionRefusals.Unknown.Because("No auction has this id.").ToProblem();
        await using var command = new NpgsqlCommand { Connection = connection };
        var after = page.Position(1) is [var last] ? $" and id > {CaseScope.Add(command.Parameters, Guid.TryParse(last, out var position) ? position : throw new CursorException())}" : "";
        command.CommandText = $"""
            select id, creditor, kind, claim, amount, security_rank, filed_on, reference from joined_claim
            where auction_id = {CaseScope.Add(command.Parameters, id)}{after} order by id limit {CaseScope.Add(command.Parameters, page.Size + 1)}
            """;
        var items = new List<JoinedClaim>();
        await using var reader = await command.ExecuteReaderAsync(cancel);
        while (await reader.ReadAsync(cancel))
            items.Add(DistributionRows.ReadClaim(reader));
        return TypedResults.Ok(Page.Of(items, page.Size, item => [item.Id.ToString()]));
    }
}
