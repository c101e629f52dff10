using System.Text.Json;
using Enforcement.Intake.Data;
using Enforcement.Intake.Domain.Transfers;
using Npgsql;

namespace Enforcement.Intake.Writing;

/// <summary>Stores a corrected transfer with everything its new decision gave it.</summary>
internal static class Correction
{
    private const string Update = """
        update transfer set status = $2, version = $3, agency_case_number = $4, branch = $5, kind = $6, sub_kind = $7, identity_number = $8, amount = $9,
            current_amount = $9, correction_due_on = $10, jurisdiction_reason = $11, content_hash = $12, findings = $13, form = $14, case_id = $15,
            case_number = $16, section = $17, section_reason = $18, case_received_on = $19
        where transfer_id = $1
        """;

    public static async Task SaveAsync(NpgsqlConnection connection, StoredTransfer stored, WorkLine line, Allotment allotment, Chunk chunk, CancellationToken cancel)
    {
        var decision = line.Decision;
        var outcome = WireNames.Of(decision.Outcome);
        await using var batch = new NpgsqlBatch(connection);
        batch.BatchCommands.Add(Row(stored, line, chunk));
        batch.BatchCommands.Add(TransferStore.Record(stored.Transfer.Id, stored.Transfer.Version, new TransferChange(
            chunk.ChunkId, "corrected", new { outcome, caseNumber = line.NumberText, findings = decision.Findings.Select(finding => finding.Code), before = new RawJson(stored.Form) },
            chunk.ReceivedAt, line.Input.Sender.Subject)));
        foreach (var command in allotment.Writes())
            batch.BatchCommands.Add(command);
        foreach (var command in AgencyFeed.Commands(IntakeEvents.Decided(chunk, [line], chunk.ReceivedAt)))
            batch.BatchCommands.Add(command);
        await batch.ExecuteNonQueryAsync(cancel);
    }

    private static NpgsqlBatchCommand Row(StoredTransfer stored, WorkLine line, Chunk chunk)
    {
        var decision = line.Decision;
        var accepted = line.IsAccepted;
        return new NpgsqlBatchCommand(Update)
        {
            Parameters =
            {
                new() { Value = stored.Transfer.Id }, Sql.Text(WireNames.Of(stored.Transfer.Status)), new() { Value = stored.Transfer.Version }, Sql.Text(line.Key),
                Sql.Text(decision.Branch), Sql.Text(WireNames.Of(decision.Kind)), Sql.Text(WireNames.Of(line.Input.Read.Form?.SubKind)), Sql.Text(line.Identity),
                new() { Value = decision.Amount }, Sql.Date(decision.CorrectionDueOn), Sql.Text(decision.JurisdictionReason),
                new() { Value = line.Input.Read.ContentHash }, Sql.Json(Findings(decision)), Sql.Json(line.Input.Read.Canonical.ToArray()),
                Sql.Uuid(accepted ? line.CaseId : null), Sql.Text(line.NumberText), Sql.Text(line.Section),
                Sql.Text(line.SectionReason), Sql.Date(accepted ? chunk.ReceivedOn : null),
            },
        };
    }

    private static byte[]? Findings(TransferDecision decision) =>
        decision.Findings.Count == 0 ? null : JsonSerializer.SerializeToUtf8Bytes(decision.Findings, IntakeJson.Default.IReadOnlyListFinding);
}
