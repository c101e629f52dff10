namespace Enforcement.Statute;

/// <summary>Facts of MOV-01.</summary>
/// <param name="On">Day of the seizure.</param>
/// <param name="MonthlyNeeds">What obligor and relatives living with him need in a month for food, fuel and money, whole NT$.</param>
/// <param name="MonthsSetByOfficer">Months the officer set after looking at the family; null is the usual number.</param>
public readonly record struct LivingNeedsFacts(DateOnly On, long MonthlyNeeds, int? MonthsSetByOfficer = null);

/// <summary>Months of living needs that stay with the obligor.</summary>
/// <param name="Usual">Usual number of months.</param>
/// <param name="Least">Least the officer may set.</param>
/// <param name="Most">Most the officer may set.</param>
public sealed record LivingNeedsMonths(int Usual, int Least, int Most);

/// <summary>Facts of MOV-05.</summary>
/// <param name="Claim">Claim, whole NT$.</param>
/// <param name="Costs">Costs the obligor bears, whole NT$.</param>
/// <param name="AlreadySeized">Value of what is seized already, whole NT$.</param>
public readonly record struct SeizureLimitFacts(long Claim, long Costs, long AlreadySeized);

/// <summary>Facts of MOV-06.</summary>
/// <param name="ExpectedProceeds">What the sale will bring, whole NT$.</param>
/// <param name="Costs">Costs of enforcement, whole NT$.</param>
/// <param name="PriorClaims">Claims that go before; count only after seizure.</param>
/// <param name="IsSeized">The thing is seized already.</param>
/// <param name="AgencyBearsCosts">The agency declared, when asked, that it bears the costs if nothing is left.</param>
public readonly record struct SurplusFacts(long ExpectedProceeds, long Costs, long PriorClaims = 0, bool IsSeized = false, bool AgencyBearsCosts = false);

/// <summary>Things that may not be seized (CEA 53).</summary>
public enum ExemptThing
{
    /// <summary>None of these.</summary>
    None,

    /// <summary>Necessary clothes, bedding and other articles.</summary>
    Necessities,

    /// <summary>Necessary for profession or education.</summary>
    ToolsOfWorkOrEducation,

    /// <summary>Medals and other honours.</summary>
    Honours,

    /// <summary>Portraits of the dead, tablets, tombstones and things of worship.</summary>
    Worship,

    /// <summary>Fruits not yet separated from the land that cannot be harvested within a month.</summary>
    UnripeFruits,

    /// <summary>Inventions and works not yet published.</summary>
    UnpublishedWork,

    /// <summary>Equipment prescribed against disaster or for safety.</summary>
    SafetyEquipment,
}

/// <summary>Facts of MOV-07.</summary>
/// <param name="Thing">What it is.</param>
/// <param name="On">Day of the seizure.</param>
/// <param name="HarvestOn">Fruits: day of the harvest; null when not foreseeable.</param>
/// <param name="ObligorConsents">The obligor consents to the seizure.</param>
/// <param name="UnfairToExempt">On application: to exempt it would be clearly unfair.</param>
public readonly record struct ExemptThingFacts(
    ExemptThing Thing, DateOnly On, DateOnly? HarvestOn = null, bool ObligorConsents = false, bool UnfairToExempt = false);

/// <summary>Facts of MOV-02.</summary>
/// <param name="SeizedOn">Day of the seizure.</param>
/// <param name="AuctionOn">Day of the auction; null asks for the possible days.</param>
/// <param name="BothConsent">Agency and obligor agree to an earlier day.</param>
/// <param name="NatureOfThing">The nature of the thing demands an earlier or later day.</param>
/// <param name="UnavoidableReason">A reason that cannot be avoided demands a later day.</param>
public readonly record struct MovableAuctionDayFacts(
    DateOnly SeizedOn, DateOnly? AuctionOn = null, bool BothConsent = false, bool NatureOfThing = false, bool UnavoidableReason = false);

/// <summary>Facts of MOV-03.</summary>
/// <param name="NoticeOn">Day of the public notice.</param>
/// <param name="AuctionOn">Day of the auction; null asks for the first possible day.</param>
/// <param name="NatureOfThing">The nature of the thing demands a quick sale.</param>
public readonly record struct MovableNoticeFacts(DateOnly NoticeOn, DateOnly? AuctionOn = null, bool NatureOfThing = false);

/// <summary>Facts of MOV-04 and MOV-08.</summary>
/// <param name="HighestBid">Highest bid, whole NT$; null when nobody bid.</param>
/// <param name="Reserve">Reserve price 底價, whole NT$; null when none was set.</param>
/// <param name="BidInadequate">No reserve: the bid is clearly inadequate (second auction), or a party opposes it as too low (first auction).</param>
/// <param name="AgencyTakesOver">First auction: the agency takes the thing over, at the reserve if there is one.</param>
/// <param name="GoodPriceLikely">First auction without a bid: a fair price is clearly possible.</param>
public readonly record struct MovableAuctionFacts(
    long? HighestBid, long? Reserve, bool BidInadequate = false, bool AgencyTakesOver = false, bool GoodPriceLikely = false);

/// <summary>Facts of MOV-09.</summary>
/// <param name="IsObligor">The bidder is the obligor.</param>
/// <param name="IsDefaultingBuyer">He won before and did not pay.</param>
public readonly record struct BidderFacts(bool IsObligor, bool IsDefaultingBuyer = false);

/// <summary>Facts of MOV-10, whole NT$.</summary>
/// <param name="FirstPrice">Price of the sale that was not paid.</param>
/// <param name="SecondPrice">Price of the new sale.</param>
/// <param name="NewSaleCosts">Costs of the new sale.</param>
/// <param name="Deposit">Deposit of the first buyer.</param>
public readonly record struct UnpaidSaleFacts(long FirstPrice, long SecondPrice, long NewSaleCosts, long Deposit = 0);

/// <summary>Facts of MOV-11, whole NT$.</summary>
/// <param name="Proceeds">Proceeds so far.</param>
/// <param name="Claim">Claim.</param>
/// <param name="Costs">Costs the obligor bears.</param>
public readonly record struct ProceedsFacts(long Proceeds, long Claim, long Costs);
