using Enforcement.Statute;

namespace Enforcement.CaseExecution.Domain.Auctions;

/// <summary>Life of an auction: preparing ⇄ noticed, special sale → awarded → paid → transferred, back to preparing when the buyer defaults; ended without a sale.</summary>
public enum AuctionState
{
    /// <summary>Appraised, or between two sessions.</summary>
    Preparing,

    /// <summary>A session is published.</summary>
    Noticed,
    SpecialSale,
    Awarded,
    Paid,

    /// <summary>Title has passed, or the movable was delivered.</summary>
    Transferred,

    /// <summary>No sale: released, deemed withdrawn, or the cases ended.</summary>
    Ended,
}

/// <summary>The appraisal and what is auctioned of the thing.</summary>
/// <param name="Value">Value of the whole thing, NT$.</param>
/// <param name="On">Day of it.</param>
/// <param name="Appraiser">Who appraised.</param>
/// <param name="Price">Price set upon it: first minimum, or reserve of movables; of a share the value of the share (IMM-12).</param>
/// <param name="ShareNumerator">Part of the whole the obligor owns.</param>
/// <param name="ShareDenominator">The whole.</param>
public sealed record Appraisal(long Value, DateOnly On, string Appraiser, long Price, long ShareNumerator = 1, long ShareDenominator = 1)
{
    public bool IsShare => ShareNumerator < ShareDenominator;
}

/// <summary>Claims that go before those enforced, and what the creditor answered when they leave no surplus (CEA 80-1).</summary>
/// <param name="Amount">Prior claims, NT$.</param>
/// <param name="Costs">Costs of enforcement, NT$.</param>
/// <param name="NotifiedOn">Day the agency was told.</param>
/// <param name="AnsweredOn">Day it answered.</param>
/// <param name="SurplusProved">It proved that a surplus is possible.</param>
/// <param name="HigherMinimum">Minimum it named.</param>
/// <param name="CostsAccepted">It bears the costs if the thing is not sold.</param>
/// <param name="AskedByPriorCreditor">A creditor of a prior rank asked for the auction.</param>
public sealed record PriorClaims(
    long Amount, long Costs, DateOnly? NotifiedOn = null, DateOnly? AnsweredOn = null, bool SurplusProved = false, long? HigherMinimum = null, bool CostsAccepted = false,
    bool AskedByPriorCreditor = false)
{
    public PriorClaimsFacts Facts(long minimum, DateOnly on) =>
        new(minimum, Amount, Costs, on, NotifiedOn, AnsweredOn, SurplusProved, HigherMinimum, CostsAccepted, AskedByPriorCreditor);
}

/// <summary>Notice to the other co-owners before the first session (CEA 102).</summary>
public sealed record CoOwnerNotice(DateOnly? NotifiedOn, bool CannotBeNotified);

/// <summary>What a notice says of its session.</summary>
public sealed record AuctionNoticeTerms
{
    public required DateOnly PublishedOn { get; init; }

    /// <summary>When the bids are opened, or the things auctioned.</summary>
    public required DateTimeOffset OpensAt { get; init; }

    /// <summary>Until when mailed bids must be in the post-office box.</summary>
    public DateTimeOffset? BidsUntil { get; init; }

    public required string Place { get; init; }

    /// <summary>Minimum price of real estate, reserve of movables, NT$.</summary>
    public required long MinimumPrice { get; init; }

    /// <summary>Deposit each bid must pay, NT$.</summary>
    public required long Deposit { get; init; }

    /// <summary>Days to pay the price.</summary>
    public required int PaymentDays { get; init; }

    /// <summary>What it states (IMM-19).</summary>
    public required IReadOnlyList<NoticeContents> Stated { get; init; }

    /// <summary>It is handed over.</summary>
    public bool HandOver { get; init; }

    /// <summary>Why not.</summary>
    public string? NoHandOverReason { get; init; }

    /// <summary>Movables: agency and obligor agree to an earlier day.</summary>
    public bool BothConsent { get; init; }

    /// <summary>Movables: they must be sold quickly, or a later day is needed by their nature.</summary>
    public bool NatureOfThing { get; init; }

    /// <summary>Movables under a provisional attachment: they lose value or cost too much to keep, and the price is deposited (CEA 134).</summary>
    public bool LosesValueOrCostly { get; init; }
}

/// <summary>A session of an auction 拍賣期日.</summary>
/// <param name="Number">From 1.</param>
/// <param name="Terms">What its notice says.</param>
/// <param name="Result">How it ended.</param>
/// <param name="AfterSpecialSale">Held after a special sale was stopped on request.</param>
public sealed record Session(int Number, AuctionNoticeTerms Terms, AuctionResult Result, bool AfterSpecialSale)
{
    public DateOnly On => Kernel.TaipeiTime.DateOf(Terms.OpensAt);

    public AuctionRound Round => new(Terms.PublishedOn, On, Terms.MinimumPrice, Result);
}

/// <summary>The special sale 特別變賣.</summary>
public sealed record SpecialSaleTurn(DateOnly PublishedOn, DateOnly? BoughtOn = null, DateOnly? RequestedOn = null, bool Reappraised = false);

/// <summary>Who buys.</summary>
/// <param name="Name">Name.</param>
/// <param name="Number">Identity or unified number; by it a defaulting buyer is known again.</param>
public sealed record Buyer(string Name, string Number);

/// <summary>A sale, from the winning bid to the hand-over.</summary>
public sealed record Sale
{
    public required Buyer Buyer { get; init; }
    public Guid? BidId { get; init; }

    /// <summary>NT$.</summary>
    public required long Price { get; init; }

    /// <summary>Deposit that counts towards the price, NT$.</summary>
    public required long Deposit { get; init; }

    public required DateOnly WonOn { get; init; }
    public required int PaymentDays { get; init; }

    /// <summary>A creditor took it over 承受.</summary>
    public bool IsTakeOver { get; init; }

    public bool InSpecialSale { get; init; }
    public DateOnly? PaidOn { get; init; }
    public string? ReceiptNumber { get; init; }
    public DateOnly? TaxOfficeToldOn { get; init; }
    public DateOnly? CoOwnersToldOn { get; init; }

    /// <summary>A co-owner took the place of the winner, who gets his deposit back.</summary>
    public Buyer? Displaced { get; init; }

    public DateOnly? CertificateOn { get; init; }
    public string? CertificateNumber { get; init; }
    public DateOnly? TitlePassedOn { get; init; }
    public DateOnly? HandedOverOn { get; init; }
}

/// <summary>A sale whose buyer did not pay (CEA 68-2).</summary>
/// <param name="Buyer">Who.</param>
/// <param name="Price">Price he did not pay, NT$.</param>
/// <param name="Deposit">His deposit, NT$.</param>
/// <param name="DefaultedOn">Last day to pay that passed.</param>
/// <param name="Shortfall">What the new sale brought less, with its costs, NT$; null until it is sold again.</param>
public sealed record DefaultedSale(Buyer Buyer, long Price, long Deposit, DateOnly DefaultedOn, long? Shortfall = null)
{
    /// <summary>Part of the deposit that makes up for the shortfall and goes to the creditors, NT$.</summary>
    public long DepositKept => Math.Min(Deposit, Shortfall ?? 0);

    /// <summary>What is to be enforced on him, NT$.</summary>
    public long Liability => Math.Max(0, (Shortfall ?? 0) - Deposit);
}
