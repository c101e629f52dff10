using System.Security.Cryptography;

namespace Enforcement.Supervision.Domain.Audit;

/// <summary>One step of an inclusion proof, from the leaf up.</summary>
/// <param name="Left">True when the sibling stands on the left.</param>
/// <param name="Sibling">Hash of the sibling.</param>
public sealed record ProofStep(bool Left, byte[] Sibling);

/// <summary>Merkle tree as in RFC 9162: leaf = SHA-256(0x00, hash), node = SHA-256(0x01, left, right), split at the largest power of two below the count.</summary>
public static class MerkleTree
{
    /// <summary>The root over record hashes; at least one.</summary>
    public static byte[] Root(ReadOnlySpan<byte[]> hashes)
    {
        if (hashes.Length == 1)
            return Leaf(hashes[0]);
        var split = Split(hashes.Length);
        return Node(Root(hashes[..split]), Root(hashes[split..]));
    }

    /// <summary>The siblings that lead from one record hash to the root.</summary>
    public static IReadOnlyList<ProofStep> Proof(ReadOnlySpan<byte[]> hashes, int index)
    {
        var steps = new List<ProofStep>();
        Collect(hashes, index, steps);
        return steps;
    }

    /// <summary>The root that a proof leads to.</summary>
    public static byte[] RootOf(byte[] hash, IEnumerable<ProofStep> proof) =>
        proof.Aggregate(Leaf(hash), (node, step) => step.Left ? Node(step.Sibling, node) : Node(node, step.Sibling));

    private static void Collect(ReadOnlySpan<byte[]> hashes, int index, List<ProofStep> steps)
    {
        if (hashes.Length == 1)
            return;
        var split = Split(hashes.Length);
        if (index < split)
        {
            Collect(hashes[..split], index, steps);
            steps.Add(new ProofStep(Left: false, Root(hashes[split..])));
        }
        else
        {
            Collect(hashes[split..], index - split, steps);
            steps.Add(new ProofStep(Left: true, Root(hashes[..split])));
        }
    }

    private static int Split(int count)
    {
        var split = 1;
        while (split * 2 < count)
            split *= 2;
        return split;
    }

    private static byte[] Leaf(ReadOnlySpan<byte> hash) => SHA256.HashData([0, .. hash]);

    private static byte[] Node(ReadOnlySpan<byte> left, ReadOnlySpan<byte> right) => SHA256.HashData([1, .. left, .. right]);
}
