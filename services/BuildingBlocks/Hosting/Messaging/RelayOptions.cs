using System.ComponentModel.DataAnnotations;

namespace Enforcement.Hosting.Messaging;

/// <summary>Settings of the relay and of message retries, section <c>Messaging</c>.</summary>
public sealed class RelayOptions
{
    /// <summary>Rows claimed at once.</summary>
    [Range(1, 1000)]
    public int ClaimSize { get; init; } = 50;

    /// <summary>Publishes in flight at once.</summary>
    [Range(1, 128)]
    public int Window { get; init; } = 32;

    /// <summary>Longest wait between two looks at the outbox.</summary>
    public TimeSpan Poll { get; init; } = TimeSpan.FromMilliseconds(200);

    /// <summary>How long a claimed row stays with its relay before another may take it.</summary>
    public TimeSpan Lease { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Longest wait for the broker's confirm.</summary>
    public TimeSpan ConfirmTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Failures of one row (not of the connection) after which it is set aside.</summary>
    [Range(1, 1000)]
    public int SetAsideAfter { get; init; } = 20;

    /// <summary>How long published rows, inbox rows and idempotency keys are kept.</summary>
    public TimeSpan Keep { get; init; } = TimeSpan.FromDays(35);

    /// <summary>Seconds between a consumer's attempts on a transient fault; empty means 0.1, 0.5, 1, 2, 5, 10, 20, 30, 30, 30.</summary>
    public IReadOnlyList<double> RetrySeconds { get; init; } = [];

    /// <summary>Waits between attempts; held in memory, so short. Their sum outlasts a database failover.</summary>
    public IReadOnlyList<TimeSpan> RetryDelays => [.. (RetrySeconds.Count > 0 ? RetrySeconds : DefaultRetrySeconds).Select(TimeSpan.FromSeconds)];

    private static IReadOnlyList<double> DefaultRetrySeconds { get; } = [0.1, 0.5, 1, 2, 5, 10, 20, 30, 30, 30];
}
