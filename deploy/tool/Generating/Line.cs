using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Enforcement.Tool.Generating;

/// <summary>A line of a batch as an agency's system writes it: the wire format, not the intake's own types. Codes are text, so that wrong ones can be sent.</summary>
public sealed record Line
{
    public string? AgencyCaseNumber { get; init; }
    public string? DocumentNumber { get; init; }
    public DateOnly? DocumentDate { get; init; }
    public string? Kind { get; init; }
    public string? SubKind { get; init; }
    public LineTitle? Title { get; init; }
    public string? TransferArticle { get; init; }
    public DateOnly? PaymentPeriodEnd { get; init; }
    public DateOnly? CollectionPeriodEnd { get; init; }
    public int? SuspendedDays { get; init; }
    public LineParty? Obligor { get; init; }
    public IReadOnlyList<LineRepresentative>? Representatives { get; init; }
    public IReadOnlyList<LineParty>? CoObligors { get; init; }
    public IReadOnlyList<LineAsset>? AssetLocations { get; init; }
    public IReadOnlyList<LineClaim>? Claims { get; init; }
    public long? TotalAmount { get; init; }
    public LineCostAgency? CostAgency { get; init; }
    public LinePayee? Payee { get; init; }
    public LineCertificate? Certificate { get; init; }
    public LineEfforts? CollectionEfforts { get; init; }
    public IReadOnlyList<string>? Documents { get; init; }
    public bool? PropertyListUnknown { get; init; }
    public LinePreservation? Preservation { get; init; }
    public string? Remark { get; init; }
}

public sealed record LineTitle
{
    public string? Kind { get; init; }
    public string? Number { get; init; }
    public DateOnly? Date { get; init; }
    public DateOnly? ServedOn { get; init; }
    public DateOnly? FinalOn { get; init; }
    public bool? NotYetFinal { get; init; }
    public bool? Provisional { get; init; }
    public DateOnly? ReceivedOn { get; init; }
    public string? LegalBasis { get; init; }
    public string? Cause { get; init; }
    public DateOnly? ViolationDate { get; init; }
    public bool? NamesObligor { get; init; }
    public bool? RemedyPending { get; init; }
    public bool? ReviewPending { get; init; }
}

public sealed record LineParty
{
    public string? Name { get; init; }
    public string? IdentityNumber { get; init; }
    public string? Type { get; init; }
    public DateOnly? BirthDate { get; init; }
    public string? Sex { get; init; }
    public string? Occupation { get; init; }
    public DateOnly? DeceasedOn { get; init; }
    public LineAddress? Address { get; init; }
    public LineAddress? Residence { get; init; }
}

public sealed record LineRepresentative(string? Name, string? IdentityNumber, string? Relation, LineAddress? Address);

public sealed record LineAddress(string? PostalCode, string? County, string? District, string? Line);

public sealed record LineAsset(string? County, string? District);

public sealed record LineClaim(string? Item, long? Amount, DateOnly? DueOn);

public sealed record LineCostAgency(string? Name, string? UnifiedBusinessNumber);

public sealed record LinePayee(string? Unit, string? Institution, string? AccountName, string? AccountNumber);

public sealed record LineCertificate(string? Number, DateOnly? IssuedOn, string? CaseNumber);

public sealed record LineEfforts(bool? Dunned, IReadOnlyList<string> Means);

public sealed record LinePreservation
{
    public DateOnly? ExitRestrictedOn { get; init; }
    public DateOnly? DispositionProhibitedOn { get; init; }
    public bool? SecurityProvided { get; init; }
    public DateOnly? ProvisionallyAttachedOn { get; init; }
    public DateOnly? BusinessSuspendedOn { get; init; }
}

[JsonSerializable(typeof(Line))]
public sealed partial class LineJson : JsonSerializerContext
{
    /// <summary>camelCase, nothing for what is missing, and Chinese stays readable.</summary>
    public static readonly LineJson Readable = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });

    public static byte[] Bytes(Line line) => JsonSerializer.SerializeToUtf8Bytes(line, Readable.Line);
}
