namespace Enforcement.Contracts.Clocks.V1;

/// <summary>Clocks that had been warned of, or were overdue, are so no more (one message for all of one transaction).</summary>
public sealed record ClocksSettled
{
    public required Guid EventId { get; init; }

    /// <summary>Service that keeps the clocks.</summary>
    public required string Service { get; init; }

    public required DateTimeOffset SettledAt { get; init; }
    public required IReadOnlyList<SettledClock> Clocks { get; init; }
}

/// <summary>One of them.</summary>
public sealed record SettledClock
{
    public required Guid ClockId { get; init; }

    /// <summary><c>met</c>, <c>metLate</c>, <c>cancelled</c>, <c>paused</c> or <c>moved</c>.</summary>
    public required string Outcome { get; init; }

    /// <summary>Version of the clock; a consumer ignores what is not newer.</summary>
    public required int Version { get; init; }
}
