using Enforcement.Statute;

namespace Enforcement.CaseExecution.Domain.Auctions;

/// <summary>What is stored of an auction as a whole; it is read and written at once.</summary>
public sealed record AuctionContent
{
    public required Appraisal Appraisal { get; init; }
    public required PriorClaims Prior { get; init; }
    public CoOwnerNotice? CoOwners { get; init; }
    public required IReadOnlyList<Session> Sessions { get; init; }
    public SpecialSaleTurn? Special { get; init; }
    public Sale? Sale { get; init; }
    public required IReadOnlyList<DefaultedSale> Defaulted { get; init; }
    public string? EndReason { get; init; }
}

/// <summary>An auction as it is stored.</summary>
public sealed record AuctionRow(Guid Id, Guid SeizureId, bool IsRealEstate, AuctionState State, AuctionContent Content, int Version);

public sealed partial class Auction
{
    public AuctionContent Content => new()
    {
        Appraisal = Appraisal,
        Prior = Prior,
        CoOwners = CoOwners,
        Sessions = Sessions,
        Special = Special,
        Sale = Sale,
        Defaulted = Defaulted,
        EndReason = EndReason,
    };

    public static Auction Restore(AuctionRow row) => new(row.Id, row.SeizureId, row.IsRealEstate, row.Content.Appraisal, row.Content.Prior)
    {
        State = row.State,
        CoOwners = row.Content.CoOwners,
        // The end of the cases ends auctions set-based; a session that was published is then not held.
        Sessions = row.State == AuctionState.Ended ? [.. row.Content.Sessions.Select(Unheld)] : row.Content.Sessions,
        Special = row.Content.Special,
        Sale = row.Content.Sale,
        Defaulted = row.Content.Defaulted,
        EndReason = row.Content.EndReason,
        StoredVersion = row.Version,
        Version = row.Version,
    };

    private static Session Unheld(Session session) => session.Result == AuctionResult.Pending ? session with { Result = AuctionResult.Stopped } : session;
}
