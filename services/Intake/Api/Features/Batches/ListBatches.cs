using Enforcement.Hosting.Access;
using Enforcement.Hosting.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Enforcement.Intake.Features.Batches;

internal static class ListBatches
{
    public static void Map(IEndpointRouteBuilder app) => app.MapGet("/v1/transfer-batches", Handle)
        .AllowRoles(GetBatch.Readers)
        .WithTags("Transfer batches")
        .WithSummary("Batches, newest first; totals are shown for completed ones");

    private static async Task<Ok<Page<BatchReceipt>>> Handle([AsParameters] PageQuery page, string? agency, Caller caller, BatchStore store, CancellationToken cancel)
    {
        var before = page.Position(1) is [var id] ? Guid.TryParse(id, out var parsed) ? parsed : throw new CursorException() : (Guid?)null;
        var rows = await store.ListAsync(caller.Agency ?? agency, before, page.Size + 1, cancel);
        return TypedResults.Ok(Page.Of(rows, page.Size, batch => [batch.BatchId.ToString()]));
    }
}
