namespace Enforcement.Statute;

/// <summary>Facts of IMM-01.</summary>
/// <param name="NoticeOn">Day of the public notice.</param>
/// <param name="AuctionOn">Day of the auction; null asks for the first possible day.</param>
/// <param name="IsAircraft">An aircraft, not real estate.</param>
public readonly record struct FirstAuctionFacts(DateOnly NoticeOn, DateOnly? AuctionOn = null, bool IsAircraft = false);

/// <summary>Facts of IMM-02.</summary>
/// <param name="NoticeOn">Day of the public notice.</param>
/// <param name="AuctionOn">Day of the auction; null asks for the possible days.</param>
public readonly record struct LaterAuctionFacts(DateOnly NoticeOn, DateOnly? AuctionOn = null);

/// <summary>Facts of IMM-03, whole NT$.</summary>
/// <param name="PreviousMinimum">Minimum price of the auction before.</param>
/// <param name="NewMinimum">Minimum price of the next; null asks for the lowest possible.</param>
public readonly record struct ReductionFacts(long PreviousMinimum, long? NewMinimum = null);

/// <summary>Facts of IMM-04: the day of the auction after the second reduction.</summary>
/// <param name="AuctionOn">Day of the auction that failed.</param>
public readonly record struct SpecialSaleDueFacts(DateOnly AuctionOn);

/// <summary>Facts of IMM-05: the notice of the special sale.</summary>
/// <param name="NoticeOn">Day of the public notice.</param>
public readonly record struct SpecialSaleFacts(DateOnly NoticeOn);

/// <summary>Facts of IMM-06.</summary>
/// <param name="NoticeOn">Day of the public notice of the special sale.</param>
/// <param name="On">Day of looking.</param>
/// <param name="RequestedOn">Day the agency asked to stop and re-appraise or cut; null when it has not.</param>
/// <param name="BuyerOn">Day somebody offered to buy; null when nobody has.</param>
public readonly record struct SpecialSaleRequestFacts(DateOnly NoticeOn, DateOnly On, DateOnly? RequestedOn = null, DateOnly? BuyerOn = null);

/// <summary>Facts of IMM-07, amounts in whole NT$.</summary>
/// <param name="MinimumPrice">Minimum price of the auction.</param>
/// <param name="PriorClaims">Claims that go before the creditor's.</param>
/// <param name="Costs">Costs of enforcement.</param>
/// <param name="On">Day of looking.</param>
/// <param name="NotifiedOn">Day the agency was told; null when it has not been.</param>
/// <param name="AnsweredOn">Day it proved a surplus or named a higher minimum, and asked for the auction; null when it has not.</param>
/// <param name="SurplusProved">It proved that a surplus is possible.</param>
/// <param name="HigherMinimum">Minimum it named.</param>
/// <param name="CostsAccepted">It declared to bear the costs if the estate is not sold.</param>
/// <param name="AskedByPriorCreditor">A mortgagee or other creditor of a prior rank asked for the auction.</param>
public readonly record struct PriorClaimsFacts(
    long MinimumPrice, long PriorClaims, long Costs, DateOnly On, DateOnly? NotifiedOn = null, DateOnly? AnsweredOn = null, bool SurplusProved = false,
    long? HigherMinimum = null, bool CostsAccepted = false, bool AskedByPriorCreditor = false);

/// <summary>Facts of IMM-21.</summary>
/// <param name="NotifiedOn">Day the creditor was told.</param>
public readonly record struct SurplusPeriodFacts(DateOnly NotifiedOn);

/// <summary>Facts of IMM-08.</summary>
/// <param name="On">Day of the winning bid or take-over.</param>
public readonly record struct SaleFacts(DateOnly On);

/// <summary>Facts of IMM-09.</summary>
/// <param name="DeclaredAt">When the creditor declared the take-over.</param>
/// <param name="SessionEndedAt">When the auction session ended; null while it goes on.</param>
/// <param name="MinimumPrice">Minimum price of this auction, whole NT$.</param>
/// <param name="HighestBid">Highest bid, whole NT$; null when nobody bid.</param>
/// <param name="IsPresent">The creditor is present.</param>
/// <param name="MayOwn">The law lets him own the estate.</param>
public readonly record struct TakeOverFacts(
    DateTimeOffset DeclaredAt, DateTimeOffset? SessionEndedAt, long MinimumPrice, long? HighestBid = null, bool IsPresent = true, bool MayOwn = true);

/// <summary>Facts of IMM-10.</summary>
/// <param name="OfferedAt">When the obligor offered the cash.</param>
/// <param name="HammerFellAt">When the hammer fell; null before.</param>
/// <param name="Cash">Cash offered, whole NT$.</param>
/// <param name="Claim">Claim, whole NT$.</param>
/// <param name="Costs">Costs the obligor bears, whole NT$.</param>
public readonly record struct CashFacts(DateTimeOffset OfferedAt, DateTimeOffset? HammerFellAt, long Cash, long Claim, long Costs);

/// <summary>Facts of IMM-11.</summary>
/// <param name="ArrivedAtRegistryAt">When the request arrived at the land office; null when it has not.</param>
/// <param name="PerformedOnSiteAt">When the seizure was performed on site; null when it has not been.</param>
/// <param name="IsRegistered">The estate is registered.</param>
public readonly record struct EstateSeizureFacts(DateTimeOffset? ArrivedAtRegistryAt, DateTimeOffset? PerformedOnSiteAt, bool IsRegistered = true);

/// <summary>Facts of IMM-12.</summary>
/// <param name="WholeValue">Appraised value of the whole, whole NT$.</param>
/// <param name="ShareNumerator">Obligor's share: numerator.</param>
/// <param name="ShareDenominator">Obligor's share: denominator.</param>
public readonly record struct SharePriceFacts(long WholeValue, long ShareNumerator, long ShareDenominator);

/// <summary>Facts of IMM-13.</summary>
/// <param name="IsFirstAuction">It is the first auction of the share.</param>
/// <param name="CoOwnersNotified">The co-owners were notified.</param>
/// <param name="CannotBeNotified">They cannot be notified.</param>
public readonly record struct CoOwnersFacts(bool IsFirstAuction, bool CoOwnersNotified, bool CannotBeNotified = false);

/// <summary>Facts of IMM-14.</summary>
/// <param name="PricePaidOn">Day the price was paid in full; null before.</param>
/// <param name="CertificateReceivedOn">Day the buyer received the transfer certificate 權利移轉證書; null before.</param>
public readonly record struct TitlePassedFacts(DateOnly? PricePaidOn, DateOnly? CertificateReceivedOn);
