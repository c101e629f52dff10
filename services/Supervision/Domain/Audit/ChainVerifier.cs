namespace Enforcement.Supervision.Domain.Audit;

/// <summary>What is wrong with a chain.</summary>
public enum ChainFault
{
    /// <summary>The content does not have the hash it carries.</summary>
    RecordChanged,

    /// <summary>A sequence number is missing.</summary>
    RecordMissing,

    /// <summary>It does not carry the hash of the record before it.</summary>
    LinkBroken,

    /// <summary>The chain does not end where its head says.</summary>
    HeadDiffers,

    /// <summary>A checkpoint is changed or out of order.</summary>
    CheckpointChanged,

    /// <summary>The records no longer have the root of their checkpoint.</summary>
    RootDiffers,

    /// <summary>The running totals per service are not those of the records.</summary>
    TotalsDiffer,
}

/// <summary>The first fault found.</summary>
public sealed record ChainBreak(long Seq, ChainFault Fault);

/// <summary>
/// Walks a chain from one head on, record by record and checkpoint by checkpoint, holding one checkpoint's hashes at most.
/// Feed records in order of seq, and each checkpoint before the records it covers.
/// </summary>
/// <param name="start">The chain before the first record to walk.</param>
/// <param name="checkpoints">The checkpoint chain before the first checkpoint to walk.</param>
public sealed class ChainVerifier(ChainHead start, ChainHead checkpoints)
{
    private readonly List<byte[]> _hashes = [];
    private Checkpoint? _open;

    /// <summary>Where the walk stands.</summary>
    public ChainHead Head { get; private set; } = start;

    /// <summary>Last checkpoint taken.</summary>
    public ChainHead CheckpointHead { get; private set; } = checkpoints;

    /// <summary>Records walked without a fault.</summary>
    public long Records { get; private set; }

    /// <summary>Checkpoints whose root was confirmed.</summary>
    public long Checkpoints { get; private set; }

    /// <summary>Takes the next checkpoint; it must cover from the next record on.</summary>
    public ChainBreak? Take(Checkpoint checkpoint)
    {
        if (_open is not null || checkpoint.Number != CheckpointHead.Seq + 1 || checkpoint.FirstSeq != Head.Seq + 1
            || checkpoint.LastSeq < checkpoint.FirstSeq || !Same(checkpoint.PreviousHash, CheckpointHead.Hash) || !checkpoint.IsIntact())
            return new ChainBreak(Head.Seq + 1, ChainFault.CheckpointChanged);
        _open = checkpoint;
        _hashes.Clear();
        CheckpointHead = new ChainHead(checkpoint.Number, checkpoint.Hash);
        return null;
    }

    /// <summary>Takes the next record.</summary>
    public ChainBreak? Take(AuditRecord record)
    {
        var expected = Head.Seq + 1;
        if (record.Seq != expected)
            return new ChainBreak(expected, ChainFault.RecordMissing);
        if (!Same(record.PreviousHash, Head.Hash))
            return new ChainBreak(expected, ChainFault.LinkBroken);
        if (!Same(record.Hash, AuditHash.Of(record.Seq, record.Entry, record.PreviousHash)))
            return new ChainBreak(expected, ChainFault.RecordChanged);

        Head = record.Head;
        Records++;
        return _open is null ? null : Confirm(_open, record);
    }

    /// <summary>Ends the walk: both chains must end at the heads given.</summary>
    public ChainBreak? Finish(ChainHead head, ChainHead checkpointHead) =>
        Head.Seq < head.Seq ? new ChainBreak(Head.Seq + 1, ChainFault.RecordMissing)
        : Head.Seq != head.Seq || !Same(Head.Hash, head.Hash) ? new ChainBreak(Head.Seq, ChainFault.HeadDiffers)
        : _open is not null || CheckpointHead.Seq != checkpointHead.Seq || !Same(CheckpointHead.Hash, checkpointHead.Hash)
            ? new ChainBreak(Head.Seq, ChainFault.CheckpointChanged)
            : null;

    private ChainBreak? Confirm(Checkpoint checkpoint, AuditRecord record)
    {
        _hashes.Add(record.Hash);
        if (record.Seq < checkpoint.LastSeq)
            return null;
        _open = null;
        if (!Same(MerkleTree.Root(_hashes.ToArray()), checkpoint.Root))
            return new ChainBreak(checkpoint.FirstSeq, ChainFault.RootDiffers);
        Checkpoints++;
        return null;
    }

    private static bool Same(byte[] left, byte[] right) => left.AsSpan().SequenceEqual(right);
}
