using System.Globalization;
using System.Text;
using System.Text.Json;
using Enforcement.Statistics.Data;

namespace Enforcement.Statistics.Features;

/// <summary>Streams figures as CSV (RFC 4180, UTF-8), all rows: a table for a spreadsheet is not paged.</summary>
internal sealed class FigureCsv(FigureQuery query) : IResult
{
    public const string MediaType = "text/csv";

    private static readonly string[] Columns = [.. Enum.GetNames<Measure>(), nameof(FigureRow.OpenCount)];

    public static bool IsWanted(HttpRequest request) =>
        request.GetTypedHeaders().Accept.Any(accept => accept.MediaType.Equals(MediaType, StringComparison.OrdinalIgnoreCase));

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var cancel = httpContext.RequestAborted;
        httpContext.Response.ContentType = $"{MediaType}; charset=utf-8";
        await using var writer = new StreamWriter(httpContext.Response.Body, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), leaveOpen: true);
        await writer.WriteAsync(Line([.. query.GroupBy.Select(key => key.ToString()), .. Columns], JsonNamingPolicy.CamelCase.ConvertName).AsMemory(), cancel);
        await foreach (var row in query.RowsAsync(cancel))
        {
            await writer.WriteAsync(Line([.. query.KeyOf(row), .. Values(row).Select(value => value.ToString(CultureInfo.InvariantCulture))], Quote).AsMemory(), cancel);
        }
    }

    private static long[] Values(FigureRow row) =>
    [
        row.AcceptedCount, row.AcceptedAmount, row.CorrectionCount, row.CorrectionAmount, row.ReturnedCount, row.ReturnedAmount,
        row.NewCount, row.NewAmount, row.ClosedCount, row.ReopenedCount, row.PaymentCount, row.CollectedAmount, row.AfterClosureAmount,
        row.AmendedCount, row.AmendedAmount, row.TransferredInCount, row.OpenCount,
    ];

    private static string Line(IEnumerable<string> cells, Func<string, string> write) => string.Join(',', cells.Select(write)) + "\r\n";

    private static string Quote(string cell) =>
        cell.AsSpan().IndexOfAny(",\"\r\n") < 0 ? cell : $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
