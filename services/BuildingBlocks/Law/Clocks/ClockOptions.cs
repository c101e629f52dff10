using System.ComponentModel.DataAnnotations;

namespace Enforcement.Law.Clocks;

/// <summary>Settings of the clock scanner, section <c>Clocks</c>.</summary>
public sealed class ClockOptions
{
    /// <summary>Longest sleep: a clock that another instance starts is found after this time at the latest.</summary>
    [Range(typeof(TimeSpan), "00:00:00.05", "00:01:00")]
    public TimeSpan Poll { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>Clocks fired or moved in one transaction at most.</summary>
    [Range(1, 5000)]
    public int BatchSize { get; init; } = 500;

    /// <summary>Time between two readings of the figures.</summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "01:00:00")]
    public TimeSpan Figures { get; init; } = TimeSpan.FromSeconds(30);
}
