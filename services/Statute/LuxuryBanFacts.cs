namespace Enforcement.Statute;

/// <summary>Amounts the Ministry of Justice sets under 行政執行法 17-1(2), whole NT$.</summary>
/// <param name="Arrears">Total arrears from which a ban may be issued.</param>
/// <param name="Item">Goods, services, gifts and loans from which a ban may forbid them.</param>
/// <param name="MonthlyLiving">Monthly living cost cap; null when none is known.</param>
public sealed record LuxuryBanAmounts(long Arrears, long Item, long? MonthlyLiving);

/// <summary>Facts of LUX-01.</summary>
/// <param name="On">Day of looking.</param>
/// <param name="IsNaturalPerson">The obligor is a natural person.</param>
/// <param name="TotalArrears">Over all open cases of the obligor, whole NT$.</param>
/// <param name="PropertyInsufficient">The property discovered does not cover the debt.</param>
/// <param name="LivesAboveOrdinary">He lives above the standard of ordinary people.</param>
public readonly record struct LuxuryBanFacts(DateOnly On, bool IsNaturalPerson, long TotalArrears, bool PropertyInsufficient, bool LivesAboveOrdinary);

/// <summary>Facts of LUX-02.</summary>
/// <param name="IssueOn">Day the ban is to be issued.</param>
/// <param name="NoticeServedOn">Day the written notice to appear and state an opinion was served, with proof; null when not served.</param>
/// <param name="HearingOn">Day on which he is to appear.</param>
/// <param name="Appeared">He appeared.</param>
public readonly record struct LuxuryHearingFacts(DateOnly IssueOn, DateOnly? NoticeServedOn, DateOnly HearingOn, bool Appeared = false);

/// <summary>Facts of LUX-03.</summary>
/// <param name="ProcedureEndedOn">Day the procedure ended; null while it goes on.</param>
public readonly record struct LuxuryEndFacts(DateOnly? ProcedureEndedOn);

/// <summary>Facts of LUX-04.</summary>
/// <param name="On">Day of looking.</param>
/// <param name="IsBreached">He did what the ban forbids.</param>
/// <param name="HasGoodReason">With good reason.</param>
/// <param name="OrderDueOn">Last day to pay or report under the order issued after the breach; null when none was issued.</param>
/// <param name="OrderObeyed">He paid or reported under that order.</param>
public readonly record struct LuxuryBreachFacts(DateOnly On, bool IsBreached, bool HasGoodReason = false, DateOnly? OrderDueOn = null, bool OrderObeyed = false);

/// <summary>Facts of LUX-05: what the officer has weighed, each in words.</summary>
/// <param name="CauseAndAmount">Cause and amount of the arrears.</param>
/// <param name="Repayment">What he has paid so far.</param>
/// <param name="AgencyOpinion">Opinion of the transferring agency.</param>
/// <param name="ApplicantReasons">Reasons of an interested person who applied; null when issued ex officio.</param>
/// <param name="IsOnApplication">An interested person applied.</param>
public sealed record LuxuryWeighingFacts(string? CauseAndAmount, string? Repayment, string? AgencyOpinion, string? ApplicantReasons = null, bool IsOnApplication = false);

/// <summary>What a ban may forbid (行政執行法 17-1(1)).</summary>
public enum LuxuryOrder
{
    /// <summary>Buying, renting or using goods or services from an amount up.</summary>
    GoodsAndServices,

    /// <summary>Certain means of transport.</summary>
    Transport,

    /// <summary>Certain investments.</summary>
    Investments,

    /// <summary>Entering certain places of high spending.</summary>
    Places,

    /// <summary>Gifts or loans from an amount up.</summary>
    GiftsAndLoans,

    /// <summary>Monthly living costs above an amount.</summary>
    MonthlyLiving,

    /// <summary>Other necessary prohibitions.</summary>
    Other,
}

/// <summary>Facts of LUX-06: one prohibition of a ban.</summary>
/// <param name="On">Day of the ban.</param>
/// <param name="Order">Kind of prohibition.</param>
/// <param name="Amount">The amount it names, whole NT$; null where it names none.</param>
public readonly record struct LuxuryOrderFacts(DateOnly On, LuxuryOrder Order, long? Amount = null);
