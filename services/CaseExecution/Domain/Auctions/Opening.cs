using Enforcement.Statute;

namespace Enforcement.CaseExecution.Domain.Auctions;

/// <summary>What happened in a session.</summary>
public sealed record Opening
{
    public required DateTimeOffset OpenedAt { get; init; }
    public required DateTimeOffset EndedAt { get; init; }

    /// <summary>The bids, opened; each that was received.</summary>
    public required IReadOnlyList<RankedBid> Bids { get; init; }

    /// <summary>A creditor wants to take over when nobody wins.</summary>
    public TakeOverWish? TakeOver { get; init; }

    /// <summary>Movables without a reserve: the bid is clearly inadequate, or a party opposes it as too low.</summary>
    public bool BidInadequate { get; init; }

    /// <summary>Movables nobody bid for: a fair price is clearly possible.</summary>
    public bool GoodPriceLikely { get; init; }
}

/// <summary>An opened bid and whose it is.</summary>
/// <param name="Opened">What it says.</param>
/// <param name="Buyer">Whose it is.</param>
/// <param name="Bidder">Whether he may bid (MOV-09).</param>
public sealed record RankedBid(OpenedBid Opened, Buyer Buyer, BidderFacts Bidder);

/// <summary>A creditor's wish to take over 承受.</summary>
/// <param name="Creditor">Who.</param>
/// <param name="DeclaredAt">When he declared it.</param>
/// <param name="IsPresent">He is present.</param>
/// <param name="MayOwn">The law lets him own it.</param>
/// <param name="Price">Movables in the second session: price the branch sets, NT$.</param>
public sealed record TakeOverWish(Buyer Creditor, DateTimeOffset DeclaredAt, bool IsPresent, bool MayOwn, long? Price);
