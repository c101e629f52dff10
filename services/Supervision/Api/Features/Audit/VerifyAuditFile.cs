using System.Text.Json;
using Enforcement.Supervision.Domain.Audit;

namespace Enforcement.Supervision.Features.Audit;

/// <summary>
/// Run mode <c>verify-audit FILE</c>: verifies an export without database or network. Exit code 0 intact, 1 broken, 2 unreadable.
/// </summary>
public static class VerifyAuditFile
{
    public static async Task<int> RunAsync(string file, TextWriter output, CancellationToken cancel)
    {
        var verifier = new ChainVerifier(ChainHead.Empty, ChainHead.Empty);
        var number = 0;
        try
        {
            ChainBreak? found = null;
            var ended = false;
            await foreach (var text in File.ReadLinesAsync(file, cancel))
            {
                number++;
                var line = JsonSerializer.Deserialize<AuditExportLine>(text, AuditExportLine.Json)!;
                (found, ended) = Take(verifier, line);
                if (found is not null || ended)
                    break;
            }

            if (found is null && !ended)
                found = new ChainBreak(verifier.Head.Seq + 1, ChainFault.RecordMissing);
            await output.WriteLineAsync(found is null
                ? FormattableString.Invariant($"intact: {verifier.Records} records, {verifier.Checkpoints} checkpoints, head {Convert.ToHexStringLower(verifier.Head.Hash)}")
                : FormattableString.Invariant($"broken at {found.Seq}: {found.Fault}"));
            return found is null ? 0 : 1;
        }
        catch (Exception exception) when (exception is IOException or JsonException or FormatException or UnauthorizedAccessException)
        {
            await output.WriteLineAsync(FormattableString.Invariant($"unreadable: line {number}: {exception.Message}"));
            return 2;
        }
    }

    private static (ChainBreak? Found, bool Ended) Take(ChainVerifier verifier, AuditExportLine line) => line switch
    {
        { Checkpoint: { } checkpoint } => (verifier.Take(checkpoint.ToCheckpoint()), false),
        { Record: { } record } => (verifier.Take(record.ToRecord()), false),
        { Head: { } head, CheckpointHead: { } checkpointHead } => (verifier.Finish(head.ToHead(), checkpointHead.ToHead()), true),
        _ => throw new JsonException("The line is neither checkpoint, record nor head."),
    };
}
