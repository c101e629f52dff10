using Enforcement.Kernel;

namespace Enforcement.Intake.Domain.Transfers;

/// <summary>
/// The transfer form 行政執行案件移送書 (AEL 13(2), ER 23; law.md 10.1) as an agency sends it. Everything may be missing: what is required is decided
/// by the check, so that a gap is a finding with a code and never a parse error. Lists are never null when read by the intake's readers.
/// </summary>
public sealed record TransferForm
{
    /// <summary>The agency's own case number 移送案號; unique per agency, at most 40 characters.</summary>
    public string? AgencyCaseNumber { get; init; }

    /// <summary>發文字號.</summary>
    public string? DocumentNumber { get; init; }

    /// <summary>發文日期.</summary>
    public DateOnly? DocumentDate { get; init; }

    public ClaimKind? Kind { get; init; }

    public ClaimSubKind? SubKind { get; init; }

    public Title? Title { get; init; }

    /// <summary>移送法條, e.g. <c>行政執行法 11</c>.</summary>
    public string? TransferArticle { get; init; }

    /// <summary>繳納期間屆滿日.</summary>
    public DateOnly? PaymentPeriodEnd { get; init; }

    /// <summary>徵收期間屆滿日 as the agency states it; drives TCA 23.</summary>
    public DateOnly? CollectionPeriodEnd { get; init; }

    /// <summary>Days the law deducts from the collection period (TCA 23(3)).</summary>
    public int? SuspendedDays { get; init; }

    public Party? Obligor { get; init; }

    public IReadOnlyList<Representative> Representatives { get; init; } = [];

    public IReadOnlyList<Party> CoObligors { get; init; } = [];

    /// <summary>執行標的物所在地; empty when the agency knows of no asset.</summary>
    public IReadOnlyList<AssetLocation> AssetLocations { get; init; } = [];

    public IReadOnlyList<ClaimLine> Claims { get; init; } = [];

    /// <summary>應納金額, whole NT$; must be the sum of the claim lines.</summary>
    public long? TotalAmount { get; init; }

    public CostAgency? CostAgency { get; init; }

    public Payee? Payee { get; init; }

    /// <summary>Set when a claim is transferred again with an enforcement certificate 執行憑證再移送.</summary>
    public EnforcementCertificate? Certificate { get; init; }

    public CollectionEfforts? CollectionEfforts { get; init; }

    public IReadOnlyList<TransferDocument> Documents { get; init; } = [];

    /// <summary>The agency knows of no property, so there is no property list (AEL 13(1)(3)).</summary>
    public bool? PropertyListUnknown { get; init; }

    public PreservationMeasures? Preservation { get; init; }

    public string? Remark { get; init; }
}
