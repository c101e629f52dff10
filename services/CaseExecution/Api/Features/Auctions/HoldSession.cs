using Enforcement.CaseExecution.Data;
using Enforcement.CaseExecution.Domain.Acts;
using Enforcement.CaseExecution.Domain.Auctions;
using Enforcement.CaseExecution.Features.Acts;
using Enforcement.Kernel;
using Enforcement.Statute;
using static Enforcement.CaseExecution.Features.Auctions.AuctionRoutes;

namespace Enforcement.CaseExecution.Features.Auctions;

/// <summary>A bid as it was opened.</summary>
/// <param name="Envelope">Number of a bid that was received; of one handed in at the session its own number.</param>
/// <param name="Bidder">Name.</param>
/// <param name="Number">Identity or unified number.</param>
/// <param name="Amount">NT$.</param>
/// <param name="Deposit">Deposit paid with it, NT$.</param>
/// <param name="IsBarred">Its bidder lacks what law or notice demand.</param>
/// <param name="Raised">Of equal highest bids: what it added on the spot, NT$.</param>
/// <param name="DrawnByLot">Of equal highest bids that nobody raised: drawn.</param>
public sealed record OpenedBidRequest(string Envelope, string Bidder, string Number, long Amount, long Deposit, bool IsBarred, long Raised, bool DrawnByLot);

/// <summary>A creditor's wish to take over.</summary>
/// <param name="Creditor">Name.</param>
/// <param name="Number">Unified number.</param>
/// <param name="DeclaredAt">When he declared it.</param>
/// <param name="IsPresent">He is present.</param>
/// <param name="MayOwn">The law lets him own it.</param>
/// <param name="Price">Movables in the second session: price the branch sets, NT$.</param>
public sealed record TakeOverRequest(string Creditor, string Number, DateTimeOffset DeclaredAt, bool IsPresent, bool MayOwn, long? Price);

/// <summary>What happened in a session.</summary>
/// <param name="OpenedAt">When the bids were opened.</param>
/// <param name="EndedAt">When it ended.</param>
/// <param name="Bids">Every bid received before, and those handed in there.</param>
/// <param name="TakeOver">A creditor takes over when nobody wins.</param>
/// <param name="BidInadequate">Movables without reserve: clearly inadequate, or opposed as too low.</param>
/// <param name="GoodPriceLikely">Movables nobody bid for: a fair price is clearly possible.</param>
public sealed record HoldSessionRequest(
    DateTimeOffset OpenedAt, DateTimeOffset EndedAt, IReadOnlyList<OpenedBidRequest> Bids, TakeOverRequest? TakeOver, bool BidInadequate, bool GoodPriceLikely);

/// <summary>Opens the bids of the published session and says what follows: sold, taken over, unsold, or given back.</summary>
internal static class HoldSession
{
    private const int MostBids = 500;

    public static readonly CaseAct<Addressed<HoldSessionRequest>> Act = new(AuctionActs.Held, DoAsync, (_, addressed) => addressed.Request.Bids.Max(bid => (long?)bid.Amount));

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapAct("/v1/auctions/{id:guid}/session", nameof(HoldSession), "auctions", CaseScope.Deciders, Hanging.OnAuction, Act, Check);

    private static IEnumerable<(string, string)> Check(HoldSessionRequest request) => request.Bids is not { Count: <= MostBids } bids ? [("/bids", $"At most {MostBids}.")] :
    [
        .. bids.SelectMany((bid, index) => (IEnumerable<(string, string)>)
        [
            .. Text($"/bids/{index}/envelope", bid.Envelope, 50), .. Text($"/bids/{index}/bidder", bid.Bidder, 100), .. Text($"/bids/{index}/number", bid.Number, 20),
            .. Holds(bid is { Amount: >= 0, Deposit: >= 0, Raised: >= 0 }, $"/bids/{index}/amount", "Not negative."),
        ]),
        .. Holds(bids.DistinctBy(bid => bid.Envelope).Count() == bids.Count, "/bids", "Each envelope once."),
        .. request.TakeOver is { } wish ? [.. Text("/takeOver/creditor", wish.Creditor, 100), .. Text("/takeOver/number", wish.Number, 20)] : Array.Empty<(string, string)>(),
    ];

    private static async Task<Result<Act>> DoAsync(Acting acting, Addressed<HoldSessionRequest> addressed)
    {
        var (connection, cancel, request) = (acting.Connection, acting.Cancel, addressed.Request);
        var work = await SeizureWork.TakeAuctionAsync(acting, addressed.Id);
        var auction = work.Auction!;
        if (auction.Next is not { } session)
            return AuctionRefusals.WrongState.Because($"It is {auction.State}; no session is published.");
        var received = await BidRows.SealedAsync(connection, auction.Id, session.Number, cancel);
        if (received.FirstOrDefault(bid => request.Bids.All(opened => opened.Envelope != bid.Envelope)) is { } left)
            return AuctionRefusals.BidsMissing.Because($"Envelope {left.Envelope} is not opened.", "/bids");
        var bids = await OpenAsync(acting, auction, session, request, received);
        var opening = new Opening
        {
            OpenedAt = request.OpenedAt,
            EndedAt = request.EndedAt,
            Bids = bids,
            TakeOver = request.TakeOver is { } wish ? new TakeOverWish(new Buyer(wish.Creditor, wish.Number), wish.DeclaredAt, wish.IsPresent, wish.MayOwn, wish.Price) : null,
            BidInadequate = request.BidInadequate,
            GoodPriceLikely = request.GoodPriceLikely,
        };
        var done = auction.Hold(acting.Journal, work.Under, opening);
        if (done.IsRefused)
            return done;
        await KeepAsync(acting, auction, session, request, bids, received);
        await SaleFollowUp.OfSessionAsync(work, session);
        await work.SaveAsync();
        return done;
    }

    // Who may not bid is known by number: the obligor, and buyers of this thing who did not pay.
    private static async Task<List<RankedBid>> OpenAsync(Acting acting, Auction auction, Session session, HoldSessionRequest request, IReadOnlyList<ReceivedBid> received)
    {
        var obligor = await BidRows.ObligorNumberAsync(acting.Connection, acting.File.State.ObligorId, acting.Cancel);
        var byEnvelope = received.ToDictionary(bid => bid.Envelope);
        return [.. request.Bids.Select(bid =>
        {
            var envelope = byEnvelope.GetValueOrDefault(bid.Envelope);
            var bidder = new BidderFacts(bid.Number == obligor, auction.Defaulted.Any(one => one.Buyer.Number == bid.Number));
            var late = envelope is not null && (envelope.ReceivedAt > request.OpenedAt || (envelope.ByMail && envelope.ReceivedAt > session.Terms.BidsUntil));
            var opened = new OpenedBid(envelope?.Id ?? Guid.CreateVersion7(acting.Journal.At), bid.Amount, bid.Deposit, late, bid.IsBarred || !MovableAuctions.MayBid(bidder).IsAllowed, bid.Raised, bid.DrawnByLot);
            return new RankedBid(opened, new Buyer(bid.Bidder, bid.Number), bidder);
        })];
    }

    private static async Task KeepAsync(
        Acting acting, Auction auction, Session session, HoldSessionRequest request, List<RankedBid> bids, IReadOnlyList<ReceivedBid> received)
    {
        var known = received.Select(bid => bid.Id).ToHashSet();
        List<ReceivedBid> handedIn = [.. bids.Zip(request.Bids).Where(pair => !known.Contains(pair.First.Opened.BidId))
            .Select(pair => new ReceivedBid(pair.First.Opened.BidId, pair.Second.Envelope, ByMail: false, request.OpenedAt))];
        acting.FurtherChanges += await BidRows.InsertAsync(acting.Connection, auction.Id, session.Number, handedIn, acting.Cancel) + await BidRows.OpenAsync(acting.Connection, session, bids, auction.Sale?.BidId, acting.Cancel);
    }
}
