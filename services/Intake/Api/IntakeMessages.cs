using System.Buffers;
using System.Diagnostics;
using System.Security.Cryptography;
using System.Text.Json;
using Enforcement.Contracts.Intake.V1;
using Enforcement.Hosting.Messaging;
using Enforcement.Intake.Domain.Transfers;
using Enforcement.Intake.Writing;
using Enforcement.Kernel;
using TransferAmended = Enforcement.Contracts.Intake.V1.TransferAmended;
using TransferWithdrawn = Enforcement.Contracts.Intake.V1.TransferWithdrawn;

namespace Enforcement.Intake;

/// <summary>What intake announces: the only place that knows both its facts and the contracts.</summary>
internal static class IntakeMessages
{
    /// <summary>What a committed chunk announces: the cases to open, the totals, and one audit record per sender.</summary>
    public static GatheredChunk Decided(Chunk chunk, WorkLine[] fresh, WorkLine[] accepted, AuditTrail audit, DateTimeOffset now) => new(
        Totals(chunk, fresh, now),
        accepted.Length > 0 ? Assigned(chunk, accepted, now) : null,
        [
            .. fresh.GroupBy(line => (line.Input.Sender.Subject, line.Input.Sender.Role)).Select(group => audit.Of(
                group.First().Input.Sender, "transfers.decided", chunk.Place is null ? "transferChunk" : "transferBatchChunk", chunk.ChunkId.ToString(),
                group.Count(), Digest(group))),
        ],
        Activity.Current?.Id);

    /// <summary>A correction: one audit record, the case to open if it was accepted, and totals unless it still waits.</summary>
    public static IReadOnlyList<OutboxMessage> Corrected(Chunk chunk, WorkLine line, AuditTrail audit, DateTimeOffset now)
    {
        var messages = new List<OutboxMessage>(3)
        {
            audit.Message(line.Input.Sender, "transfer.corrected", "transfer", line.TransferId.ToString(), 1, Digest([line]), "INT-07"),
        };
        if (line.IsAccepted)
            messages.Add(OutboxMessage.Of(Assigned(chunk, [line], now), chunk.ChunkId));
        if (line.Decision.Outcome != TransferOutcome.NeedsCorrection)
            messages.Add(OutboxMessage.Of(Totals(chunk, [line], now)));
        return messages;
    }

    public static TransferAmended Amended(Guid id, StoredTransfer stored, Domain.Transfers.TransferAmended fact, DateTimeOffset now) => new()
    {
        AmendmentId = id,
        CaseId = stored.CaseId!.Value,
        CaseNumber = stored.CaseNumber!,
        Agency = stored.Transfer.Agency,
        Claims = AssignedCases.Claims(fact.Claims),
        Reason = fact.Reason,
        Sequence = fact.Sequence,
        AmendedAt = now,
    };

    public static TransferWithdrawn Withdrawn(Guid id, StoredTransfer stored, Domain.Transfers.TransferWithdrawn fact, DateTimeOffset now) => new()
    {
        WithdrawalId = id,
        CaseId = stored.CaseId!.Value,
        CaseNumber = stored.CaseNumber!,
        Agency = stored.Transfer.Agency,
        Reason = fact.Reason,
        BuyerConsentReference = fact.BuyerConsent,
        Sequence = fact.Sequence,
        WithdrawnAt = now,
    };

    public static AgencyPaymentReported Paid(Guid id, StoredTransfer stored, PaymentReported fact, DateTimeOffset now) => new()
    {
        ReportId = id,
        CaseId = stored.CaseId!.Value,
        CaseNumber = stored.CaseNumber!,
        Agency = stored.Transfer.Agency,
        Amount = fact.Amount,
        PaidOn = fact.PaidOn,
        ReceiptNumber = fact.ReceiptNumber,
        ReportedAt = now,
    };

    public static PostponementRequested Postponed(Guid id, StoredTransfer stored, PostponementAsked fact, DateTimeOffset now) => new()
    {
        RequestId = id,
        CaseId = stored.CaseId!.Value,
        CaseNumber = stored.CaseNumber!,
        Agency = stored.Transfer.Agency,
        AgreedOn = TaipeiTime.DateOf(now),
        Until = fact.Until,
        Reason = fact.Reason,
        RequestedAt = now,
    };

    public static ContinuationRequested Continued(Guid id, StoredTransfer stored, DateTimeOffset now) => new()
    {
        RequestId = id,
        CaseId = stored.CaseId!.Value,
        CaseNumber = stored.CaseNumber!,
        Agency = stored.Transfer.Agency,
        AppliedOn = TaipeiTime.DateOf(now),
        RequestedAt = now,
    };

    public static AgencyPropertyStated Stated(Guid id, StoredTransfer stored, PropertyStated fact, DateTimeOffset now) => new()
    {
        StatementId = id,
        CaseId = stored.CaseId!.Value,
        CaseNumber = stored.CaseNumber!,
        Agency = stored.Transfer.Agency,
        HasProperty = fact.HasProperty,
        Description = fact.Description,
        StatedOn = TaipeiTime.DateOf(now),
        StatedAt = now,
    };

    private static CasesAssigned Assigned(Chunk chunk, WorkLine[] accepted, DateTimeOffset now)
    {
        var json = new ArrayBufferWriter<byte>(accepted.Length * 1024);
        using (var writer = new Utf8JsonWriter(json))
        {
            writer.WriteStartArray();
            foreach (var line in accepted)
                JsonSerializer.Serialize(writer, AssignedCases.Of(line), IntakeJson.Default.AssignedCase);
            writer.WriteEndArray();
        }

        var (body, length, digest) = ChunkBody.Encode(json.WrittenSpan);
        return new CasesAssigned
        {
            ChunkId = chunk.ChunkId,
            BatchId = chunk.Place?.BatchId,
            ReceivedOn = chunk.ReceivedOn,
            AssignedAt = now,
            Count = accepted.Length,
            Amount = accepted.Sum(line => line.Decision.Amount),
            Encoding = CasesAssigned.JsonLz4,
            DecodedLength = length,
            Digest = digest,
            Body = body,
        };
    }

    private static TransfersDecided Totals(Chunk chunk, IReadOnlyCollection<WorkLine> fresh, DateTimeOffset now) => new()
    {
        ChunkId = chunk.ChunkId,
        BatchId = chunk.Place?.BatchId,
        ReceivedOn = chunk.ReceivedOn,
        DecidedAt = now,
        Totals = [.. fresh.GroupBy(line => (line.Input.Agency, line.Decision.Branch, line.Decision.Kind, line.Decision.Outcome)).Select(group => new TransferTotal
        {
            Agency = group.Key.Agency,
            Branch = group.Key.Branch,
            Kind = WireNames.Of(group.Key.Kind),
            Outcome = WireNames.Of(group.Key.Outcome),
            Count = group.Count(),
            Amount = group.Sum(line => line.Decision.Amount),
        })],
    };

    // Over id, content hash and outcome of every line: enough to prove later what was decided on, without any personal data.
    private static string Digest(IEnumerable<WorkLine> lines)
    {
        using var sha = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Span<byte> entry = stackalloc byte[33];
        foreach (var line in lines)
        {
            line.TransferId.TryWriteBytes(entry, bigEndian: true, out _);
            line.Input.Read.ContentHash.TryWriteBytes(entry[16..], bigEndian: true, out _);
            entry[32] = (byte)line.Decision.Outcome;
            sha.AppendData(entry);
        }

        return Convert.ToHexStringLower(sha.GetHashAndReset());
    }
}
