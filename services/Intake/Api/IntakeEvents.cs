using System.Text.Json;
using Enforcement.Intake.Domain.Transfers;
using Enforcement.Intake.Features.Batches;
using Enforcement.Intake.Writing;

namespace Enforcement.Intake;

/// <summary>What agencies read in their feed. Ids, numbers, codes and amounts only.</summary>
internal static class IntakeEvents
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    /// <summary>One event per agency of a committed chunk; single transfers are listed, those of a batch are read from its results.</summary>
    public static IReadOnlyList<AgencyEventEntry> Decided(Chunk chunk, WorkLine[] fresh, DateTimeOffset now) =>
        [.. fresh.GroupBy(line => line.Input.Agency).Select(group =>
        {
            int Count(TransferOutcome outcome) => group.Count(line => line.Decision.Outcome == outcome);
            var content = new
            {
                chunkId = chunk.ChunkId,
                batchId = chunk.Place?.BatchId,
                firstLine = chunk.Place?.FirstLine,
                lastLine = chunk.Place?.LastLine,
                accepted = Count(TransferOutcome.Accepted),
                needsCorrection = Count(TransferOutcome.NeedsCorrection),
                returned = Count(TransferOutcome.Returned),
                amount = group.Where(line => line.IsAccepted).Sum(line => line.Decision.Amount),
                transfers = chunk.Place is not null ? null : group.Select(line => new
                {
                    transferId = line.TransferId, agencyCaseNumber = line.Key, outcome = WireNames.Of(line.Decision.Outcome), caseNumber = line.NumberText,
                }),
            };
            return Entry(group.Key, "transfers.decided", (chunk.Place?.BatchId ?? chunk.ChunkId).ToString(), now, content);
        })];

    public static AgencyEventEntry BatchCompleted(BatchReceipt batch, ControlTotals totals, DateTimeOffset now) =>
        Entry(batch.Agency, "batch.completed", batch.BatchId.ToString(), now, new { batchId = batch.BatchId, reference = batch.Reference, totals });

    public static AgencyEventEntry Entry(string agency, string type, string subject, DateTimeOffset at, object content) =>
        new(agency, Guid.CreateVersion7(at), type, subject, at, JsonSerializer.Serialize(content, Json));
}
