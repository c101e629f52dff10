namespace Enforcement.Contracts.Clocks.V1;

/// <summary>Clocks of a service ran out without what they demand having been done (one message for all of one transaction).</summary>
public sealed record ClocksOverdue
{
    public required Guid EventId { get; init; }

    /// <summary>Service that keeps the clocks.</summary>
    public required string Service { get; init; }

    /// <summary>When it was found.</summary>
    public required DateTimeOffset FoundAt { get; init; }

    public required IReadOnlyList<ClockSignal> Clocks { get; init; }
}
