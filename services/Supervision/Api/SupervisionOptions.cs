using System.ComponentModel.DataAnnotations;

namespace Enforcement.Supervision;

/// <summary>Settings, section <c>Supervision</c>.</summary>
public sealed class SupervisionOptions
{
    /// <summary>Audit records under one checkpoint.</summary>
    [Range(1, 65536)]
    public int CheckpointSize { get; init; } = 256;

    /// <summary>Age of the oldest record without a checkpoint at which one is made of what there is.</summary>
    public TimeSpan CheckpointAge { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>Time between two looks for records to checkpoint.</summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "01:00:00")]
    public TimeSpan CheckpointPoll { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>Time between two runs of the monitors that nobody asked for.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "30.00:00:00")]
    public TimeSpan MonitorInterval { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>Receiving days such a run compares, today included.</summary>
    [Range(1, 366)]
    public int MonitorDays { get; init; } = 7;

    /// <summary>Time between two looks at runs that wait.</summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "00:10:00")]
    public TimeSpan MonitorPoll { get; init; } = TimeSpan.FromMilliseconds(500);

    /// <summary>A waiting run asks the services again after this time, then after twice as long each time, up to a third of the settle time.</summary>
    public TimeSpan MonitorAskAgain { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>Numbers that differ and have not moved for this time are a difference.</summary>
    public TimeSpan MonitorSettle { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Runs that may wait at the same time.</summary>
    [Range(1, 100)]
    public int MonitorMaxWaiting { get; init; } = 10;

    /// <summary>How long settled runs are kept.</summary>
    public TimeSpan MonitorKeep { get; init; } = TimeSpan.FromDays(90);
}
