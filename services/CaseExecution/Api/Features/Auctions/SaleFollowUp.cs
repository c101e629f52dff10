using Enforcement.CaseExecution.Data;
using Enforcement.CaseExecution.Domain.Auctions;
using Enforcement.Statute;

namespace Enforcement.CaseExecution.Features.Auctions;

/// <summary>What a session or an award starts: clocks, and that a withdrawal needs the buyer's consent from now on.</summary>
internal static class SaleFollowUp
{
    public static async Task OfSessionAsync(SeizureWork work, Session session)
    {
        if (work.Auction!.Sale is not null)
            await OfAwardAsync(work);
        else if (work.Auction.State == AuctionState.Ended)
            await work.UnflagAsync();
        else if (work.Auction.IsRealEstate && work.Auction.Rung(session.On, work.Acting.Journal.Law).Step == AuctionStep.SpecialSaleNotice)
            work.Start(AuctionClocks.SpecialSaleNotice, "IMM-04", new SpecialSaleDueFacts(session.On), session.On);
    }

    public static async Task OfAwardAsync(SeizureWork work)
    {
        var sale = work.Auction!.Sale!;
        work.Start(AuctionClocks.Price, "IMM-16", new PriceFacts(sale.WonOn, sale.PaymentDays), sale.WonOn);
        if (work.Auction.IsRealEstate)
            work.Start(AuctionClocks.TaxNotice, "IMM-08", new SaleFacts(sale.WonOn), sale.WonOn);
        await AuctionRows.MarkWonAsync(work.Acting.Connection, work.Under.Cases, sale.WonOn, work.Acting.Cancel);
    }
}
