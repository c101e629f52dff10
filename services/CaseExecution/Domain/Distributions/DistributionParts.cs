using Enforcement.Statute;

namespace Enforcement.CaseExecution.Domain.Distributions;

/// <summary>Who joins.</summary>
public enum CreditorKind
{
    /// <summary>The agency of a case, for costs it advanced.</summary>
    Agency,

    /// <summary>Another agency with a public claim (CEA 34-1).</summary>
    OtherAgency,

    /// <summary>A court whose file is joined, for its creditors (CEA 33-1).</summary>
    Court,

    /// <summary>Mortgagee, pledgee or lien holder (CEA 34).</summary>
    Mortgagee,

    /// <summary>Local tax office, for the taxes of the property sold (TCA 6).</summary>
    TaxOffice,

    /// <summary>Workers of the obligor (LSA 28).</summary>
    Workers,

    /// <summary>Any other creditor with a title.</summary>
    Other,
}

/// <summary>A creditor who joined.</summary>
/// <param name="Id">Id of the claim.</param>
/// <param name="Creditor">Name.</param>
/// <param name="Kind">What he is.</param>
/// <param name="Claim">What he claims; its place in the order follows from it.</param>
/// <param name="Amount">NT$.</param>
/// <param name="SecurityRank">Rank of a security, 1 is first.</param>
/// <param name="FiledOn">Day it arrived.</param>
/// <param name="Reference">Title, registration, letter.</param>
public sealed record JoinedClaim(
    Guid Id, string Creditor, CreditorKind Kind, DistributionClaimKind Claim, long Amount, int SecurityRank, DateOnly FiledOn, string Reference);

/// <summary>A line of a case that takes part.</summary>
/// <param name="Id">Id of the claim, unique in the table.</param>
/// <param name="CaseId">The case.</param>
/// <param name="Line">Its line.</param>
/// <param name="Claim">What it is.</param>
/// <param name="Amount">What is owed on it, NT$.</param>
/// <param name="ReceivedOn">Day of the transfer.</param>
/// <param name="JoinedOn">Day from which it takes part: the seizure's own cases before the sale.</param>
public sealed record CaseClaim(Guid Id, Guid CaseId, int Line, DistributionClaimKind Claim, long Amount, DateOnly ReceivedOn, DateOnly? JoinedOn);

/// <summary>A row of the table, NT$. Always: amount = paid + deposited + secured + what is still to be paid; disputed is at most what is still to be paid.</summary>
public sealed record TableRow
{
    public required Guid ClaimId { get; init; }

    /// <summary>Case and line of a claim that is enforced here; null of one that joined.</summary>
    public Guid? CaseId { get; init; }

    public int? Line { get; init; }
    public required DistributionClaimKind Claim { get; init; }
    public required long Owed { get; init; }
    public required long Amount { get; init; }

    /// <summary>Stable reason of its place, e.g. <c>secured.1</c>.</summary>
    public required string Reason { get; init; }

    public required string Articles { get; init; }
    public bool JoinedLate { get; init; }
    public int SecurityRank { get; init; }

    /// <summary>Kept back while an objection lasts.</summary>
    public long Disputed { get; init; }

    public long Paid { get; init; }

    /// <summary>Deposited because a suit was proved 提存.</summary>
    public long Deposited { get; init; }

    /// <summary>Deposited for a claim that is not final yet (CEA 133); paid when it is, or when its case has ended.</summary>
    public long Secured { get; init; }

    public long Open => Amount - Paid - Deposited - Secured;
}

public enum DistributionState
{
    Drafted,
    Served,

    /// <summary>Paid but for what is disputed.</summary>
    PaidInPart,
    Paid,
}

public enum ObjectionState
{
    Open,

    /// <summary>Found just: the table was corrected, and who was absent has his days to oppose.</summary>
    Accepted,

    /// <summary>Somebody opposes the correction: the objector must sue.</summary>
    Opposed,

    /// <summary>The correction stands.</summary>
    Consented,

    /// <summary>He proved his suit: what is disputed is deposited.</summary>
    Suing,

    /// <summary>Deemed withdrawn.</summary>
    Withdrawn,
}

/// <summary>An objection to the table 分配表異議.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Objector">Who: a creditor's name, or <c>obligor</c>.</param>
/// <param name="ClaimId">Claim it is against.</param>
/// <param name="Amount">What of its amount is disputed, NT$.</param>
/// <param name="FiledOn">Day it arrived.</param>
/// <param name="State">Where it stands.</param>
/// <param name="CorrectedServedOn">Day the corrected table was served on those absent.</param>
/// <param name="OppositionToldOn">Day the objector was told of an opposition.</param>
/// <param name="Before">The rows before a correction that may be opposed.</param>
public sealed record TableObjection(
    Guid Id, string Objector, Guid ClaimId, long Amount, DateOnly FiledOn, ObjectionState State = ObjectionState.Open, DateOnly? CorrectedServedOn = null,
    DateOnly? OppositionToldOn = null, IReadOnlyList<TableRow>? Before = null)
{
    /// <summary>It keeps money back.</summary>
    public bool IsPending => State is ObjectionState.Open or ObjectionState.Accepted or ObjectionState.Opposed;
}

/// <summary>A distribution as it is stored.</summary>
public sealed record StoredDistribution(Guid Id, Guid AuctionId, long Proceeds, DistributionState State, DistributionContent Content, int Version);

/// <summary>What is stored of a distribution as a whole.</summary>
public sealed record DistributionContent
{
    public required DateOnly On { get; init; }
    public required IReadOnlyList<TableRow> Rows { get; init; }
    public required long Surplus { get; init; }
    public bool SurplusPaid { get; init; }
    public DateOnly? ServedOn { get; init; }
    public DateOnly? PaidOn { get; init; }
    public required IReadOnlyList<TableObjection> Objections { get; init; }
    public int Payments { get; init; }
}
