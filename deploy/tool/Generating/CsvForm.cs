using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Enforcement.Tool.Generating;

/// <summary>The simple form in CSV: a column is the path of a field, lists are numbered from 1; one representative, one place of assets, four claim lines.</summary>
public static class CsvForm
{
    private const int MostClaims = 4;

    private static readonly string[] Columns =
    [
        "agencyCaseNumber", "documentNumber", "documentDate", "kind", "subKind",
        .. Of("title.", "kind number date servedOn finalOn notYetFinal provisional receivedOn legalBasis cause violationDate namesObligor remedyPending reviewPending"),
        "transferArticle", "paymentPeriodEnd", "collectionPeriodEnd", "suspendedDays",
        .. Of("obligor.", "name identityNumber type birthDate sex occupation deceasedOn"),
        .. Of("obligor.address.", "postalCode county district line"),
        .. Of("obligor.residence.", "postalCode county district line"),
        .. Of("representatives.1.", "name identityNumber relation"),
        .. Of("assetLocations.1.", "county district"),
        .. Enumerable.Range(1, MostClaims).SelectMany(n => Of($"claims.{n}.", "item amount dueOn")),
        "totalAmount",
        .. Of("costAgency.", "name unifiedBusinessNumber"),
        .. Of("payee.", "unit institution accountName accountNumber"),
        .. Of("certificate.", "number issuedOn caseNumber"),
        .. Of("collectionEfforts.", "dunned means"),
        "documents", "propertyListUnknown",
        .. Of("preservation.", "exitRestrictedOn dispositionProhibitedOn securityProvided provisionallyAttachedOn businessSuspendedOn"),
        "remark",
    ];

    public static byte[] Header { get; } = Encoding.UTF8.GetBytes(string.Join(',', Columns) + "\n");

    public static byte[] Row(Line line, bool notUtf8)
    {
        var form = JsonSerializer.SerializeToNode(Fitting(line), LineJson.Readable.Line)!;
        var row = Encoding.UTF8.GetBytes(string.Join(',', Columns.Select(column => Quoted(Value(form, column)))));
        return notUtf8 ? [.. row, 0xA4, 0xFF] : row;
    }

    /// <summary>More claim lines than columns: the last column takes the rest, so the total stays right.</summary>
    private static Line Fitting(Line line)
    {
        if (line.Claims is not { Count: > MostClaims } claims)
            return line;
        var last = claims[MostClaims - 1] with { Amount = claims.Skip(MostClaims - 1).Sum(claim => claim.Amount) };
        return line with { Claims = [.. claims.Take(MostClaims - 1), last] };
    }

    private static string Value(JsonNode form, string column)
    {
        JsonNode? node = form;
        foreach (var part in column.Split('.'))
        {
            node = node switch
            {
                JsonObject parent => parent[part],
                JsonArray list => int.Parse(part, System.Globalization.CultureInfo.InvariantCulture) is var place && place <= list.Count ? list[place - 1] : null,
                _ => null,
            };
        }

        return node is JsonArray codes ? string.Join(';', codes.Select(code => code!.ToString())) : node?.ToString() ?? "";
    }

    private static string Quoted(string value) =>
        value.AsSpan().ContainsAny(",\"\r\n") ? $"\"{value.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : value;

    private static IEnumerable<string> Of(string prefix, string fields) => fields.Split(' ').Select(field => prefix + field);
}
