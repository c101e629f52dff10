namespace Enforcement.Supervision.Domain.Audit;

/// <summary>A recorded change, as a service published it; no personal data.</summary>
public sealed record AuditEntry
{
    public required Guid RecordId { get; init; }
    public required string Service { get; init; }

    /// <summary>UTC, whole microseconds (what the database keeps).</summary>
    public required DateTimeOffset OccurredAt { get; init; }

    public required string Actor { get; init; }
    public string? ActorRole { get; init; }
    public required string Action { get; init; }
    public required string SubjectType { get; init; }
    public required string SubjectId { get; init; }
    public required int Changes { get; init; }
    public string? Digest { get; init; }
    public IReadOnlyList<string> Rules { get; init; } = [];
}

/// <summary>An entry in its place in the chain.</summary>
/// <param name="Seq">1, 2, 3 ... without gaps.</param>
/// <param name="Entry">What was recorded.</param>
/// <param name="PreviousHash">Hash of the record before; 32 zero bytes for the first.</param>
/// <param name="Hash"><see cref="AuditHash.Of"/> of all of it.</param>
public sealed record AuditRecord(long Seq, AuditEntry Entry, byte[] PreviousHash, byte[] Hash)
{
    /// <summary>Appends an entry to the chain that ends with <paramref name="head"/>.</summary>
    public static AuditRecord After(ChainHead head, AuditEntry entry)
    {
        var seq = head.Seq + 1;
        return new AuditRecord(seq, entry, head.Hash, AuditHash.Of(seq, entry, head.Hash));
    }

    /// <summary>The head of a chain that ends here.</summary>
    public ChainHead Head => new(Seq, Hash);
}

/// <summary>The end of a chain: last sequence number and hash.</summary>
public sealed record ChainHead(long Seq, byte[] Hash)
{
    /// <summary>An empty chain.</summary>
    public static ChainHead Empty => new(0, new byte[32]);
}
