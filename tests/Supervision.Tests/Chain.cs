using System.Globalization;
using Enforcement.Supervision.Domain.Audit;

namespace Enforcement.Supervision.Tests;

/// <summary>Builds and walks chains in memory.</summary>
internal static class Chain
{
    private static readonly DateTimeOffset At = new(2026, 9, 14, 1, 0, 0, TimeSpan.Zero);

    public static AuditEntry Entry(int number) => new()
    {
        RecordId = Guid.CreateVersion7(At.AddSeconds(number)),
        Service = "intake",
        OccurredAt = At.AddSeconds(number),
        Actor = "tester",
        Action = "transfer.decided",
        SubjectType = "transfer",
        SubjectId = number.ToString(CultureInfo.InvariantCulture),
        Changes = 1,
        Rules = ["INT-01"],
    };

    public static List<AuditRecord> Of(int count)
    {
        var chain = new List<AuditRecord>(count);
        for (var number = 1; number <= count; number++)
            chain.Add(AuditRecord.After(number == 1 ? ChainHead.Empty : chain[^1].Head, Entry(number)));
        return chain;
    }

    public static Checkpoint Checkpoint(List<AuditRecord> chain, int firstSeq, int count, Checkpoint? previous = null) =>
        Domain.Audit.Checkpoint.After(previous is null ? ChainHead.Empty : new ChainHead(previous.Number, previous.Hash), firstSeq,
            chain.Skip(firstSeq - 1).Take(count).Select(record => record.Hash).ToArray(), At);

    public static ChainBreak? Verify(IReadOnlyList<AuditRecord> chain, ChainHead head, params Checkpoint[] checkpoints)
    {
        var verifier = new ChainVerifier(ChainHead.Empty, ChainHead.Empty);
        foreach (var record in chain)
        {
            if (checkpoints.FirstOrDefault(checkpoint => checkpoint.FirstSeq == record.Seq) is { } next && verifier.Take(next) is { } fault)
                return fault;
            if (verifier.Take(record) is { } found)
                return found;
        }

        return verifier.Finish(head, verifier.CheckpointHead);
    }
}
