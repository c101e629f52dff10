using Enforcement.CaseExecution.Data;
using Enforcement.CaseExecution.Domain.Acts;
using Enforcement.CaseExecution.Domain.Auctions;
using Enforcement.CaseExecution.Features.Acts;
using Enforcement.Kernel;
using Enforcement.Statute;
using static Enforcement.CaseExecution.Features.Auctions.AuctionRoutes;

namespace Enforcement.CaseExecution.Features.Auctions;

/// <summary>The notice of a special sale.</summary>
/// <param name="PublishedOn">Day of the notice.</param>
public sealed record PublishSpecialSaleRequest(DateOnly PublishedOn);

/// <summary>A purchase in the special sale.</summary>
/// <param name="Buyer">Name.</param>
/// <param name="Number">Identity or unified number.</param>
/// <param name="On">Day of the offer.</param>
/// <param name="Price">At least the last minimum, NT$.</param>
/// <param name="Deposit">Paid with it, NT$.</param>
/// <param name="IsTakeOver">A creditor takes over.</param>
/// <param name="Heard">That obligor and creditors were heard, and what they said; no personal data.</param>
public sealed record BuyInSpecialSaleRequest(string Buyer, string Number, DateOnly On, long Price, long Deposit, bool IsTakeOver, string Heard);

/// <summary>The agency's request in the special sale.</summary>
/// <param name="RequestedOn">Day it arrived.</param>
/// <param name="Reappraise">It asks for a new appraisal, not for a cut.</param>
public sealed record RequestAuctionAgainRequest(DateOnly RequestedOn, bool Reappraise);

/// <summary>That nobody bought and nobody asked in time.</summary>
/// <param name="Note">In words; no personal data.</param>
public sealed record DeemSaleWithdrawnRequest(string? Note);

/// <summary>The special sale after the last reduction: published, bought from, stopped on request, or over.</summary>
internal static class RunSpecialSale
{
    public static readonly CaseAct<Addressed<PublishSpecialSaleRequest>> Published = new(AuctionActs.SpecialSalePublished, PublishAsync, (_, _) => null);
    public static readonly CaseAct<Addressed<BuyInSpecialSaleRequest>> Bought = new(AuctionActs.SpecialSaleBought, BuyAsync, (_, addressed) => addressed.Request.Price);
    private static readonly CaseAct<Addressed<RequestAuctionAgainRequest>> Requested = new(AuctionActs.AuctionRequested, RequestAsync, (_, _) => null);
    private static readonly CaseAct<Addressed<DeemSaleWithdrawnRequest>> Withdrawn = new(AuctionActs.DeemedWithdrawn, WithdrawAsync, (_, _) => null);

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapAct("/v1/auctions/{id:guid}/special-sale", "PublishSpecialSale", "auctions", CaseScope.Deciders, Hanging.OnAuction, Published, _ => []);
        routes.MapAct("/v1/auctions/{id:guid}/special-sale/purchase", "BuyInSpecialSale", "auctions", CaseScope.Deciders, Hanging.OnAuction, Bought, request =>
            [.. Text("/buyer", request.Buyer, 100), .. Text("/number", request.Number, 20), .. Text("/heard", request.Heard),
                .. Holds(request is { Price: > 0, Deposit: >= 0 } && request.Deposit <= request.Price, "/price", "Above 0, with a deposit of at most the price.")]);
        routes.MapAct("/v1/auctions/{id:guid}/special-sale/request", "RequestAuctionAgain", "auctions", CaseScope.Executors, Hanging.OnAuction, Requested, _ => []);
        routes.MapAct("/v1/auctions/{id:guid}/withdrawal", "DeemSaleWithdrawn", "auctions", CaseScope.Deciders, Hanging.OnAuction, Withdrawn, request =>
            Holds(!(request.Note?.Length > 500), "/note", "At most 500 characters."));
    }

    private static Task<Result<Act>> PublishAsync(Acting acting, Addressed<PublishSpecialSaleRequest> addressed)
    {
        var on = addressed.Request.PublishedOn;
        return PayPrice.DoneAsync(acting, addressed.Id, work => work.Auction!.PublishSpecialSale(acting.Journal, work.Under, on), async work =>
        {
            await work.MeetAsync(AuctionClocks.SpecialSaleNotice, on);
            work.Start(AuctionClocks.SpecialSaleOffers, "IMM-05", new SpecialSaleFacts(on), on);
        });
    }

    private static async Task<Result<Act>> BuyAsync(Acting acting, Addressed<BuyInSpecialSaleRequest> addressed)
    {
        var request = addressed.Request;
        var obligor = await BidRows.ObligorNumberAsync(acting.Connection, acting.File.State.ObligorId, acting.Cancel);
        return await PayPrice.DoneAsync(acting, addressed.Id, work =>
        {
            var bidder = new BidderFacts(request.Number == obligor, work.Auction!.Defaulted.Any(one => one.Buyer.Number == request.Number));
            return work.Auction.Buy(acting.Journal, work.Under,
                new SpecialOffer(new Buyer(request.Buyer, request.Number), bidder, request.On, request.Price, request.Deposit, request.IsTakeOver, request.Heard));
        }, async work =>
        {
            await work.MeetAsync(AuctionClocks.SpecialSaleOffers, request.On);
            await SaleFollowUp.OfAwardAsync(work);
        });
    }

    private static Task<Result<Act>> RequestAsync(Acting acting, Addressed<RequestAuctionAgainRequest> addressed) => PayPrice.DoneAsync(acting, addressed.Id,
        work => work.Auction!.RequestAgain(acting.Journal, work.Under, addressed.Request.RequestedOn, addressed.Request.Reappraise),
        work => work.MeetAsync(AuctionClocks.SpecialSaleOffers, addressed.Request.RequestedOn));

    private static Task<Result<Act>> WithdrawAsync(Acting acting, Addressed<DeemSaleWithdrawnRequest> addressed) => PayPrice.DoneAsync(acting, addressed.Id,
        work => work.Auction!.DeemWithdrawn(acting.Journal, work.Under), work => work.UnflagAsync());
}
