using System.Text.Json.Serialization;
using Enforcement.Intake.Writing;

namespace Enforcement.Intake.Features.Batches;

/// <summary>A batch with its control totals: the receipt when it is completed, the progress before.</summary>
public sealed record BatchReceipt
{
    public required Guid BatchId { get; init; }
    public required string Agency { get; init; }

    /// <summary>The agency's own reference; sending a batch again under it finishes or repeats it.</summary>
    public required string Reference { get; init; }

    /// <summary><c>receiving</c>, <c>interrupted</c> (send it again to finish it) or <c>completed</c>.</summary>
    public required string State { get; init; }

    public required DateTimeOffset StartedAt { get; init; }
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>How often it was sent.</summary>
    public required int Attempts { get; init; }

    /// <summary>Why it was interrupted: an error code.</summary>
    public string? Interruption { get; init; }

    /// <summary>Lines decided and durable so far, with counts and amounts.</summary>
    public required ControlTotals Totals { get; init; }

    /// <summary>Cases that case-execution has opened of the accepted lines.</summary>
    public required int Opened { get; init; }

    /// <summary>Lines of each of its chunks but the last: what it was begun with, so that a batch sent again falls into the same chunks.</summary>
    [JsonIgnore]
    public int ChunkLines { get; init; } = Chunk.MostLines;
}
