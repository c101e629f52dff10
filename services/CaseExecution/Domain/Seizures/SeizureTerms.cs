using Enforcement.CaseExecution.Domain.Measures;
using Enforcement.CaseExecution.Domain.Property;
using Enforcement.Statute;

namespace Enforcement.CaseExecution.Domain.Seizures;

/// <summary>What is seized, of whom and by whom; never changes.</summary>
/// <param name="ObligorId">The obligor.</param>
/// <param name="PropertyItemId">The property.</param>
/// <param name="Property">Its kind.</param>
/// <param name="Branch">Branch.</param>
/// <param name="Section">Section.</param>
/// <param name="CaseId">The case it is reached by when no case is open any more.</param>
/// <param name="Registry">Land office, vehicle office ... whom the registration is asked of; null for what is not registered.</param>
public sealed record SeizureTerms(Guid ObligorId, Guid PropertyItemId, PropertyKind Property, string Branch, string Section, Guid CaseId, string? Registry)
{
    /// <summary>Land and buildings 不動產; all else is auctioned as movables.</summary>
    public bool IsRealEstate => Property is PropertyKind.Land or PropertyKind.Building;

    /// <summary>Claims are garnished, not seized.</summary>
    public static bool IsSeizable(PropertyKind kind) => kind is PropertyKind.Land or PropertyKind.Building or PropertyKind.Vehicle or PropertyKind.Movable or PropertyKind.Other;

    public MeasureTerms Measure => new()
    {
        Kind = Registry is null ? MeasureKinds.MovableSeizure : MeasureKinds.RegisteredSeizure,
        ObligorId = ObligorId,
        Branch = Branch,
        Section = Section,
        PropertyItemId = PropertyItemId,
        Addressee = Registry,
    };
}

/// <summary>What the officer found before he ordered the seizure.</summary>
/// <param name="SeizedBy">Who has seized it already.</param>
/// <param name="ExpectedProceeds">What a sale will bring, NT$.</param>
/// <param name="Costs">Costs of enforcement, NT$.</param>
/// <param name="AgencyBearsCosts">The agency bears the costs if nothing is left.</param>
/// <param name="Reason">Why it is seized.</param>
/// <param name="MilderMeans">Milder means considered.</param>
public sealed record SeizureFindings(EarlierSeizure SeizedBy, long ExpectedProceeds, long Costs, bool AgencyBearsCosts, string? Reason, string? MilderMeans)
{
    /// <summary>Whose the thing is, where the law keeps it from enforcement for that.</summary>
    public Belonging Belonging { get; init; } = Belonging.Own;
}

/// <summary>Who keeps what is seized (CEA 59).</summary>
public enum CustodianKind
{
    Obligor,
    Agency,
    Branch,
    Other,
}

/// <summary>The custodian 保管人.</summary>
/// <param name="Kind">Who.</param>
/// <param name="Name">Name, of another than the obligor.</param>
/// <param name="Place">Where it is kept.</param>
/// <param name="Costs">Costs of keeping it, NT$.</param>
public sealed record Custodian(CustodianKind Kind, string? Name, string? Place, long Costs = 0);

/// <summary>Help of another agency on site 職務協助, at the branch's cost (AEL 6).</summary>
/// <param name="Agency">Who helped, e.g. the police.</param>
/// <param name="Ground">Why it was asked.</param>
/// <param name="Cost">What it cost, NT$.</param>
public sealed record Assistance(string Agency, AssistanceGround Ground, long Cost);

/// <summary>The record of the act on site 查封筆錄 (CEA 54, 77; ER 9, 10).</summary>
public sealed record SiteRecord
{
    /// <summary>When it began; day, night and rest days are judged by it.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    public required DateTimeOffset EndedAt { get; init; }

    /// <summary>County of the place; its sunset and closures count.</summary>
    public required string County { get; init; }

    public required string Place { get; init; }

    /// <summary>Kind, quantity, condition and use of what is seized, and who occupies it.</summary>
    public required string Description { get; init; }

    /// <summary>Who led it.</summary>
    public required string LedBy { get; init; }

    /// <summary>Obligor, household, neighbours, police who were there (CEA 48, 49).</summary>
    public required IReadOnlyList<string> Present { get; init; }

    /// <summary>Another agency helped (GEN-05).</summary>
    public Assistance? Assistance { get; init; }

    /// <summary>Remarks of those present.</summary>
    public string? Remarks { get; init; }

    public required Custodian Custodian { get; init; }

    /// <summary>A home was entered (GEN-04).</summary>
    public bool IsHome { get; init; }

    /// <summary>The written permission was shown at the entry.</summary>
    public bool PermissionShown { get; init; }

    public bool IsUrgent { get; init; }
    public bool ObligorConsents { get; init; }

    /// <summary>The urgency or consent as it stands in the record.</summary>
    public string? Note { get; init; }

    /// <summary>Movables: what the law exempts (CEA 53).</summary>
    public ExemptThing Thing { get; init; }

    /// <summary>Movables: what the household needs a month, of food, fuel and money; null where none of that was there (CEA 52).</summary>
    public long? MonthlyNeeds { get; init; }

    /// <summary>Months of needs the officer set; null is the usual number.</summary>
    public int? MonthsOfNeeds { get; init; }
}
