namespace Enforcement.Contracts.Intake.V1;

/// <summary>
/// Up to 1,700 accepted transfers that have received their case numbers and sections, in one message: the whole of what case-execution needs to open them.
/// </summary>
public sealed record CasesAssigned
{
    /// <summary>The only encoding so far: an LZ4 block (see <c>ChunkBody</c> in Hosting) of a UTF-8 JSON array of <see cref="AssignedCase"/>.</summary>
    public const string JsonLz4 = "json+lz4/1";

    /// <summary>Identity of the chunk; also the message id, the same in every replay.</summary>
    public required Guid ChunkId { get; init; }

    /// <summary>Batch it came with; null for single transfers gathered into one commit.</summary>
    public Guid? BatchId { get; init; }

    /// <summary>Receiving day 分署收案日期 in Taiwan; the same for all cases of the chunk.</summary>
    public required DateOnly ReceivedOn { get; init; }

    /// <summary>When the numbers were given, UTC.</summary>
    public required DateTimeOffset AssignedAt { get; init; }

    /// <summary>Number of cases in <see cref="Body"/>.</summary>
    public required int Count { get; init; }

    /// <summary>Sum of the cases' amounts, NT$.</summary>
    public required long Amount { get; init; }

    /// <summary>How <see cref="Body"/> is encoded.</summary>
    public required string Encoding { get; init; }

    /// <summary>Length of the decoded body in bytes.</summary>
    public required int DecodedLength { get; init; }

    /// <summary>SHA-256 of the decoded body, lower-case hex.</summary>
    public required string Digest { get; init; }

    /// <summary>The cases.</summary>
    public required byte[] Body { get; init; }
}
