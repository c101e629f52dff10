using Enforcement.CaseExecution.Domain.Cases;
using Enforcement.CaseExecution.Domain.Persons;
using Enforcement.Kernel;

namespace Enforcement.CaseExecution.Features.Cases;

/// <summary>A case with its people, money, clocks and objections.</summary>
public sealed record CaseView
{
    public required Guid Id { get; init; }
    public required string CaseNumber { get; init; }

    /// <summary>What a payer writes on a remittance: branch, case and check digit, 16 digits.</summary>
    public required string PaymentReference { get; init; }

    public required CaseStatus Status { get; init; }
    public string? ClosureKind { get; init; }
    public DateOnly? ClosedOn { get; init; }

    /// <summary>Day the legal procedure ended; null while it goes on, also on a case that is closed for the statistics only.</summary>
    public DateOnly? ProcedureEndedOn { get; init; }

    public DateOnly? ReopenedOn { get; init; }

    /// <summary>Where an open case stands; null on a closed one.</summary>
    public CaseStage? Stage { get; init; }

    /// <summary>What is going on in it.</summary>
    public required IReadOnlyList<CaseFlag> Flags { get; init; }

    public required AssignmentView Assignment { get; init; }
    public required string Agency { get; init; }
    public required string AgencyCaseNumber { get; init; }
    public required Guid TransferId { get; init; }
    public required ClaimKind Kind { get; init; }
    public required string SubKind { get; init; }
    public required TitleView Title { get; init; }
    public string? Cause { get; init; }
    public DateOnly? PaymentPeriodEnd { get; init; }
    public DateOnly? CollectionPeriodEnd { get; init; }
    public required int SuspendedDays { get; init; }

    /// <summary>First transfer of a tax that came back, and what lets one from before 2007-03-05 go on (TCA 23(5)).</summary>
    public OldTax? OldTax { get; init; }
    public required ObligorPart Obligor { get; init; }
    public required IReadOnlyList<PartyView> Parties { get; init; }
    public required MoneyView Money { get; init; }
    public required IReadOnlyList<ClaimLineView> Lines { get; init; }
    public required IReadOnlyList<ClockView> Clocks { get; init; }
    public required IReadOnlyList<ObjectionView> Objections { get; init; }
    public string? CertificateNumber { get; init; }

    /// <summary>Number of the case that ended with the certificate, as the agency stated it.</summary>
    public string? CertificateCaseNumber { get; init; }

    /// <summary>That case, where it is known here.</summary>
    public Guid? EarlierCaseId { get; init; }

    public required IReadOnlyList<string> Preservation { get; init; }

    /// <summary>The exit restriction of the Ministry of Finance among them, with its last day; information only.</summary>
    public MinistryRestriction? MinistryRestriction { get; init; }

    public required int Version { get; init; }
}

/// <summary>Where the case lies.</summary>
public sealed record AssignmentView(string Branch, string Section, DateOnly ReceivedOn, DateTimeOffset OpenedAt);

/// <summary>The title the case rests on; <c>provisionalReceivedOn</c> is the day the agency received the ruling of a provisional attachment, null for a title executed in full.</summary>
public sealed record TitleView(string Kind, string? Number, DateOnly? Date, DateOnly? ServedOn, DateOnly? FinalOn, DateOnly? ProvisionalReceivedOn);

/// <summary>The obligor, with the address of this transfer; his group is <c>GET /v1/obligors/{id}</c>.</summary>
public sealed record ObligorPart(Guid Id, string Name, string IdentityNumber, string Type, AddressView Address, DateOnly? BirthDate, DateOnly? DeceasedOn);

/// <summary>An address as the agency gave it.</summary>
public sealed record AddressView(string? PostalCode, string? County, string? District, string? Line);

/// <summary>Representative or co-obligor.</summary>
public sealed record PartyView(
    string Role, Guid? ObligorId, string Name, string? IdentityNumber, string Type, string? Relation, DateOnly? BirthDate, AddressView Address);

/// <summary>NT$; claimed = paid + remitted + outstanding.</summary>
public sealed record MoneyView(long Claimed, long Paid, long Remitted, long Outstanding);

/// <summary>One line of the claim, NT$.</summary>
public sealed record ClaimLineView(int Line, ClaimItem Item, DateOnly? DueOn, long Claimed, long Paid, long Remitted, long Outstanding);

/// <summary>A statutory clock.</summary>
/// <param name="Rule">Rule id, e.g. <c>LIM-01</c>.</param>
/// <param name="Kind"><c>limitation</c>.</param>
/// <param name="State"><c>running</c>, <c>overdue</c>, or <c>met</c> once the procedure has ended.</param>
/// <param name="From">Day from which it is reckoned.</param>
/// <param name="DueOn">Last day.</param>
/// <param name="Articles">Where the law says so; with <c>explain=true</c>.</param>
/// <param name="Steps">The arithmetic in words; with <c>explain=true</c>.</param>
public sealed record ClockView(
    string Rule, string Kind, string State, DateOnly From, DateOnly DueOn, IReadOnlyList<string>? Articles, IReadOnlyList<ClockStep>? Steps);

/// <summary>One step of the arithmetic.</summary>
public sealed record ClockStep(string English, string Chinese);

/// <summary>An objection against the case, as objection-review last reported it.</summary>
public sealed record ObjectionView(
    Guid Id, string State, string? Objector, DateOnly? ReceivedOn, DateOnly? ForwardBy, DateOnly? ForwardedOn, DateOnly? DecideBy, string? Decision,
    string? DecidedBy, string? DecisionNumber, DateOnly? DecidedOn);
