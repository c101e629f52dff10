using System.ComponentModel;
using System.Diagnostics;
using Enforcement.Hosting.Access;
using Enforcement.Hosting.Http;
using Enforcement.Hosting.Telemetry;
using Enforcement.Intake.Features.Agencies;
using Enforcement.Intake.Reading;
using Enforcement.Kernel;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;
using Npgsql;

namespace Enforcement.Intake.Features.Batches;

/// <summary>Takes a batch of transfers as it streams in and answers with its receipt when every line is decided and durable.</summary>
internal static class SubmitBatch
{
    private const int LongestReference = 128;

    public static void Map(IEndpointRouteBuilder app) => app.MapPost("/v1/transfer-batches", Handle)
        .AllowRoles(Roles.Agency)
        .WithMetadata(new DisableRequestSizeLimitAttribute())
        .Accepts<string>("application/x-ndjson", "text/csv")
        .WithTags("Transfer batches")
        .WithSummary("Submit a batch of transfers")
        .WithDescription("NDJSON (one transfer form per line) or CSV, optionally with Content-Encoding: gzip. The reference (query or Idempotency-Key) names the batch: "
            + "sent again after a broken connection it is finished, sent again after its completion its receipt is repeated, sent with other content it is a conflict. "
            + "Lines decided before an interruption stay decided.");

    private static async Task<Results<Created<BatchReceipt>, Ok<BatchReceipt>, ProblemHttpResult>> Handle(
        HttpContext context, Caller caller, [Description("The agency's own reference of the batch, at most 128 characters.")] string? reference,
        AgencyTermsCache agencies, BatchStore store, BatchReceiver receiver, BatchSlots slots, NpgsqlDataSource source, IOptions<IntakeOptions> options,
        ILogger<BatchReceiver> log, CancellationToken cancel)
    {
        var name = string.IsNullOrWhiteSpace(reference) ? context.Request.Headers[Idempotency.Header].ToString() : reference;
        if (name.Length is 0 or > LongestReference || name.Any(char.IsControl))
            return BatchRefusals.ReferenceMissing.Because("Give ?reference= or an Idempotency-Key of at most 128 characters.").ToProblem();
        if (Format(context.Request) is not var (format, gzip))
            return Problems.Of(HostingRefusals.MediaType, "Send application/x-ndjson or text/csv, plain or with Content-Encoding: gzip.");
        if (!(await agencies.FindAsync(caller.Agency!, cancel)).TryGet(out var terms, out var refusal))
            return refusal.ToProblem();
        using var slot = slots.Take();
        if (slot is null)
            return Problems.Of(HostingRefusals.TooMany, "As many batches as this instance takes are being received.");
        await using var lease = await BatchLease.TakeAsync(source, terms.Code, name, cancel);
        if (lease is null)
            return BatchRefusals.InProgress.Because("Another request with this reference is still running.").ToProblem();

        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
            size.MaxRequestBodySize = options.Value.BatchMegabytes * 1024L * 1024L;
        var limits = new ReadingLimits
        {
            Lines = options.Value.BatchLines,
            ExpandedBytes = options.Value.BatchMegabytes * 1024L * 1024L,
            LineBytes = options.Value.LineKilobytes * 1024,
        };
        await using var reader = TransferReader.Open(context.Request.Body, format, gzip, limits);
        var batch = await store.StartAsync(terms.Code, name, cancel);
        Activity.Current?.SetTag(TraceSubject.BatchId, batch.BatchId.ToString());
        refusal = await ReceiveAsync(batch);
        if (refusal is not null)
            return await InterruptAsync(batch, refusal);
        if (batch.State == "completed")
            return TypedResults.Ok(batch);
        var receipt = await store.CompleteAsync(batch, CancellationToken.None);
        IntakeLog.BatchCompleted(log, receipt.BatchId, receipt.Agency, receipt.Totals.Lines);
        return TypedResults.Created($"/v1/transfer-batches/{receipt.BatchId}", receipt);

        async Task<Refusal?> ReceiveAsync(BatchReceipt started)
        {
            IntakeMetrics.BatchStarted();
            try
            {
                return await receiver.ReceiveAsync(started, terms, caller, reader, cancel);
            }
            catch (Exception failure)
            {
                IntakeLog.BatchInterrupted(log, started.BatchId, started.Agency, failure.GetType().Name);
                await TryInterruptAsync(store, started.BatchId, HostingRefusals.Unavailable.Code);
                throw;
            }
            finally
            {
                IntakeMetrics.BatchEnded();
            }
        }

        async Task<ProblemHttpResult> InterruptAsync(BatchReceipt started, Refusal why)
        {
            IntakeLog.BatchInterrupted(log, started.BatchId, started.Agency, why.Code.Code);
            await store.InterruptAsync(started.BatchId, why.Code.Code);
            return why.ToProblem(("batchId", started.BatchId), ("status", $"/v1/transfer-batches/{started.BatchId}"));
        }
    }

    // The database may be what failed: then the batch stays "receiving" without a lease, and sending it again finishes it just the same.
    private static async Task TryInterruptAsync(BatchStore store, Guid batchId, string reason)
    {
        try
        {
            await store.InterruptAsync(batchId, reason);
        }
        catch (NpgsqlException)
        {
            return;
        }
    }

    private static (TransferFormat Format, bool Gzip)? Format(HttpRequest request)
    {
        var gzip = request.Headers.ContentEncoding.ToString();
        if (gzip is not ("" or "identity" or "gzip") || !System.Net.Http.Headers.MediaTypeHeaderValue.TryParse(request.ContentType, out var type)
            || (type.CharSet is { } charset && !charset.Trim('"').Equals("utf-8", StringComparison.OrdinalIgnoreCase)))
            return null;
        return type.MediaType switch
        {
            "application/x-ndjson" or "application/jsonl" => (TransferFormat.Ndjson, gzip == "gzip"),
            "text/csv" => (TransferFormat.Csv, gzip == "gzip"),
            _ => null,
        };
    }
}
