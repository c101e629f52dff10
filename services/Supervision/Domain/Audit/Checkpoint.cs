using System.Buffers;
using System.Security.Cryptography;

namespace Enforcement.Supervision.Domain.Audit;

/// <summary>
/// A Merkle root over consecutive records. Exported and kept elsewhere, it proves later that those records are still what they were.
/// Its hash is SHA-256 over: byte 2; number, first and last seq, created-at in microseconds since 1970 (8 bytes each, big-endian); root (32); previous hash (32).
/// </summary>
public sealed record Checkpoint
{
    private const byte Version = 2;

    public required long Number { get; init; }
    public required long FirstSeq { get; init; }
    public required long LastSeq { get; init; }
    public required byte[] Root { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }
    public required byte[] PreviousHash { get; init; }
    public required byte[] Hash { get; init; }

    /// <summary>Number of records it covers.</summary>
    public int Count => (int)(LastSeq - FirstSeq + 1);

    /// <summary>Makes the next checkpoint over the hashes of the records from <paramref name="firstSeq"/> on.</summary>
    public static Checkpoint After(ChainHead head, long firstSeq, ReadOnlySpan<byte[]> hashes, DateTimeOffset at)
    {
        var open = new Checkpoint
        {
            Number = head.Seq + 1,
            FirstSeq = firstSeq,
            LastSeq = firstSeq + hashes.Length - 1,
            Root = MerkleTree.Root(hashes),
            CreatedAt = at,
            PreviousHash = head.Hash,
            Hash = [],
        };
        return open with { Hash = open.ComputeHash() };
    }

    /// <summary>True when the hash is that of the content.</summary>
    public bool IsIntact() => Hash.AsSpan().SequenceEqual(ComputeHash());

    private byte[] ComputeHash()
    {
        var form = new ArrayBufferWriter<byte>(128);
        form.Write([Version]);
        AuditHash.Write(form, Number);
        AuditHash.Write(form, FirstSeq);
        AuditHash.Write(form, LastSeq);
        AuditHash.Write(form, AuditHash.Microseconds(CreatedAt));
        form.Write(Root);
        form.Write(PreviousHash);
        return SHA256.HashData(form.WrittenSpan);
    }
}
