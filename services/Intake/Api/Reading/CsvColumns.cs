using System.Text.Json;

namespace Enforcement.Intake.Reading;

/// <summary>How the text of a CSV column becomes JSON.</summary>
internal enum CsvValue
{
    Text,

    /// <summary>A number or true/false: written as it stands where it is one, else as text, which the form then finds malformed.</summary>
    Literal,

    /// <summary>Codes separated by semicolons.</summary>
    Codes,
}

/// <summary>A column: its name is the path of the field, <c>obligor.address.county</c>; lists are numbered from 1, <c>claims.2.amount</c>.</summary>
internal sealed record CsvColumn(string Name, int Order, JsonEncodedText[] Path, CsvValue Value)
{
    public JsonEncodedText Field => Path[^1];
}

/// <summary>The columns of the simple form: one obligor, one representative, one place of assets, up to four claim lines.</summary>
internal static class CsvColumns
{
    public const int MostClaims = 4;

    private static readonly string[] Literals =
    [
        "title.notYetFinal", "title.provisional", "title.namesObligor", "title.remedyPending", "title.reviewPending", "suspendedDays", "totalAmount",
        "certificate.arrearsOn20170304", "certificate.arrestGranted", "certificate.prohibitionOrdered", "collectionEfforts.dunned", "propertyListUnknown", "preservation.securityProvided",
    ];

    private static readonly string[] Lists = ["collectionEfforts.means", "documents"];

    // Fields of one object stand together: a row is written object by object in this order, whatever the order of the file's columns.
    public static readonly IReadOnlyDictionary<string, CsvColumn> All = new[]
    {
        Of("", "agencyCaseNumber", "documentNumber", "documentDate", "kind", "subKind"),
        Of("title.", "kind", "number", "date", "servedOn", "finalOn", "notYetFinal", "provisional", "receivedOn", "legalBasis", "cause", "violationDate", "namesObligor",
            "remedyPending", "reviewPending"),
        Of("", "transferArticle", "paymentPeriodEnd", "collectionPeriodEnd", "suspendedDays"),
        Of("obligor.", "name", "identityNumber", "type", "birthDate", "sex", "occupation", "deceasedOn"),
        Of("obligor.address.", "postalCode", "county", "district", "line"),
        Of("obligor.residence.", "postalCode", "county", "district", "line"),
        Of("representatives.1.", "name", "identityNumber", "relation"),
        Of("representatives.1.address.", "postalCode", "county", "district", "line"),
        Of("assetLocations.1.", "county", "district"),
        Enumerable.Range(1, MostClaims).SelectMany(n => Of($"claims.{n}.", "item", "amount", "dueOn")),
        Of("", "totalAmount"),
        Of("costAgency.", "name", "unifiedBusinessNumber"),
        Of("payee.", "unit", "institution", "accountName", "accountNumber"),
        Of("certificate.", "number", "issuedOn", "caseNumber", "firstTransferredOn", "arrearsOn20170304", "arrestGranted", "prohibitionOrdered"),
        Of("collectionEfforts.", "dunned", "means"),
        Of("", "documents", "propertyListUnknown"),
        Of("preservation.", "exitRestrictedOn", "dispositionProhibitedOn", "securityProvided", "provisionallyAttachedOn", "businessSuspendedOn"),
        Of("", "remark"),
    }.SelectMany(group => group).Select(Column).ToDictionary(column => column.Name, StringComparer.Ordinal);

    private static IEnumerable<string> Of(string prefix, params string[] fields) => fields.Select(field => prefix + field);

    private static CsvColumn Column(string name, int order)
    {
        var value = Lists.Contains(name) ? CsvValue.Codes
            : Literals.Contains(name) || name.EndsWith(".amount", StringComparison.Ordinal) ? CsvValue.Literal
            : CsvValue.Text;
        return new CsvColumn(name, order, [.. name.Split('.').Select(part => JsonEncodedText.Encode(part))], value);
    }
}
