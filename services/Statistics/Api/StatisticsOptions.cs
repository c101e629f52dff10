using System.ComponentModel.DataAnnotations;

namespace Enforcement.Statistics;

/// <summary>Settings, section <c>Statistics</c>.</summary>
public sealed class StatisticsOptions
{
    /// <summary>Longest range of days one request may ask for.</summary>
    [Range(1, 36600)]
    public int MaxRangeDays { get; init; } = 3660;
}
