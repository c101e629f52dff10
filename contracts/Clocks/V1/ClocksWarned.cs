namespace Enforcement.Contracts.Clocks.V1;

/// <summary>Clocks of a service are due soon, or were and have moved (one message for all of one transaction).</summary>
public sealed record ClocksWarned
{
    public required Guid EventId { get; init; }

    /// <summary>Service that keeps the clocks, e.g. <c>objection-review</c>.</summary>
    public required string Service { get; init; }

    public required DateTimeOffset WarnedAt { get; init; }
    public required IReadOnlyList<ClockSignal> Clocks { get; init; }
}
