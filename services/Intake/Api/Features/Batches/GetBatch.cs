using Enforcement.Hosting.Access;
using Enforcement.Hosting.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Enforcement.Intake.Features.Batches;

internal static class GetBatch
{
    /// <summary>Batches run across branches: their own agency and headquarters read them.</summary>
    public static readonly string[] Readers = [Roles.Agency, .. Roles.Headquarters, Roles.Auditor, Roles.Operations];

    public static void Map(IEndpointRouteBuilder app) => app.MapGet("/v1/transfer-batches/{batchId:guid}", Handle)
        .AllowRoles(Readers)
        .WithTags("Transfer batches")
        .WithSummary("A batch: progress while it runs, receipt with control totals when it is completed");

    private static async Task<Results<Ok<BatchReceipt>, ProblemHttpResult>> Handle(Guid batchId, Caller caller, BatchStore store, CancellationToken cancel) =>
        await store.FindAsync(batchId, caller.Agency, cancel) is { } batch
            ? TypedResults.Ok(batch)
            : BatchRefusals.NotFound.Because("No batch of this id.").ToProblem();
}
