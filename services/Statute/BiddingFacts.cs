namespace Enforcement.Statute;

/// <summary>What the notice of an auction states (CEA 81(2), 64(2)).</summary>
[Flags]
public enum NoticeContents
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>Place, kind, quantity and condition of what is sold.</summary>
    Thing = 1,

    /// <summary>Who occupies or uses it, and what was found on looking: leaks, fire, radiation, unnatural death.</summary>
    Occupancy = 2,

    /// <summary>Why, on which day and where it is sold.</summary>
    DayAndPlace = 4,

    /// <summary>Minimum price.</summary>
    MinimumPrice = 8,

    /// <summary>Time to pay the price.</summary>
    PaymentTime = 16,

    /// <summary>Where and when the files or the thing may be seen.</summary>
    Inspection = 32,

    /// <summary>Who may bid, and on what conditions.</summary>
    Qualification = 64,

    /// <summary>Whether it is handed over, or why not.</summary>
    HandOver = 128,

    /// <summary>All of real estate.</summary>
    RealEstate = Thing | Occupancy | DayAndPlace | MinimumPrice | PaymentTime | Inspection | Qualification | HandOver,

    /// <summary>All of movables; a reserve price need not be told.</summary>
    Movable = Thing | DayAndPlace | PaymentTime | Inspection | Qualification,
}

/// <summary>Facts of IMM-19.</summary>
/// <param name="IsRealEstate">Real estate, not movables.</param>
/// <param name="Stated">What the notice states.</param>
public readonly record struct AuctionNoticeFacts(bool IsRealEstate, NoticeContents Stated);

/// <summary>A bid after the opening, whole NT$.</summary>
/// <param name="BidId">Its id.</param>
/// <param name="Amount">What it offers.</param>
/// <param name="Deposit">Deposit paid with it.</param>
/// <param name="ArrivedLate">It arrived after the time the notice set.</param>
/// <param name="IsBarred">Its bidder may not bid (MOV-09), or lacks what the law or the notice demands.</param>
/// <param name="Raised">Of equal highest bids: what it added on the spot.</param>
/// <param name="DrawnByLot">Of equal highest bids that nobody raised: drawn.</param>
public readonly record struct OpenedBid(
    Guid BidId, long Amount, long Deposit, bool ArrivedLate = false, bool IsBarred = false, long Raised = 0, bool DrawnByLot = false);

/// <summary>Facts of IMM-18, whole NT$.</summary>
/// <param name="MinimumPrice">Minimum price of this auction.</param>
/// <param name="DepositDue">Deposit the notice demands.</param>
/// <param name="Bids">The bids, opened.</param>
public sealed record BidsFacts(long MinimumPrice, long DepositDue, IReadOnlyList<OpenedBid> Bids);

/// <summary>Facts of IMM-16.</summary>
/// <param name="WonOn">Day of the winning bid, or of the award after an offer.</param>
/// <param name="Days">Days to pay that the notice set.</param>
/// <param name="PaidOn">Day the price was paid in full; null while it has not been.</param>
/// <param name="On">Day of looking; null asks only for the last day.</param>
public readonly record struct PriceFacts(DateOnly WonOn, int Days, DateOnly? PaidOn = null, DateOnly? On = null);

/// <summary>Facts of IMM-17.</summary>
/// <param name="ToldOn">Day the co-owner was told of the sale and its terms.</param>
/// <param name="DeclaredOn">Day he declared to buy at the same terms; null when he has not.</param>
/// <param name="On">Day of looking; null asks only for the last day.</param>
public readonly record struct CoOwnerPriorityFacts(DateOnly ToldOn, DateOnly? DeclaredOn = null, DateOnly? On = null);

/// <summary>Who occupies what was sold.</summary>
public enum Occupant
{
    /// <summary>Nobody.</summary>
    Nobody,

    /// <summary>The obligor.</summary>
    Obligor,

    /// <summary>Somebody who came after the seizure, or who before it had no right to and does not dispute that.</summary>
    WithoutRight,

    /// <summary>Somebody whose right ended because it harmed the mortgage and was removed (CEA 98(2)).</summary>
    RightRemoved,

    /// <summary>Somebody else with a right from before the seizure.</summary>
    WithRight,
}

/// <summary>Facts of IMM-20.</summary>
/// <param name="TitlePassedOn">Day the buyer received the transfer certificate; null before.</param>
/// <param name="Occupant">Who occupies it.</param>
/// <param name="On">Day of the hand-over.</param>
public readonly record struct HandOverFacts(DateOnly? TitlePassedOn, Occupant Occupant, DateOnly On);
