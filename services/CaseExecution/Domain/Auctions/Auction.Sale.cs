using Enforcement.CaseExecution.Domain.Acts;
using Enforcement.CaseExecution.Domain.Payments;
using Enforcement.CaseExecution.Domain.Seizures;
using Enforcement.Kernel;
using Enforcement.Statute;

namespace Enforcement.CaseExecution.Domain.Auctions;

public sealed partial class Auction
{
    /// <summary>The buyer paid what he still owed, in the time of the notice (IMM-16).</summary>
    public Result<Act> Pay(Journal journal, UnderSeizure under, DateOnly paidOn, long amount, string receiptNumber)
    {
        if (State != AuctionState.Awarded || Sale is not { } sale)
            return Wrong();
        if (paidOn > journal.Day)
            return AuctionRefusals.InFuture.Because($"Today is {journal.Day:yyyy-MM-dd}.", "/paidOn");
        if (amount != sale.Price - sale.Deposit)
            return AuctionRefusals.PriceDiffers.Because($"NT$ {sale.Price} less a deposit of NT$ {sale.Deposit}.", "/amount");
        var ruling = AfterSale.PayBy(new PriceFacts(sale.WonOn, sale.PaymentDays, paidOn), journal.Law.Calendar);
        var done = Do(journal, under, AuctionActs.PricePaid, Ground.AllowedBy(ruling), sale.Price);
        if (!done.IsRefused)
            (State, Sale) = (AuctionState.Paid, sale with { PaidOn = paidOn, ReceiptNumber = receiptNumber });
        return done;
    }

    /// <summary>The time to pay has passed: the sale falls, the deposit stays, and the thing is auctioned anew (CEA 68-2).</summary>
    public Result<Act> Default(Journal journal, UnderSeizure under)
    {
        if (State != AuctionState.Awarded || Sale is not { } sale)
            return Wrong();
        var ruling = AfterSale.PayBy(new PriceFacts(sale.WonOn, sale.PaymentDays, On: journal.Day), journal.Law.Calendar);
        if (ruling.IsAllowed)
            return AuctionRefusals.NotDefaulted.Because(ruling);
        var done = Do(journal, under, AuctionActs.BuyerDefaulted, Ground.AllowedBy().RestingOn(ruling), sale.Price);
        if (done.IsRefused)
            return done;
        Defaulted = [.. Defaulted, new DefaultedSale(sale.Buyer, sale.Price, sale.Deposit, ruling.Date!.Value)];
        Sale = null;
        if (sale.InSpecialSale)
            (State, Special) = (AuctionState.SpecialSale, Special! with { BoughtOn = null });
        else
            Finish(AuctionResult.BuyerDefaulted);
        return done;
    }

    /// <summary>The other co-owners were told of the sale and its terms; the time of their right begins (IMM-17).</summary>
    public Result<Act> TellCoOwners(Journal journal, UnderSeizure under, DateOnly toldOn)
    {
        if (State != AuctionState.Awarded || Sale is not { CoOwnersToldOn: null } sale)
            return Wrong();
        if (!Appraisal.IsShare)
            return AuctionRefusals.NoShare.Because("The obligor owned the whole.");
        if (toldOn > journal.Day || toldOn < sale.WonOn)
            return AuctionRefusals.InFuture.Because($"Sold on {sale.WonOn:yyyy-MM-dd}; today is {journal.Day:yyyy-MM-dd}.", "/toldOn");
        var ruling = AfterSale.CoOwnerPriority(new CoOwnerPriorityFacts(toldOn), journal.Law);
        var done = Do(journal, under, AuctionActs.CoOwnersTold, Ground.AllowedBy(ruling));
        if (!done.IsRefused)
            Sale = sale with { CoOwnersToldOn = toldOn };
        return done;
    }

    /// <summary>A co-owner buys at the same terms in the place of the winner, whose deposit goes back to him.</summary>
    public Result<Act> BuyByCoOwner(Journal journal, UnderSeizure under, Buyer coOwner, DateOnly declaredOn)
    {
        if (State != AuctionState.Awarded || Sale is not { CoOwnersToldOn: { } told, Displaced: null } sale)
            return Wrong();
        if (declaredOn > journal.Day || declaredOn < told)
            return AuctionRefusals.InFuture.Because($"Told on {told:yyyy-MM-dd}; today is {journal.Day:yyyy-MM-dd}.", "/declaredOn");
        var ruling = AfterSale.CoOwnerPriority(new CoOwnerPriorityFacts(told, declaredOn), journal.Law);
        var done = Do(journal, under, AuctionActs.CoOwnerBought, Ground.AllowedBy(ruling), sale.Price);
        if (!done.IsRefused)
            Sale = sale with { Buyer = coOwner, BidId = null, Deposit = 0, WonOn = declaredOn, Displaced = sale.Buyer };
        return done;
    }

    /// <summary>The tax office was told of the price (IMM-08).</summary>
    public Result<Act> TellTaxOffice(Journal journal, UnderSeizure under, DateOnly toldOn)
    {
        if (Sale is not { TaxOfficeToldOn: null } sale)
            return Wrong();
        if (toldOn > journal.Day || toldOn < sale.WonOn)
            return AuctionRefusals.InFuture.Because($"Sold on {sale.WonOn:yyyy-MM-dd}; today is {journal.Day:yyyy-MM-dd}.", "/toldOn");
        var ruling = RealEstateAuctions.TellTaxOffice(new SaleFacts(sale.WonOn), journal.Law.Calendar);
        var done = Do(journal, under, AuctionActs.TaxOfficeTold, Ground.AllowedBy(ruling), sale.Price);
        if (!done.IsRefused)
            Sale = sale with { TaxOfficeToldOn = toldOn };
        return done;
    }

    /// <summary>The transfer certificate is issued once the price is paid.</summary>
    public Result<Act> IssueCertificate(Journal journal, UnderSeizure under, DateOnly issuedOn, string number)
    {
        if (!IsRealEstate || State != AuctionState.Paid || Sale is not { CertificateOn: null } sale)
            return Wrong();
        if (issuedOn > journal.Day || issuedOn < sale.PaidOn)
            return AuctionRefusals.InFuture.Because($"Paid on {sale.PaidOn:yyyy-MM-dd}; today is {journal.Day:yyyy-MM-dd}.", "/issuedOn");
        var ruling = RealEstateAuctions.Title(new TitlePassedFacts(sale.PaidOn, null));
        var done = Do(journal, under, AuctionActs.CertificateIssued, Ground.AllowedBy().RestingOn(ruling), detail: number);
        if (!done.IsRefused)
            Sale = sale with { CertificateOn = issuedOn, CertificateNumber = number };
        return done;
    }

    /// <summary>Title has passed: the buyer received the certificate (IMM-14), or the movable was delivered against its price (CEA 68). The seizure ends.</summary>
    public Result<Act> PassTitle(Journal journal, UnderSeizure under, DateOnly on)
    {
        if (State != AuctionState.Paid || Sale is not { } sale || (IsRealEstate && sale.CertificateOn is null))
            return Wrong();
        if (on > journal.Day || on < (sale.CertificateOn ?? sale.PaidOn))
            return AuctionRefusals.InFuture.Because($"Today is {journal.Day:yyyy-MM-dd}, and nothing passes before it was paid.", "/on");
        var (kind, ground) = IsRealEstate
            ? (AuctionActs.TitlePassed, Ground.AllowedBy(RealEstateAuctions.Title(new TitlePassedFacts(sale.PaidOn, on))))
            : (AuctionActs.ThingDelivered, Ground.AllowedBy(AfterSale.PayBy(new PriceFacts(sale.WonOn, sale.PaymentDays, sale.PaidOn), journal.Law.Calendar)));
        var done = Do(journal, under, kind, ground);
        if (done.IsRefused)
            return done;
        (State, Sale) = (AuctionState.Transferred, sale with { TitlePassedOn = on });
        return under.Seizure.End(journal, under.Measure, SeizureState.Sold, "sold") is { } refusal ? refusal : done;
    }

    /// <summary>Handed over to the buyer (IMM-20).</summary>
    public Result<Act> HandOver(Journal journal, UnderSeizure under, DateOnly on, Occupant occupant, string? note)
    {
        if (!IsRealEstate || Sale is not { HandedOverOn: null } sale)
            return Wrong();
        if (on > journal.Day)
            return AuctionRefusals.InFuture.Because($"Today is {journal.Day:yyyy-MM-dd}.", "/on");
        var ruling = AfterSale.HandOver(new HandOverFacts(sale.TitlePassedOn, occupant, on));
        var done = Do(journal, under, AuctionActs.HandedOver, Ground.AllowedBy(ruling).For(note));
        if (!done.IsRefused)
            Sale = sale with { HandedOverOn = on };
        return done;
    }

    // A sale; what earlier buyers who did not pay now owe is known by it (MOV-10).
    private Result<Act> Award(Journal journal, UnderSeizure under, ActKind kind, Ground ground, Session? session, Sale sale)
    {
        var shortfalls = Defaulted.Where(one => one.Shortfall is null)
            .Select(one => (Sale: one, Ruling: MovableAuctions.Shortfall(new UnpaidSaleFacts(one.Price, sale.Price, 0, one.Deposit)))).ToList();
        List<Ruling> found = [.. ground.Found, .. shortfalls.Select(one => one.Ruling), AfterSale.PayBy(new PriceFacts(sale.WonOn, sale.PaymentDays), journal.Law.Calendar)];
        var done = Do(journal, under, kind, ground.RestingOn(found), sale.Price, sale.IsTakeOver ? "taken_over" : "sold");
        if (done.IsRefused)
            return done;
        if (session is not null)
            Finish(sale.IsTakeOver ? AuctionResult.TakenOver : AuctionResult.Sold);
        Defaulted = [.. Defaulted.Select(one => shortfalls.FirstOrDefault(settled => settled.Sale == one).Ruling is { } ruling ? one with { Shortfall = ruling.Amount } : one)];
        (State, Sale) = (AuctionState.Awarded, sale);
        return done;
    }
}
