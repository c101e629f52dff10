using Enforcement.CaseExecution.Domain.Acts;
using Enforcement.CaseExecution.Domain.Payments;
using Enforcement.Kernel;
using Enforcement.Statute;

namespace Enforcement.CaseExecution.Domain.Auctions;

public sealed partial class Auction
{
    /// <summary>The special sale is published: anyone may buy at the last terms (CEA 95(1)). Late publication is recorded, and its clock tells.</summary>
    public Result<Act> PublishSpecialSale(Journal journal, UnderSeizure under, DateOnly publishedOn)
    {
        if (BarsSpecial(journal, under, publishedOn, AuctionStep.SpecialSaleNotice) is { } bar)
            return bar;
        if (Secured(under, losesValueOrCostly: false) is { IsAllowed: false } notFinal)
            return ActRefusals.CaseProvisional.Because(notFinal);
        var due = SpecialSale.PublishBy(new SpecialSaleDueFacts(Sessions[^1].On), journal.Law.Calendar);
        var done = Do(journal, under, AuctionActs.SpecialSalePublished, Ground.AllowedBy(SpecialSale.OffersUntil(new SpecialSaleFacts(publishedOn), journal.Law.Calendar)).RestingOn(due));
        if (!done.IsRefused)
            (State, Special) = (AuctionState.SpecialSale, new SpecialSaleTurn(publishedOn));
        return done;
    }

    /// <summary>Somebody buys, or a creditor takes over, at the terms of the last session; the parties were heard.</summary>
    public Result<Act> Buy(Journal journal, UnderSeizure under, SpecialOffer offer)
    {
        if (State != AuctionState.SpecialSale || Special is not { } special)
            return Wrong();
        if (Bars(under) is { } bar)
            return bar;
        if (Secured(under, losesValueOrCostly: false) is { IsAllowed: false } notFinal)
            return ActRefusals.CaseProvisional.Because(notFinal);
        if (offer.On > journal.Day)
            return AuctionRefusals.InFuture.Because($"Today is {journal.Day:yyyy-MM-dd}.", "/on");
        var last = Sessions[^1].Terms;
        if (offer.Price < last.MinimumPrice)
            return AuctionRefusals.PriceTooLow.Because($"The last minimum was NT$ {last.MinimumPrice}.", "/price", new LegalBasis("IMM-05", "強制執行法 95(1)"));
        var before = Special;
        Special = special with { BoughtOn = offer.On };
        var rung = Rung(offer.On, journal.Law);
        Special = before;
        if (rung.Step != AuctionStep.Sold)
            return AuctionRefusals.NotNext.Because(rung.Ruling);
        var sale = new Sale
        {
            Buyer = offer.Buyer,
            Price = offer.Price,
            Deposit = offer.Deposit,
            WonOn = offer.On,
            PaymentDays = last.PaymentDays,
            IsTakeOver = offer.IsTakeOver,
            InSpecialSale = true,
        };
        var done = Award(journal, under, AuctionActs.SpecialSaleBought, Ground.AllowedBy(MovableAuctions.MayBid(offer.Bidder)).RestingOn(rung.Ruling).For(offer.Heard), null, sale);
        if (!done.IsRefused)
            Special = special with { BoughtOn = offer.On };
        return done;
    }

    /// <summary>The agency asks in time to stop and to re-appraise or cut (CEA 95(2)).</summary>
    public Result<Act> RequestAgain(Journal journal, UnderSeizure under, DateOnly requestedOn, bool reappraise)
    {
        if (State != AuctionState.SpecialSale || Special is not { } special)
            return Wrong();
        if (requestedOn > journal.Day)
            return AuctionRefusals.InFuture.Because($"Today is {journal.Day:yyyy-MM-dd}.", "/requestedOn");
        var ruling = SpecialSale.Request(new SpecialSaleRequestFacts(special.PublishedOn, journal.Day, requestedOn, special.BoughtOn), journal.Law.Calendar);
        var done = Do(journal, under, AuctionActs.AuctionRequested, Ground.AllowedBy(ruling));
        if (!done.IsRefused)
            (State, Special) = (AuctionState.Preparing, special with { RequestedOn = requestedOn, Reappraised = reappraise });
        return done;
    }

    /// <summary>Nobody bought and nobody asked in time: enforcement on the estate is deemed withdrawn, its seizure is lifted (CEA 95(2)).</summary>
    public Result<Act> DeemWithdrawn(Journal journal, UnderSeizure under)
    {
        if (!IsRealEstate || State is not (AuctionState.SpecialSale or AuctionState.Preparing))
            return Wrong();
        var rung = Rung(journal.Day, journal.Law);
        if (rung.Step is not (AuctionStep.DeemedWithdrawn or AuctionStep.Release))
            return AuctionRefusals.NotNext.Because(rung.Ruling);
        return GiveBack(journal, under, AuctionActs.DeemedWithdrawn, Ground.AllowedBy().RestingOn(rung.Ruling), rung.Step == AuctionStep.Release ? "released" : "deemedWithdrawn");
    }

    private Refusal? BarsSpecial(Journal journal, UnderSeizure under, DateOnly on, AuctionStep step)
    {
        if (Bars(under) is { } bar)
            return bar;
        if (!IsRealEstate || State != AuctionState.Preparing)
            return Wrong();
        if (on > journal.Day)
            return AuctionRefusals.InFuture.Because($"Today is {journal.Day:yyyy-MM-dd}.", "/publishedOn");
        var rung = Rung(on, journal.Law);
        return rung.Step == step ? null : AuctionRefusals.NotNext.Because(rung.Ruling);
    }
}

/// <summary>An offer in the special sale.</summary>
/// <param name="Buyer">Who.</param>
/// <param name="Bidder">Whether he may buy (MOV-09).</param>
/// <param name="On">Day of the offer.</param>
/// <param name="Price">NT$.</param>
/// <param name="Deposit">Paid with it, NT$.</param>
/// <param name="IsTakeOver">A creditor takes over.</param>
/// <param name="Heard">That obligor and creditors were heard, and what they said; no personal data.</param>
public sealed record SpecialOffer(Buyer Buyer, BidderFacts Bidder, DateOnly On, long Price, long Deposit, bool IsTakeOver, string Heard);
