using System.ComponentModel.DataAnnotations;

namespace Enforcement.Hosting.Telemetry;

/// <summary>How often figures that cost something are read, section <c>Figures</c>.</summary>
public sealed class FigureOptions
{
    /// <summary>Statistics views of PostgreSQL.</summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "01:00:00")]
    public TimeSpan Database { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>Depths of the service's queues.</summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "01:00:00")]
    public TimeSpan Queues { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>Outbox figures.</summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "01:00:00")]
    public TimeSpan Outbox { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>Figures of small business tables, by index (e.g. payments in suspense).</summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "1.00:00:00")]
    public TimeSpan Small { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Figures that walk an index of a large table (e.g. open cases by age).</summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "1.00:00:00")]
    public TimeSpan Large { get; init; } = TimeSpan.FromMinutes(10);
}
