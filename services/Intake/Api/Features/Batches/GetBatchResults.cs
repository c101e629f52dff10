using Enforcement.Hosting.Access;
using Enforcement.Hosting.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Enforcement.Intake.Features.Batches;

internal static class GetBatchResults
{
    public static void Map(IEndpointRouteBuilder app) => app.MapGet("/v1/transfer-batches/{batchId:guid}/results", Handle)
        .AllowRoles(GetBatch.Readers)
        .WithTags("Transfer batches")
        .WithSummary("The answer to every line, in the order of the lines, as NDJSON")
        .Produces<Writing.TransferAnswer>(StatusCodes.Status200OK, "application/x-ndjson");

    private static async Task<Results<PushStreamHttpResult, ProblemHttpResult>> Handle(Guid batchId, Caller caller, BatchStore store, CancellationToken cancel)
    {
        if (await store.FindAsync(batchId, caller.Agency, cancel) is null)
            return BatchRefusals.NotFound.Because("No batch of this id.").ToProblem();
        return TypedResults.Stream(async body =>
        {
            for (var after = -1; await store.ResultsAsync(batchId, after, cancel) is var (chunkNo, ndjson); after = chunkNo)
                await body.WriteAsync(ndjson, cancel);
        }, "application/x-ndjson");
    }
}
