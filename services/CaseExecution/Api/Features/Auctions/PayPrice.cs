using Enforcement.CaseExecution.Data;
using Enforcement.CaseExecution.Domain.Acts;
using Enforcement.CaseExecution.Domain.Auctions;
using Enforcement.CaseExecution.Features.Acts;
using Enforcement.Kernel;
using Enforcement.Statute;
using static Enforcement.CaseExecution.Features.Auctions.AuctionRoutes;

namespace Enforcement.CaseExecution.Features.Auctions;

/// <summary>The buyer's payment.</summary>
/// <param name="PaidOn">Day it was paid.</param>
/// <param name="Amount">Price less the deposit, NT$.</param>
/// <param name="ReceiptNumber">Receipt of the treasury.</param>
public sealed record PayPriceRequest(DateOnly PaidOn, long Amount, string ReceiptNumber);

/// <summary>That the buyer did not pay in time.</summary>
/// <param name="Note">In words; no personal data.</param>
public sealed record DeclareDefaultRequest(string? Note);

/// <summary>A notice with its day.</summary>
/// <param name="ToldOn">Day it was given.</param>
public sealed record ToldRequest(DateOnly ToldOn);

/// <summary>A co-owner's declaration to buy at the same terms.</summary>
/// <param name="Name">Name.</param>
/// <param name="Number">Identity or unified number.</param>
/// <param name="DeclaredOn">Day it arrived.</param>
public sealed record BuyByCoOwnerRequest(string Name, string Number, DateOnly DeclaredOn);

/// <summary>After the award: the price or its default, the co-owners' right, the tax office.</summary>
internal static class PayPrice
{
    private static readonly CaseAct<Addressed<PayPriceRequest>> Paid = new(AuctionActs.PricePaid, PayAsync, (_, addressed) => addressed.Request.Amount);
    public static readonly CaseAct<Addressed<DeclareDefaultRequest>> Defaulted = new(AuctionActs.BuyerDefaulted, DefaultAsync, (_, _) => null);
    private static readonly CaseAct<Addressed<ToldRequest>> CoOwnersTold = new(AuctionActs.CoOwnersTold, TellCoOwnersAsync, (_, _) => null);
    private static readonly CaseAct<Addressed<BuyByCoOwnerRequest>> CoOwnerBought = new(AuctionActs.CoOwnerBought, BuyAsync, (_, _) => null);
    private static readonly CaseAct<Addressed<ToldRequest>> TaxOfficeTold = new(AuctionActs.TaxOfficeTold, TellTaxOfficeAsync, (_, _) => null);

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapAct("/v1/auctions/{id:guid}/price", nameof(PayPrice), "auctions", CaseScope.Executors, Hanging.OnAuction, Paid, request =>
            [.. Text("/receiptNumber", request.ReceiptNumber, 64), .. Holds(request.Amount >= 0, "/amount", "Not negative.")]);
        routes.MapAct("/v1/auctions/{id:guid}/default", "DeclareDefault", "auctions", CaseScope.Deciders, Hanging.OnAuction, Defaulted, request =>
            Holds(!(request.Note?.Length > 500), "/note", "At most 500 characters."));
        routes.MapAct("/v1/auctions/{id:guid}/co-owner-priority", "TellCoOwners", "auctions", CaseScope.Executors, Hanging.OnAuction, CoOwnersTold, _ => []);
        routes.MapAct("/v1/auctions/{id:guid}/co-owner-purchase", "BuyByCoOwner", "auctions", CaseScope.Deciders, Hanging.OnAuction, CoOwnerBought, request =>
            [.. Text("/name", request.Name, 100), .. Text("/number", request.Number, 20)]);
        routes.MapAct("/v1/auctions/{id:guid}/tax-notice", "TellTaxOffice", "auctions", CaseScope.Executors, Hanging.OnAuction, TaxOfficeTold, _ => []);
    }

    private static Task<Result<Act>> PayAsync(Acting acting, Addressed<PayPriceRequest> addressed) => DoneAsync(acting, addressed.Id,
        work => work.Auction!.Pay(acting.Journal, work.Under, addressed.Request.PaidOn, addressed.Request.Amount, addressed.Request.ReceiptNumber),
        work => work.MeetAsync(AuctionClocks.Price, addressed.Request.PaidOn));

    private static async Task<Result<Act>> DefaultAsync(Acting acting, Addressed<DeclareDefaultRequest> addressed)
    {
        Guid? bid = null;
        return await DoneAsync(acting, addressed.Id, work =>
        {
            bid = work.Auction!.Sale?.BidId;
            return work.Auction.Default(acting.Journal, work.Under);
        }, async work =>
        {
            if (bid is { } id)
                acting.FurtherChanges += await BidRows.DefaultAsync(acting.Connection, id, acting.Cancel);
            await work.CancelAsync("buyerDefaulted", AuctionClocks.Price, AuctionClocks.TaxNotice, AuctionClocks.CoOwnerPriority);
            await AuctionRows.MarkWonAsync(acting.Connection, work.Under.Cases, null, acting.Cancel);

            // In the special sale others may buy again for what is left of its time.
            if (work.Auction is { State: AuctionState.SpecialSale, Special: { } special })
                work.Start(AuctionClocks.SpecialSaleOffers, "IMM-05", new SpecialSaleFacts(special.PublishedOn), special.PublishedOn);
        });
    }

    private static Task<Result<Act>> TellCoOwnersAsync(Acting acting, Addressed<ToldRequest> addressed) => DoneAsync(acting, addressed.Id,
        work => work.Auction!.TellCoOwners(acting.Journal, work.Under, addressed.Request.ToldOn),
        work =>
        {
            work.Start(AuctionClocks.CoOwnerPriority, "IMM-17", new CoOwnerPriorityFacts(addressed.Request.ToldOn), addressed.Request.ToldOn);
            return Task.CompletedTask;
        });

    // The co-owner has the time of the notice to pay, from his declaration.
    private static Task<Result<Act>> BuyAsync(Acting acting, Addressed<BuyByCoOwnerRequest> addressed) => DoneAsync(acting, addressed.Id,
        work => work.Auction!.BuyByCoOwner(acting.Journal, work.Under, new Buyer(addressed.Request.Name, addressed.Request.Number), addressed.Request.DeclaredOn),
        async work =>
        {
            await work.MeetAsync(AuctionClocks.CoOwnerPriority, addressed.Request.DeclaredOn);
            await work.CancelAsync("coOwnerBought", AuctionClocks.Price);
            var sale = work.Auction!.Sale!;
            work.Start(AuctionClocks.Price, "IMM-16", new PriceFacts(sale.WonOn, sale.PaymentDays), sale.WonOn);
        });

    private static Task<Result<Act>> TellTaxOfficeAsync(Acting acting, Addressed<ToldRequest> addressed) => DoneAsync(acting, addressed.Id,
        work => work.Auction!.TellTaxOffice(acting.Journal, work.Under, addressed.Request.ToldOn),
        work => work.MeetAsync(AuctionClocks.TaxNotice, addressed.Request.ToldOn));

    /// <summary>One act on an auction, and what follows it.</summary>
    internal static async Task<Result<Act>> DoneAsync(Acting acting, Guid id, Func<SeizureWork, Result<Act>> act, Func<SeizureWork, Task> then)
    {
        var work = await SeizureWork.TakeAuctionAsync(acting, id);
        var done = act(work);
        if (done.IsRefused)
            return done;
        await then(work);
        await work.SaveAsync();
        return done;
    }
}
