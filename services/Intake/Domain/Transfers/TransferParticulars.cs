namespace Enforcement.Intake.Domain.Transfers;

/// <summary>Agency that writes off the necessary costs of enforcement 執行必要費用核銷機關 (form field 13).</summary>
public sealed record CostAgency
{
    public string? Name { get; init; }

    public string? UnifiedBusinessNumber { get; init; }
}

/// <summary>Where collected money goes (form field 14).</summary>
public sealed record Payee
{
    /// <summary>承辦機關(單位)名稱.</summary>
    public string? Unit { get; init; }

    public string? Institution { get; init; }

    public string? AccountName { get; init; }

    public string? AccountNumber { get; init; }
}

/// <summary>The certificate of an earlier enforcement 執行(債權)憑證 (form field 15).</summary>
public sealed record EnforcementCertificate
{
    public string? Number { get; init; }

    public DateOnly? IssuedOn { get; init; }

    /// <summary>Number of the case that ended with it, as printed on it.</summary>
    public string? CaseNumber { get; init; }

    /// <summary>Day of the first transfer; a tax transferred before 2007-03-05 goes on only on one of the three grounds below (TCA 23(5); LIM-09).</summary>
    public DateOnly? FirstTransferredOn { get; init; }

    /// <summary>What was owed of such a tax on 2017-03-04, whole NT$.</summary>
    public long? ArrearsOn20170304 { get; init; }

    /// <summary>The court finally granted arrest or detention for such a tax.</summary>
    public bool? ArrestGranted { get; init; }

    /// <summary>A prohibition order 禁止命令 (AEL 17-1) was issued for such a tax.</summary>
    public bool? ProhibitionOrdered { get; init; }
}

/// <summary>What the agency did to collect before it transferred 催繳情形 (ER 19; form field 16).</summary>
public sealed record CollectionEfforts
{
    public bool? Dunned { get; init; }

    public IReadOnlyList<CollectionMeans> Means { get; init; } = [];
}

public enum CollectionMeans
{
    Phone,
    Postcard,
    Letter,
    DemandLetter,
    Other,
}

/// <summary>What is attached 附件 (AEL 13(1); form field 17).</summary>
public enum TransferDocument
{
    TransferForm,
    Schedule,
    TitleDocument,
    TitleServiceProof,
    DefaultProof,
    DefaultServiceProof,
    PropertyList,
    LandRegister,
    HouseholdRegister,
    CompanyRegister,
    PreservationRecord,
    Certificate,
    Other,
}

/// <summary>Preservation measures 保全措施 taken before the transfer (form field 18).</summary>
public sealed record PreservationMeasures
{
    public DateOnly? ExitRestrictedOn { get; init; }

    public DateOnly? DispositionProhibitedOn { get; init; }

    public bool? SecurityProvided { get; init; }

    public DateOnly? ProvisionallyAttachedOn { get; init; }

    public DateOnly? BusinessSuspendedOn { get; init; }
}
