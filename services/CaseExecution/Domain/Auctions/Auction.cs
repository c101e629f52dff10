using Enforcement.CaseExecution.Domain.Acts;
using Enforcement.CaseExecution.Domain.Cases;
using Enforcement.CaseExecution.Domain.Measures;
using Enforcement.CaseExecution.Domain.Payments;
using Enforcement.CaseExecution.Domain.Seizures;
using Enforcement.Kernel;
using Enforcement.Statute;

namespace Enforcement.CaseExecution.Domain.Auctions;

/// <summary>The cases, the measure and the seizure an auction acts under, locked. The measure is null once the cases have ended.</summary>
public sealed record UnderSeizure(IReadOnlyList<CaseFile> Cases, Seizure Seizure, Measure? Measure);

/// <summary>
/// The auction of one seized thing, from the appraisal to the hand-over. What comes next for real estate is <see cref="AuctionLadder"/>'s to say; movables have two
/// sessions. Each method is one act: the rulings, then the change.
/// </summary>
public sealed partial class Auction
{
    private Auction(Guid id, Guid seizureId, bool isRealEstate, Appraisal appraisal, PriorClaims prior) =>
        (Id, SeizureId, IsRealEstate, Appraisal, Prior) = (id, seizureId, isRealEstate, appraisal, prior);

    public Guid Id { get; }
    public Guid SeizureId { get; }
    public bool IsRealEstate { get; }
    public AuctionState State { get; private set; }
    public Appraisal Appraisal { get; private set; }
    public PriorClaims Prior { get; private set; }
    public CoOwnerNotice? CoOwners { get; private set; }
    public IReadOnlyList<Session> Sessions { get; private set; } = [];
    public SpecialSaleTurn? Special { get; private set; }
    public Sale? Sale { get; private set; }
    public IReadOnlyList<DefaultedSale> Defaulted { get; private set; } = [];
    public string? EndReason { get; private set; }

    /// <summary>0 for a new one.</summary>
    public int StoredVersion { get; private init; }

    public int Version { get; private set; }

    /// <summary>What there is to distribute, NT$: the price, and what defaulting buyers lost of their deposits.</summary>
    public long Proceeds => (Sale?.Price ?? 0) + Defaulted.Sum(one => one.DepositKept);

    /// <summary>The session that is published and not held; null when none is.</summary>
    public Session? Next => Sessions is [.., { Result: AuctionResult.Pending } last] ? last : null;

    /// <summary>What comes next for real estate, as seen on a day.</summary>
    public AuctionRung Rung(DateOnly on, LawEdition law) => AuctionLadder.Next(Ladder(on), law.Calendar);

    /// <summary>Appraises the thing and sets its price; the same again is a re-appraisal, before any notice or on request after a special sale.</summary>
    public static Result<(Auction Auction, Act Act)> Appraise(
        Journal journal, UnderSeizure under, Auction? before, Appraisal appraisal, PriorClaims prior, string? reason)
    {
        if (under.Seizure.State != SeizureState.Effective || under.Measure is null)
            return AuctionRefusals.NotSeized.Because($"The seizure is {under.Seizure.State}.");
        if (before is not null && before.Reappraisable() is { } bar)
            return bar;
        if (appraisal.On > journal.Day)
            return AuctionRefusals.InFuture.Because($"Today is {journal.Day:yyyy-MM-dd}.", "/on");
        var isRealEstate = under.Seizure.Terms.IsRealEstate;
        List<Ruling> found = [];
        if (appraisal.IsShare)
        {
            var share = RealEstate.SharePrice(new SharePriceFacts(appraisal.Value, appraisal.ShareNumerator, appraisal.ShareDenominator));
            found.Add(share);
            appraisal = appraisal with { Price = share.Amount!.Value };
        }

        // Whether it may be auctioned at this price is asked when it is published; here the officer sees what the law will say.
        found.Add(Surplus(isRealEstate, prior, appraisal.Price, journal.Day, journal.Law));
        var auction = before ?? new Auction(Guid.CreateVersion7(journal.At), under.Seizure.Id, isRealEstate, appraisal, prior);
        var effect = new ActEffect("auction", auction.Id, appraisal.Price);
        if (!journal.Do(AuctionActs.Appraised, under.Cases, Ground.AllowedBy().RestingOn(found).For(reason), effect).TryGet(out var act, out var refusal))
            return refusal;
        (auction.Appraisal, auction.Prior) = (appraisal, prior);
        auction.Touch();
        return (auction, act);
    }

    /// <summary>The agency is told that prior claims and costs leave nothing (CEA 80-1(1)).</summary>
    public Result<Act> AskCreditor(Journal journal, UnderSeizure under, DateOnly notifiedOn)
    {
        if (State != AuctionState.Preparing)
            return Wrong();
        if (notifiedOn > journal.Day)
            return AuctionRefusals.InFuture.Because($"Today is {journal.Day:yyyy-MM-dd}.", "/notifiedOn");
        var ruling = SurplusNow(journal);
        if (ruling.IsAllowed)
            return AuctionRefusals.NotNext.Because(ruling);
        var found = IsRealEstate ? new[] { ruling, RealEstate.ProveSurplusBy(new SurplusPeriodFacts(notifiedOn), journal.Law.Calendar) } : [ruling];
        var done = Do(journal, under, AuctionActs.CreditorAsked, Ground.AllowedBy().RestingOn(found));
        if (!done.IsRefused)
            Prior = Prior with { NotifiedOn = notifiedOn, AnsweredOn = null };
        return done;
    }

    /// <summary>What the agency answered; whether it suffices is asked when the next session is published.</summary>
    public Result<Act> AnswerSurplus(Journal journal, UnderSeizure under, PriorClaims answer)
    {
        if (State != AuctionState.Preparing || Prior.NotifiedOn is null)
            return Wrong();
        if (answer.AnsweredOn > journal.Day)
            return AuctionRefusals.InFuture.Because($"Today is {journal.Day:yyyy-MM-dd}.", "/answeredOn");
        var ruling = Surplus(IsRealEstate, answer, PriceNext(journal), journal.Day, journal.Law);
        var done = Do(journal, under, AuctionActs.CreditorAnswered, Ground.AllowedBy().RestingOn(ruling));
        if (!done.IsRefused)
            Prior = answer;
        return done;
    }

    /// <summary>The other co-owners were notified, or cannot be (CEA 102(1)).</summary>
    public Result<Act> NotifyCoOwners(Journal journal, UnderSeizure under, CoOwnerNotice notice, string? reason)
    {
        if (!Appraisal.IsShare)
            return AuctionRefusals.NoShare.Because("The obligor owns the whole.");
        if (State != AuctionState.Preparing)
            return Wrong();
        var ruling = RealEstate.CoOwners(new CoOwnersFacts(NothingHeld, notice.NotifiedOn is not null, notice.CannotBeNotified));
        var done = Do(journal, under, AuctionActs.CoOwnersNotified, Ground.AllowedBy(ruling).For(reason));
        if (!done.IsRefused)
            CoOwners = notice;
        return done;
    }

    /// <summary>A buyer or creditor has a right: the thing is not given back any more.</summary>
    public bool IsSold => State is AuctionState.Awarded or AuctionState.Paid or AuctionState.Transferred;

    /// <summary>Its seizure was given up, and nothing is sold.</summary>
    public void End(string reason)
    {
        (State, EndReason) = (AuctionState.Ended, reason);
        Touch();
    }

    /// <summary>Whether the next price leaves something, as seen now: <c>release</c> is the ground to give the thing back.</summary>
    public Ruling SurplusNow(Journal journal) => Surplus(IsRealEstate, Prior, PriceNext(journal), journal.Day, journal.Law);

    /// <summary>IMM-07 or MOV-06: whether a price leaves something after prior claims and costs.</summary>
    internal static Ruling Surplus(bool isRealEstate, PriorClaims prior, long price, DateOnly on, LawEdition law) => isRealEstate
        ? RealEstate.Surplus(prior.Facts(price, on), law.Calendar)
        : Movables.Surplus(new SurplusFacts(price, prior.Costs, prior.Amount, IsSeized: true, prior.CostsAccepted));

    private bool NothingHeld => Sessions.All(session => session.Result == AuctionResult.Stopped);

    private Refusal? Reappraisable() => State == AuctionState.Preparing && (NothingHeld || Special is { Reappraised: true }) ? null : Wrong();

    private AuctionLadderFacts Ladder(DateOnly on) => new(
        on, Appraisal.Price, [.. Sessions.Where(session => !session.AfterSpecialSale).Select(session => session.Round)], Special?.PublishedOn, Special?.BoughtOn, Special?.RequestedOn,
        Special?.Reappraised ?? false, [.. Sessions.Where(session => session.AfterSpecialSale).Select(session => session.Round)], Prior.Amount, Prior.Costs,
        Prior.CostsAccepted && !Prior.SurplusProved);

    // The price a next session would have at least: what the surplus is judged by.
    private long PriceNext(Journal journal) => (IsRealEstate ? Rung(journal.Day, journal.Law).LowestMinimum : null) ?? Appraisal.Price;

    private Result<Act> Do(Journal journal, UnderSeizure under, ActKind kind, Ground ground, long? amount = null, string? detail = null)
    {
        var done = journal.Do(kind, under.Cases, ground, new ActEffect("auction", Id, amount, detail));
        if (!done.IsRefused)
            Touch();
        return done;
    }

    // Before a sale the thing must be seized, and not stayed for all its cases.
    private static Refusal? Bars(UnderSeizure under) =>
        under.Seizure.State != SeizureState.Effective || under.Measure is null ? AuctionRefusals.NotSeized.Because($"The seizure is {under.Seizure.State}.")
        : under.Measure.State == MeasureState.Stayed ? AuctionRefusals.Stayed.Because("Lift a stay first.", null, new LegalBasis("OBJ-05", "行政執行法 9(3)"))
        : null;

    private void Touch() => Version = StoredVersion + 1;

    private Refusal Wrong() => AuctionRefusals.WrongState.Because($"It is {State}{(EndReason is null ? "" : $" ({EndReason})")}.");
}
