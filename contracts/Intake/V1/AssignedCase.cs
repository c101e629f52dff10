namespace Enforcement.Contracts.Intake.V1;

/// <summary>One accepted transfer: one title, one case, one number (ER 22).</summary>
public sealed record AssignedCase
{
    public required Guid CaseId { get; init; }

    /// <summary><c>tpy-1150100000123</c>.</summary>
    public required string CaseNumber { get; init; }

    public required Guid TransferId { get; init; }
    public required string Agency { get; init; }
    public required string AgencyCaseNumber { get; init; }

    /// <summary>Section 股 within the branch of the case number.</summary>
    public required string Section { get; init; }

    /// <summary>Claim sub-kind, e.g. <c>nhiIndividual</c>.</summary>
    public required string SubKind { get; init; }

    public required AssignedTitle Title { get; init; }

    /// <summary>Cause of the obligation or provision of the fine.</summary>
    public string? Cause { get; init; }

    /// <summary>Payment period end 繳納期間屆滿日.</summary>
    public DateOnly? PaymentPeriodEnd { get; init; }

    /// <summary>Collection period end 徵收期間屆滿日 as stated by the agency.</summary>
    public DateOnly? CollectionPeriodEnd { get; init; }

    /// <summary>Days the law deducts from the collection period (TCA 23(3)).</summary>
    public int SuspendedDays { get; init; }

    public required AssignedParty Obligor { get; init; }

    /// <summary>Representatives, co-obligors and others; empty for most cases.</summary>
    public IReadOnlyList<AssignedParty> Parties { get; init; } = [];

    public required IReadOnlyList<AssignedClaim> Claims { get; init; }

    /// <summary>Sum of the claim lines, NT$.</summary>
    public required long Amount { get; init; }

    /// <summary>Number of the enforcement certificate when the claim is transferred again (ER 19).</summary>
    public string? CertificateNumber { get; init; }

    /// <summary>Number of the case that ended with that certificate, when known.</summary>
    public string? CertificateCaseNumber { get; init; }

    /// <summary>When the claim was first transferred, where the certificate says so, and what TCA 23(5) asks of a tax transferred before 2007-03-05.</summary>
    public AssignedOldTax? OldTax { get; init; }

    /// <summary>Preservation measures taken before the transfer (form field 18), as codes with dates, e.g. <c>exitRestricted:2026-05-01</c>.</summary>
    public IReadOnlyList<string> Preservation { get; init; } = [];
}

/// <summary>First transfer of a claim that comes back, and the grounds on which a tax transferred before 2007-03-05 goes on (TCA 23(5); LIM-09).</summary>
public sealed record AssignedOldTax
{
    public required DateOnly FirstTransferredOn { get; init; }

    /// <summary>NT$ owed on 2017-03-04.</summary>
    public long ArrearsOn20170304 { get; init; }

    /// <summary>Arrest or detention was finally granted.</summary>
    public bool ArrestGranted { get; init; }

    /// <summary>A prohibition order was issued.</summary>
    public bool ProhibitionOrdered { get; init; }
}

/// <summary>The title the case rests on.</summary>
public sealed record AssignedTitle
{
    /// <summary><c>law</c>, <c>administrativeAct</c> or <c>courtRuling</c>.</summary>
    public required string Kind { get; init; }

    public string? Number { get; init; }
    public DateOnly? Date { get; init; }
    public DateOnly? ServedOn { get; init; }

    /// <summary>Day the act or ruling became final 確定日; null when not yet final or directly from law.</summary>
    public DateOnly? FinalOn { get; init; }

    /// <summary>Day the agency received the ruling of a provisional attachment 假扣押; null for a title to be executed in full.</summary>
    public DateOnly? ProvisionalReceivedOn { get; init; }
}

/// <summary>A person or entity of the case.</summary>
public sealed record AssignedParty
{
    /// <summary><c>obligor</c>, <c>coObligor</c> or <c>representative</c>.</summary>
    public required string Role { get; init; }

    public required string Name { get; init; }

    /// <summary>National ID, resident certificate or unified business number; null only for representatives without one.</summary>
    public string? IdentityNumber { get; init; }

    /// <summary><c>person</c> or <c>entity</c>.</summary>
    public required string Type { get; init; }

    public DateOnly? BirthDate { get; init; }
    public DateOnly? DeceasedOn { get; init; }
    public string? PostalCode { get; init; }
    public string? County { get; init; }
    public string? District { get; init; }
    public string? AddressLine { get; init; }

    /// <summary>For representatives: legal representative, responsible person, administrator ...</summary>
    public string? Relation { get; init; }
}

/// <summary>One line of the amount due.</summary>
public sealed record AssignedClaim
{
    /// <summary>1, 2, 3 ... within the case.</summary>
    public required int Line { get; init; }

    /// <summary>camelCase name of the claim item, e.g. <c>lateFee</c>.</summary>
    public required string Item { get; init; }

    /// <summary>NT$, more than 0.</summary>
    public required long Amount { get; init; }

    public DateOnly? DueOn { get; init; }
}
