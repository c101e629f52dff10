using Enforcement.CaseExecution.Data;
using Enforcement.CaseExecution.Domain.Auctions;
using Enforcement.CaseExecution.Features.Cases;
using Enforcement.Statute;
using Npgsql;

namespace Enforcement.CaseExecution.Features.Auctions;

/// <summary>An auction, with what comes next and why.</summary>
public sealed record AuctionView
{
    public required Guid Id { get; init; }
    public required Guid SeizureId { get; init; }
    public required string Branch { get; init; }
    public required string Section { get; init; }
    public required bool IsRealEstate { get; init; }
    public required AuctionState State { get; init; }
    public required Appraisal Appraisal { get; init; }
    public required PriorClaims PriorClaims { get; init; }
    public CoOwnerNotice? CoOwners { get; init; }
    public required IReadOnlyList<Session> Sessions { get; init; }
    public SpecialSaleTurn? SpecialSale { get; init; }
    public Sale? Sale { get; init; }

    /// <summary>Buyers who did not pay, and what they owe.</summary>
    public required IReadOnlyList<DefaultedSale> Defaulted { get; init; }

    /// <summary>What there is to distribute, NT$.</summary>
    public required long Proceeds { get; init; }

    public string? EndReason { get; init; }

    /// <summary>Its distribution; null before.</summary>
    public Guid? DistributionId { get; init; }

    /// <summary>Of real estate that is not sold: what may come next, as seen today (IMM-15).</summary>
    public NextStep? Next { get; init; }

    public required int Version { get; init; }

    internal const string Select = $"select {AuctionRows.Columns}, a.branch, a.section, d.id from auction a left join distribution d on d.auction_id = a.id";

    internal static AuctionView Read(NpgsqlDataReader reader, DateOnly today, LawEdition law)
    {
        var auction = AuctionRows.Read(reader);
        return new AuctionView
        {
            Id = auction.Id,
            SeizureId = auction.SeizureId,
            Branch = reader.GetString(6),
            Section = reader.GetString(7),
            IsRealEstate = auction.IsRealEstate,
            State = auction.State,
            Appraisal = auction.Appraisal,
            PriorClaims = auction.Prior,
            CoOwners = auction.CoOwners,
            Sessions = auction.Sessions,
            SpecialSale = auction.Special,
            Sale = auction.Sale,
            Defaulted = auction.Defaulted,
            Proceeds = auction.Proceeds,
            EndReason = auction.EndReason,
            DistributionId = reader.OptionalGuid(8),
            Next = auction is { IsRealEstate: true, IsSold: false, State: not AuctionState.Ended } ? NextStep.Of(auction.Rung(today, law)) : null,
            Version = auction.Version,
        };
    }
}

/// <summary>What may come next of an auction.</summary>
/// <param name="Step">The step.</param>
/// <param name="From">First day of a session, if its notice were published today.</param>
/// <param name="To">Last day.</param>
/// <param name="LowestMinimum">Lowest minimum price, NT$.</param>
/// <param name="Deadline">Day that decides.</param>
/// <param name="MustProveSurplus">The agency must be asked first (IMM-07).</param>
/// <param name="Steps">Why.</param>
public sealed record NextStep(AuctionStep Step, DateOnly? From, DateOnly? To, long? LowestMinimum, DateOnly? Deadline, bool MustProveSurplus, IReadOnlyList<ClockStep> Steps)
{
    internal static NextStep Of(AuctionRung rung) => new(rung.Step, rung.Auction?.From, rung.Auction?.To, rung.LowestMinimum, rung.Deadline, rung.MustProveSurplus,
        [.. rung.Ruling.Steps.Select(step => new ClockStep(step.English, step.Chinese))]);
}

/// <summary>A bid. Bidder and amount are not known while it is sealed.</summary>
public sealed record BidView
{
    public required Guid Id { get; init; }
    public required int Session { get; init; }
    public required string Envelope { get; init; }
    public required bool ByMail { get; init; }
    public required DateTimeOffset ReceivedAt { get; init; }

    /// <summary><c>sealed</c>, <c>counted</c>, <c>void</c>, <c>won</c> or <c>defaulted</c>.</summary>
    public required string State { get; init; }

    public string? Bidder { get; init; }

    /// <summary>NT$.</summary>
    public long? Amount { get; init; }

    /// <summary>NT$.</summary>
    public long? Deposit { get; init; }

    /// <summary>Why it did not count.</summary>
    public string? Flaw { get; init; }

    internal static BidView Read(NpgsqlDataReader reader) => new()
    {
        Id = reader.GetGuid(0),
        Session = reader.GetInt16(1),
        Envelope = reader.GetString(2),
        ByMail = reader.GetBoolean(3),
        ReceivedAt = reader.GetFieldValue<DateTimeOffset>(4),
        State = reader.GetString(5),
        Bidder = reader.Optional(6),
        Amount = reader.OptionalAmount(7),
        Deposit = reader.OptionalAmount(8),
        Flaw = reader.Optional(9),
    };
}
