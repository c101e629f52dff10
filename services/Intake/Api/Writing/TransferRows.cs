using System.Text.Json;
using Enforcement.Hosting.Persistence;
using Npgsql;

namespace Enforcement.Intake.Writing;

/// <summary>
/// New transfers by raw binary COPY straight into the table. No staging table is needed: under the agency's lock it is known before that no key is taken, and
/// the rows come sorted by the unique key.
/// </summary>
internal static class TransferRows
{
    private const string Copy = """
        copy transfer (transfer_id, case_id, batch_id, received_at, amount, current_amount, received_on, case_received_on, correction_due_on, line, version, last_sequence,
            case_state_version, agency, agency_case_number, status, branch, kind, sub_kind, identity_number, case_number, section, section_reason,
            jurisdiction_reason, content_hash, findings, form)
        from stdin (format binary)
        """;

    private const int Columns = 27;
    private const int LongestIdentity = 20;

    public static async Task WriteAsync(NpgsqlConnection connection, Chunk chunk, WorkLine[] sorted, CancellationToken cancel)
    {
        if (sorted.Length == 0)
            return;
        using var rows = new CopyRows(Columns);
        await rows.SendAsync(connection, Copy, sorted, line => Add(rows, chunk, line), cancel);
    }

    private static void Add(CopyRows rows, Chunk chunk, WorkLine line)
    {
        var decision = line.Decision;
        var accepted = line.IsAccepted;
        rows.Start();
        rows.Guid(line.TransferId);
        rows.Guid(accepted ? line.CaseId : null);
        rows.Guid(chunk.Place?.BatchId);
        rows.Timestamp(chunk.ReceivedAt);
        rows.Int64(decision.Amount);
        rows.Int64(decision.Amount);
        rows.Date(chunk.ReceivedOn);
        rows.Date(accepted ? chunk.ReceivedOn : null);
        rows.Date(decision.CorrectionDueOn);
        rows.Int32(line.Input.Read.LineNo);
        rows.Int32(1);
        rows.Int32(0);
        rows.Int32(0);
        rows.Text(line.Input.Agency);
        rows.Text(line.Key);
        rows.Text(WireNames.Of(decision.Outcome));
        rows.Text(decision.Branch);
        rows.Text(WireNames.Of(decision.Kind));
        rows.Text(WireNames.Of(line.Input.Read.Form?.SubKind));
        rows.Text(line.Identity is { Length: <= LongestIdentity } identity && !identity.Contains('\0', StringComparison.Ordinal) ? identity : null);
        rows.Text(line.NumberText);
        rows.Text(line.Section);
        rows.Text(line.SectionReason);
        rows.Text(decision.JurisdictionReason);
        rows.Guid(line.Input.Read.ContentHash);
        if (decision.Findings.Count == 0)
            rows.Null();
        else
            rows.Utf8(JsonSerializer.SerializeToUtf8Bytes(decision.Findings, IntakeJson.Default.IReadOnlyListFinding));
        rows.Utf8(line.Input.Read.Canonical.IsEmpty ? "null"u8 : line.Input.Read.Canonical.Span);
    }
}
