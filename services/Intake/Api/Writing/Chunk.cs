namespace Enforcement.Intake.Writing;

/// <summary>Up to 1,700 decided lines that are committed together.</summary>
public sealed record Chunk
{
    /// <summary>As many as leave intake room below 400 MB; a batch of 5,000 is three chunks (decision 0002).</summary>
    public const int MostLines = 1700;

    public required Guid ChunkId { get; init; }

    /// <summary>The receiving instant; all lines of a chunk are received on one day in Taiwan.</summary>
    public required DateTimeOffset ReceivedAt { get; init; }

    public required IReadOnlyList<DecidedLine> Lines { get; init; }

    /// <summary>Null for single transfers gathered into one commit.</summary>
    public BatchPlace? Place { get; init; }

    public DateOnly ReceivedOn => Kernel.TaipeiTime.DateOf(ReceivedAt);
}

/// <summary>Where a chunk stands in its batch.</summary>
/// <param name="BatchId">Batch.</param>
/// <param name="ChunkNo">0, 1, 2 ...; every chunk of a batch but the last has the same number of lines.</param>
/// <param name="FirstLine">Number of its first line.</param>
/// <param name="LastLine">Number of its last line.</param>
/// <param name="InputDigest">SHA-256 over the content hashes of its lines: tells whether a batch sent again is the same.</param>
public sealed record BatchPlace(Guid BatchId, int ChunkNo, int FirstLine, int LastLine, byte[] InputDigest);
