using System.ComponentModel;
using Enforcement.CaseExecution.Domain.Payments;
using Enforcement.Hosting.Access;
using Enforcement.Hosting.Http;
using Enforcement.Kernel;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;

namespace Enforcement.CaseExecution.Features.ReceiptFiles;

/// <summary>
/// A collection channel's daily file of receipts, CSV or NDJSON. It is read and counted as a whole first, then booked in transactions of some lines each; a
/// file that was cut short is finished by sending it again, and a finished one is answered as before.
/// </summary>
internal static class ReceiveReceiptFile
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/v1/receipt-files", Handle).WithName(nameof(ReceiveReceiptFile)).WithTags("receipt-files").AllowRoles(CaseScope.Cashiers)
            .Accepts<string>("text/csv", "application/x-ndjson");

    private static async Task<Results<Ok<ReceiptFileView>, ProblemHttpResult>> Handle(
        [Description("Channel of all its receipts: branch, convenienceStore, bank, postal or electronic.")] string channel,
        [Description("The channel's own reference of the file, unique per channel.")] string reference,
        [Description("Control total: number of lines.")] int? lines,
        [Description("Control total: sum of the readable lines, NT$.")] long? amount,
        Caller caller, ReceiptFileBooking booking, IOptions<CaseExecutionOptions> options,
        TimeProvider time, HttpContext context)
    {
        if (Codes.Read<PaymentChannel>(channel) is not { } from || from is PaymentChannel.Agency or PaymentChannel.Distribution)
            return Problems.Validation(("/channel", "branch, convenienceStore, bank, postal or electronic."));
        if (reference.Length is 0 or > 64)
            return Problems.Validation(("/reference", "1 to 64 characters."));
        var csv = context.Request.ContentType?.StartsWith("text/csv", StringComparison.OrdinalIgnoreCase) == true;
        if (!csv && context.Request.ContentType?.StartsWith("application/x-ndjson", StringComparison.OrdinalIgnoreCase) != true)
            return Problems.Of(HostingRefusals.MediaType, "text/csv or application/x-ndjson.");
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } bound)
            bound.MaxRequestBodySize = options.Value.LargestReceiptFileBytes;
        var read = await ReceiptReader.ReadAsync(context.Request.Body, csv, time.Today(), options.Value.LargestReceiptFile, context.RequestAborted);
        if (!read.TryGet(out var content, out var refusal))
            return refusal.ToProblem();
        if ((lines is not null && lines != content.Lines.Count) || (amount is not null && amount != content.Amount))
            return ReceiptFileRefusals.TotalsDiffer.Because($"It holds {content.Lines.Count} lines and NT$ {content.Amount}.").ToProblem();
        var result = await booking.BookAsync(from, reference, content, caller, context.RequestAborted);
        return result.TryGet(out var view, out refusal) ? TypedResults.Ok(view) : refusal.ToProblem();
    }
}
