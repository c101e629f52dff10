using System.Text.Json;

namespace Enforcement.Intake.Writing;

/// <summary>Answers the lines whose key is taken: the same content as before with the same answer, other content as a conflict that shows the difference.</summary>
internal static class Repetition
{
    /// <summary>Marks lines that follow another line of the same chunk with the same key; the first by line number stands.</summary>
    public static void MarkWithinChunk(IEnumerable<WorkLine> lines)
    {
        var first = new Dictionary<(string Agency, string Key), WorkLine>();
        foreach (var line in lines.Where(line => line.Known is null))
        {
            var key = (line.Input.Agency, line.Key ?? $"\0{line.Input.Read.ContentHash:N}");
            if (!first.TryAdd(key, line))
                line.Earlier = first[key];
        }
    }

    /// <summary>Answers a line from what stands in the table or earlier in the chunk; null when it is new.</summary>
    public static TransferAnswer? Answer(WorkLine line) => line switch
    {
        { Known: { } known } => known.ContentHash == line.Input.Read.ContentHash ? AsBefore(line, known) : Conflict(line, known.TransferId, known.Form),
        { Earlier: { } earlier } => earlier.Input.Read.ContentHash == line.Input.Read.ContentHash
            ? earlier.Answer! with { Line = line.Input.Read.LineNo, Repeated = true }
            : Conflict(line, earlier.TransferId, earlier.Input.Read.Canonical),
        _ => null,
    };

    private static TransferAnswer AsBefore(WorkLine line, KnownTransfer known) => new()
    {
        Line = line.Input.Read.LineNo,
        TransferId = known.TransferId,
        AgencyCaseNumber = known.AgencyCaseNumber,
        Outcome = known.Status,
        Repeated = true,
        CaseNumber = known.CaseNumber,
        Branch = known.Branch,
        JurisdictionReason = known.JurisdictionReason,
        Section = known.Section,
        SectionReason = known.SectionReason,
        Kind = known.Kind,
        Amount = known.Amount,
        CorrectionDueOn = known.CorrectionDueOn,
        Findings = known.Findings is null ? [] : JsonSerializer.Deserialize(known.Findings, IntakeJson.Default.IReadOnlyListFinding)!,
    };

    private static TransferAnswer Conflict(WorkLine line, Guid holder, ReadOnlyMemory<byte> stored) => new()
    {
        Line = line.Input.Read.LineNo,
        TransferId = holder,
        AgencyCaseNumber = line.Key,
        Outcome = TransferAnswer.Conflict,
        Kind = WireNames.Of(line.Decision.Kind),
        Amount = line.Decision.Amount,
        Differences = FormDifference.Between(stored, line.Input.Read.Canonical),
    };
}
