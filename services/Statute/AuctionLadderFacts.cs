namespace Enforcement.Statute;

/// <summary>How an auction of real estate ended.</summary>
public enum AuctionResult
{
    /// <summary>Not held yet.</summary>
    Pending,

    /// <summary>Nobody bid the minimum and no creditor took over 流標.</summary>
    Unsold,

    /// <summary>Won 拍定.</summary>
    Sold,

    /// <summary>Taken over by a creditor 承受.</summary>
    TakenOver,

    /// <summary>Won, but the buyer did not pay.</summary>
    BuyerDefaulted,

    /// <summary>Stopped before the session 停止拍賣: does not count.</summary>
    Stopped,
}

/// <summary>One auction of an estate.</summary>
/// <param name="NoticeOn">Day of the public notice.</param>
/// <param name="AuctionOn">Day of the auction.</param>
/// <param name="MinimumPrice">Minimum price, whole NT$.</param>
/// <param name="Result">How it ended.</param>
public readonly record struct AuctionRound(DateOnly NoticeOn, DateOnly AuctionOn, long MinimumPrice, AuctionResult Result);

/// <summary>Facts of IMM-15: the history of an estate's auctions.</summary>
/// <param name="On">Day of looking, on which a next notice could be published.</param>
/// <param name="AppraisedPrice">Appraised price 核定最低價額, whole NT$; after a re-appraisal the new one.</param>
/// <param name="Rounds">Auctions before a special sale, in order.</param>
/// <param name="SpecialSaleNoticeOn">Day of the notice of the special sale; null before.</param>
/// <param name="BoughtOn">Day somebody bought, or a creditor took over, in the special sale; null when nobody has.</param>
/// <param name="RequestedOn">Day the agency asked to re-appraise or cut in the special sale; null when it has not.</param>
/// <param name="Reappraised">It asked for a re-appraisal, not for a cut.</param>
/// <param name="RoundsAfterSpecialSale">Auctions after that request, in order.</param>
/// <param name="PriorClaims">Claims that go before the creditor's, whole NT$.</param>
/// <param name="Costs">Costs of enforcement, whole NT$.</param>
/// <param name="AtCreditorsRisk">The creditor asked for the auction although no surplus was expected (CEA 80-1(1)).</param>
public sealed record AuctionLadderFacts(
    DateOnly On,
    long AppraisedPrice,
    IReadOnlyList<AuctionRound> Rounds,
    DateOnly? SpecialSaleNoticeOn = null,
    DateOnly? BoughtOn = null,
    DateOnly? RequestedOn = null,
    bool Reappraised = false,
    IReadOnlyList<AuctionRound>? RoundsAfterSpecialSale = null,
    long PriorClaims = 0,
    long Costs = 0,
    bool AtCreditorsRisk = false);

/// <summary>What comes next for an estate.</summary>
public enum AuctionStep
{
    /// <summary>First auction.</summary>
    FirstAuction,

    /// <summary>Auction at a reduced minimum.</summary>
    ReducedAuction,

    /// <summary>New auction because the buyer did not pay.</summary>
    NewAuction,

    /// <summary>The result of a published auction.</summary>
    AwaitResult,

    /// <summary>Notice of the special sale.</summary>
    SpecialSaleNotice,

    /// <summary>The special sale runs.</summary>
    SpecialSale,

    /// <summary>Auction after the special sale was stopped on request.</summary>
    AuctionAfterSpecialSale,

    /// <summary>Sold or taken over: price, certificate, distribution.</summary>
    Sold,

    /// <summary>Enforcement on this estate is deemed withdrawn.</summary>
    DeemedWithdrawn,

    /// <summary>The estate is released.</summary>
    Release,
}

/// <summary>What may come next for an estate, and when.</summary>
/// <param name="Step">The step.</param>
/// <param name="Auction">Days on which the next auction is possible if its notice is published on the day of looking; null when no auction is next.</param>
/// <param name="LowestMinimum">Lowest minimum price of the next auction, or the price of the special sale, whole NT$.</param>
/// <param name="Deadline">Last day of the notice to publish or of the offers.</param>
/// <param name="MustProveSurplus">The lowest minimum does not exceed prior claims and costs: IMM-07 comes first.</param>
/// <param name="Ruling">The ruling with its steps.</param>
public sealed record AuctionRung(AuctionStep Step, DayWindow? Auction, long? LowestMinimum, DateOnly? Deadline, bool MustProveSurplus, Ruling Ruling);
