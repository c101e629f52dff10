using Enforcement.CaseExecution.Domain.Acts;
using Enforcement.CaseExecution.Domain.Cases;
using Enforcement.CaseExecution.Domain.Payments;
using Enforcement.CaseExecution.Domain.Seizures;
using Enforcement.Kernel;
using Enforcement.Statute;

namespace Enforcement.CaseExecution.Domain.Auctions;

public sealed partial class Auction
{
    /// <summary>Publishes the next session: its contents, days, price, surplus and, for a share, the co-owners.</summary>
    /// <param name="journal">What is decided goes here.</param>
    /// <param name="under">What it acts under.</param>
    /// <param name="terms">What the notice says.</param>
    /// <param name="reason">Why this price and day.</param>
    /// <param name="soldAlready">What other things of the obligor, sold and not yet distributed, leave for these cases, NT$.</param>
    public Result<Act> Publish(Journal journal, UnderSeizure under, AuctionNoticeTerms terms, string? reason, long soldAlready = 0)
    {
        if (Bars(under) is { } bar)
            return bar;
        if (State != AuctionState.Preparing)
            return Wrong();
        var secured = Secured(under, terms.LosesValueOrCostly);
        if (secured is { IsAllowed: false })
            return ActRefusals.CaseProvisional.Because(secured);
        if (secured is not null && string.IsNullOrWhiteSpace(reason))
            return ActRefusals.ReasonMissing.Because("Say why its value falls or its custody costs too much.", "/note", secured.Basis);
        if (terms.PublishedOn > journal.Day)
            return AuctionRefusals.InFuture.Because($"Today is {journal.Day:yyyy-MM-dd}.", "/publishedOn");
        var asked = IsRealEstate ? AskEstate(journal, terms) : AskMovables(journal, under, terms);
        if (!asked.TryGet(out var ground, out var refusal))
            return refusal;
        var goOn = MovableAuctions.GoOn(new ProceedsFacts(soldAlready, DueOf(under.Cases), Prior.Costs));
        ground = Ground.AllowedBy(secured is null ? [.. ground.Asked, goOn] : [secured, .. ground.Asked, goOn]).RestingOn(ground.Found);
        var done = Do(journal, under, AuctionActs.NoticePublished, ground.For(reason), terms.MinimumPrice, $"session {Sessions.Count + 1}");
        if (done.IsRefused)
            return done;
        Sessions = [.. Sessions, new Session(Sessions.Count + 1, terms, AuctionResult.Pending, Special?.RequestedOn is not null)];
        State = AuctionState.Noticed;
        return done;
    }

    /// <summary>A published session is not held; it does not count.</summary>
    public Result<Act> Stop(Journal journal, UnderSeizure under, string reason)
    {
        if (State != AuctionState.Noticed)
            return Wrong();
        var done = Do(journal, under, AuctionActs.Stopped, Ground.AllowedBy().For(reason));
        if (!done.IsRefused)
            Finish(AuctionResult.Stopped);
        return done;
    }

    /// <summary>Opens the bids of the published session: sold, taken over, unsold, or for movables released.</summary>
    public Result<Act> Hold(Journal journal, UnderSeizure under, Opening opening)
    {
        if (Bars(under) is { } bar)
            return bar;
        if (Next is not { } session)
            return Wrong();
        if (Secured(under, session.Terms.LosesValueOrCostly) is { IsAllowed: false } notFinal)
            return ActRefusals.CaseProvisional.Because(notFinal);
        if (TaipeiTime.DateOf(opening.OpenedAt) != session.On)
            return AuctionRefusals.DayDiffers.Because($"The notice says {session.On:yyyy-MM-dd}.", "/openedAt");
        if (opening.EndedAt > journal.At || opening.EndedAt < opening.OpenedAt)
            return AuctionRefusals.InFuture.Because("It ended after now, or before it began.", "/endedAt");
        var rank = Bidding.Rank(new BidsFacts(IsRealEstate ? session.Terms.MinimumPrice : 0, session.Terms.Deposit, [.. opening.Bids.Select(bid => bid.Opened)]));
        if (rank.Reason == "tie")
            return AuctionRefusals.Tie.Because(rank, "/bids");
        var best = rank.IsAllowed ? opening.Bids.Single(bid => bid.Opened.BidId.ToString() == rank.Order[0]) : null;
        return IsRealEstate ? HoldEstate(journal, under, session, opening, rank, best) : HoldMovables(journal, under, session, opening, rank, best);
    }

    // What the law says of a sale that no final case drives any more: a stayed one does not, and a provisional one only secures. Null where one does.
    private Ruling? Secured(UnderSeizure under, bool losesValueOrCostly) =>
        under.Cases.Any(file => file.IsProvisional) && under.Cases.All(file => file.IsProvisional || file.IsStayed)
            ? ProvisionalAttachment.May(new ProvisionalMeasureFacts(ProvisionalMeasure.Auction, losesValueOrCostly && !IsRealEstate))
            : null;

    // A provisional claim is deposited from what comes in, and nothing is sold for it beside the final ones.
    private static long DueOf(IReadOnlyList<CaseFile> cases)
    {
        var due = cases.Where(file => !file.IsProvisional).Sum(file => file.Outstanding);
        return due > 0 ? due : cases.Sum(file => file.Outstanding);
    }

    private Result<Ground> AskEstate(Journal journal, AuctionNoticeTerms terms)
    {
        var day = TaipeiTime.DateOf(terms.OpensAt);
        var rung = Rung(terms.PublishedOn, journal.Law);
        if (rung.Auction is null)
            return AuctionRefusals.NotNext.Because(rung.Ruling);
        if (Special is { Reappraised: true } special && Appraisal.On < special.RequestedOn)
            return AuctionRefusals.NotNext.Because("The agency asked for a new appraisal: that comes first.", null, new LegalBasis("IMM-06", "強制執行法 95(2)"));
        List<Ruling> asked =
        [
            Bidding.Notice(new AuctionNoticeFacts(true, Contents(terms))),
            rung.Step is AuctionStep.FirstAuction or AuctionStep.NewAuction
                ? RealEstateAuctions.First(new FirstAuctionFacts(terms.PublishedOn, day), journal.Law.Calendar)
                : RealEstateAuctions.Later(new LaterAuctionFacts(terms.PublishedOn, day)),
        ];
        if (rung.Step == AuctionStep.ReducedAuction || (rung.Step == AuctionStep.AuctionAfterSpecialSale && Special is { Reappraised: false }))
            asked.Add(RealEstateAuctions.Reduction(new ReductionFacts(Sessions.Last(session => session.Result == AuctionResult.Unsold).Terms.MinimumPrice, terms.MinimumPrice)));
        else if (terms.MinimumPrice < rung.LowestMinimum)
            return AuctionRefusals.PriceTooLow.Because(rung.Ruling, "/minimumPrice");
        asked.Add(Surplus(true, Prior, terms.MinimumPrice, terms.PublishedOn, journal.Law));
        if (Appraisal.IsShare)
            asked.Add(RealEstate.CoOwners(new CoOwnersFacts(NothingHeld, CoOwners?.NotifiedOn is not null, CoOwners?.CannotBeNotified ?? false)));
        return Ground.AllowedBy(asked).RestingOn(rung.Ruling);
    }

    private Result<Ground> AskMovables(Journal journal, UnderSeizure under, AuctionNoticeTerms terms)
    {
        var day = TaipeiTime.DateOf(terms.OpensAt);
        var seizedOn = TaipeiTime.DateOf(under.Seizure.EffectiveAt!.Value);
        List<Ruling> asked =
        [
            Bidding.Notice(new AuctionNoticeFacts(false, Contents(terms))),
            MovableAuctions.AfterNotice(new MovableNoticeFacts(terms.PublishedOn, day, terms.NatureOfThing)),
            Surplus(false, Prior, terms.MinimumPrice, terms.PublishedOn, journal.Law),
        ];

        // The month of the seizure is for the first session; a later one follows from what became of it.
        if (NothingHeld)
            asked.Add(MovableAuctions.AuctionDay(new MovableAuctionDayFacts(seizedOn, day, terms.BothConsent, terms.NatureOfThing), journal.Law.Calendar));
        return Ground.AllowedBy(asked);
    }

    private Result<Act> HoldEstate(Journal journal, UnderSeizure under, Session session, Opening opening, Ruling rank, RankedBid? best)
    {
        if (best is not null)
            return Award(journal, under, AuctionActs.Held, Ground.AllowedBy(rank, MovableAuctions.MayBid(best.Bidder)), session, Won(best, rank.Amount!.Value, session));
        if (opening.TakeOver is not { } wish)
            return Unsold(journal, under, Ground.AllowedBy().RestingOn(rank));
        var highest = opening.Bids.Where(bid => !bid.Opened.IsBarred).Max(bid => (long?)bid.Opened.Amount);
        var ruling = RealEstateAuctions.TakeOver(new TakeOverFacts(wish.DeclaredAt, opening.EndedAt, session.Terms.MinimumPrice, highest < session.Terms.MinimumPrice ? highest : null, wish.IsPresent, wish.MayOwn));
        return Award(journal, under, AuctionActs.Held, Ground.AllowedBy(ruling).RestingOn(rank), session, TakenOver(wish, session.Terms.MinimumPrice, session));
    }

    private Result<Act> HoldMovables(Journal journal, UnderSeizure under, Session session, Opening opening, Ruling rank, RankedBid? best)
    {
        var facts = new MovableAuctionFacts(rank.Amount, session.Terms.MinimumPrice, opening.BidInadequate, opening.TakeOver is not null, opening.GoodPriceLikely);
        var isSecond = Sessions.Any(one => one.Result == AuctionResult.Unsold);
        var ruling = isSecond ? MovableAuctions.Second(facts) : MovableAuctions.First(facts);
        var next = isSecond ? ruling.IsAllowed ? "sold" : opening.TakeOver is not null ? "taken_over" : "release" : ruling.Reason;
        var ground = Ground.AllowedBy().RestingOn(rank, ruling);
        return next switch
        {
            "sold" => Award(journal, under, AuctionActs.Held, ground, session, Won(best!, rank.Amount!.Value, session)),
            "taken_over" => Award(journal, under, AuctionActs.Held, ground, session, TakenOver(opening.TakeOver!, opening.TakeOver!.Price ?? session.Terms.MinimumPrice, session)),
            "second_auction" => Unsold(journal, under, ground),
            _ => GiveBack(journal, under, AuctionActs.Held, ground, "unsold"),
        };
    }

    private Result<Act> Unsold(Journal journal, UnderSeizure under, Ground ground)
    {
        var done = Do(journal, under, AuctionActs.Held, ground, detail: "unsold");
        if (!done.IsRefused)
            Finish(AuctionResult.Unsold);
        return done;
    }

    // Nobody wants it: the seizure is lifted in the same act.
    private Result<Act> GiveBack(Journal journal, UnderSeizure under, ActKind kind, Ground ground, string reason)
    {
        var done = Do(journal, under, kind, ground, detail: reason);
        if (done.IsRefused)
            return done;
        if (Next is not null)
            Finish(AuctionResult.Unsold);
        End(reason);
        return under.Seizure.End(journal, under.Measure, SeizureState.Released, reason) is { } refusal ? refusal : done;
    }

    private void Finish(AuctionResult result)
    {
        Sessions = [.. Sessions.SkipLast(1), Sessions[^1] with { Result = result }];
        State = AuctionState.Preparing;
    }

    private static NoticeContents Contents(AuctionNoticeTerms terms) => terms.Stated.Aggregate(NoticeContents.None, (all, one) => all | one);

    private static Sale Won(RankedBid bid, long price, Session session) => new()
    {
        Buyer = bid.Buyer,
        BidId = bid.Opened.BidId,
        Price = price,
        Deposit = bid.Opened.Deposit,
        WonOn = session.On,
        PaymentDays = session.Terms.PaymentDays,
    };

    private static Sale TakenOver(TakeOverWish wish, long price, Session session) => new()
    {
        Buyer = wish.Creditor,
        Price = price,
        Deposit = 0,
        WonOn = session.On,
        PaymentDays = session.Terms.PaymentDays,
        IsTakeOver = true,
    };
}
