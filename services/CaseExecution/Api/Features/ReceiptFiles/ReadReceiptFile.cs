using System.Globalization;
using Enforcement.CaseExecution.Data;
using Enforcement.Hosting.Access;
using Enforcement.Hosting.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace Enforcement.CaseExecution.Features.ReceiptFiles;

/// <summary>Result of one line.</summary>
/// <param name="Line">1, 2, 3 ... without the header.</param>
/// <param name="Outcome"><c>allocated</c>, <c>suspense</c>, <c>repeated</c> or <c>refused</c>.</param>
/// <param name="Code">Why it is in suspense or refused.</param>
/// <param name="PaymentId">The payment it became or repeated.</param>
/// <param name="Amount">NT$; 0 where it could not be read.</param>
public sealed record ReceiptLineView(int Line, string Outcome, string? Code, Guid? PaymentId, long Amount);

/// <summary>Control totals of a file of receipts, and the result of each line.</summary>
internal static class ReadReceiptFile
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/v1/receipt-files/{id:guid}", Handle).WithName(nameof(ReadReceiptFile)).WithTags("receipt-files").AllowRoles(CaseScope.MoneyReaders);
        routes.MapGet("/v1/receipt-files/{id:guid}/lines", Lines).WithName("ReadReceiptLines").WithTags("receipt-files").AllowRoles(CaseScope.MoneyReaders);
    }

    private static async Task<Results<Ok<ReceiptFileView>, ProblemHttpResult>> Handle(Guid id, Caller caller, NpgsqlDataSource source, CancellationToken cancel)
    {
        await using var connection = await source.OpenConnectionAsync(cancel);
        return await ReceiptFileViews.FindAsync(connection, caller, id, cancel) is { } view
            ? TypedResults.Ok(view)
            : ReceiptFileRefusals.Unknown.Because("No file has this id.").ToProblem();
    }

    private static async Task<Results<Ok<Page<ReceiptLineView>>, ProblemHttpResult>> Lines(
        Guid id, [AsParameters] PageQuery page, Caller caller, NpgsqlDataSource source, CancellationToken cancel)
    {
        await using var connection = await source.OpenConnectionAsync(cancel);
        if (await ReceiptFileViews.FindAsync(connection, caller, id, cancel) is null)
            return ReceiptFileRefusals.Unknown.Because("No file has this id.").ToProblem();
        var after = page.Position(1) is not [var last] ? 0 : int.TryParse(last, NumberStyles.None, CultureInfo.InvariantCulture, out var line) ? line : throw new CursorException();
        await using var command = new NpgsqlCommand(
            "select line, outcome, code, payment_id, coalesce(amount, 0) from receipt_line where file_id = $1 and line > $2 order by line limit $3", connection)
        {
            Parameters = { new() { Value = id }, new() { Value = after }, new() { Value = page.Size + 1 } },
        };
        var items = new List<ReceiptLineView>();
        await using var reader = await command.ExecuteReaderAsync(cancel);
        while (await reader.ReadAsync(cancel))
            items.Add(new ReceiptLineView(reader.GetInt32(0), reader.GetString(1), reader.Optional(2), reader.OptionalGuid(3), reader.GetInt64(4)));
        return TypedResults.Ok(Page.Of(items, page.Size, item => [item.Line.ToString(CultureInfo.InvariantCulture)]));
    }
}
