using Enforcement.CaseExecution.Data;
using Enforcement.CaseExecution.Domain.Acts;
using Enforcement.CaseExecution.Domain.Auctions;
using Enforcement.CaseExecution.Domain.Cases;
using Enforcement.CaseExecution.Features.Acts;
using Enforcement.Kernel;
using static Enforcement.CaseExecution.Features.Auctions.AuctionRoutes;

namespace Enforcement.CaseExecution.Features.Auctions;

/// <summary>A notice.</summary>
/// <param name="Terms">What it says.</param>
/// <param name="Note">Why this price and day; no personal data.</param>
public sealed record PublishNoticeRequest(AuctionNoticeTerms Terms, string? Note);

/// <summary>A published session that is not held.</summary>
/// <param name="Reason">Why; no personal data.</param>
public sealed record StopAuctionRequest(string Reason);

/// <summary>An officer publishes the next session of an auction, or stops it before it is held.</summary>
internal static class PublishNotice
{
    public static readonly CaseAct<Addressed<PublishNoticeRequest>> Act = new(AuctionActs.NoticePublished, DoAsync, (_, addressed) => addressed.Request.Terms.MinimumPrice);
    private static readonly CaseAct<Addressed<StopAuctionRequest>> Stopped = new(AuctionActs.Stopped, StopAsync, (_, _) => null);

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapAct("/v1/auctions/{id:guid}/notices", nameof(PublishNotice), "auctions", CaseScope.Deciders, Hanging.OnAuction, Act, Check);
        routes.MapAct("/v1/auctions/{id:guid}/stop", "StopAuction", "auctions", CaseScope.Deciders, Hanging.OnAuction, Stopped, request => Text("/reason", request.Reason));
    }

    private static IEnumerable<(string, string)> Check(PublishNoticeRequest request) => request.Terms is not { } terms ? [("/terms", "They are needed.")] :
    [
        .. Text("/terms/place", terms.Place, 200),
        .. Holds(terms is { MinimumPrice: > 0, Deposit: >= 0, PaymentDays: > 0 } && terms.Deposit <= terms.MinimumPrice, "/terms/minimumPrice", "Price and days above 0; a deposit of at most the price."),
        .. Holds(terms.Stated is { Count: <= 20 }, "/terms/stated", "What the notice states, at most 20."),
        .. Holds(!(terms.BidsUntil > terms.OpensAt), "/terms/bidsUntil", "Not after the opening."),
        .. Holds(terms.HandOver || terms.NoHandOverReason is { Length: > 0 and <= 500 }, "/terms/noHandOverReason", "Why it is not handed over, 1 to 500 characters."),
        .. Holds(!(request.Note?.Length > 500), "/note", "At most 500 characters."),
    ];

    private static async Task<Result<Act>> DoAsync(Acting acting, Addressed<PublishNoticeRequest> addressed)
    {
        var work = await SeizureWork.TakeAuctionAsync(acting, addressed.Id);
        var done = work.Auction!.Publish(acting.Journal, work.Under, addressed.Request.Terms, addressed.Request.Note, await AuctionRows.SoldAsync(acting.Connection, work.Seizure, acting.Cancel));
        if (done.IsRefused)
            return done;
        acting.Journal.Flag(work.Under.Cases, CaseFlag.Auction);
        await work.SaveAsync();
        return done;
    }

    private static async Task<Result<Act>> StopAsync(Acting acting, Addressed<StopAuctionRequest> addressed)
    {
        var work = await SeizureWork.TakeAuctionAsync(acting, addressed.Id);
        var done = work.Auction!.Stop(acting.Journal, work.Under, addressed.Request.Reason);
        if (!done.IsRefused)
            await work.SaveAsync();
        return done;
    }
}
