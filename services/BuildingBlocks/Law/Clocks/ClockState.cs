namespace Enforcement.Law.Clocks;

/// <summary>State of a clock.</summary>
public enum ClockState
{
    /// <summary>Its time runs.</summary>
    Running,

    /// <summary>The law stops it; the rest of its time runs on when it is resumed.</summary>
    Paused,

    /// <summary>Done in time.</summary>
    Met,

    /// <summary>Ran out; <see cref="Clock.EndedAt"/> tells whether it was done late.</summary>
    Overdue,

    /// <summary>The reason for it fell away.</summary>
    Cancelled,
}

/// <summary>What happened to a clock; one a version.</summary>
public enum ClockEventKind
{
    /// <summary>Runs from now on.</summary>
    Started,

    /// <summary>Stands still.</summary>
    Paused,

    /// <summary>Runs on.</summary>
    Resumed,

    /// <summary>Done, in time or late.</summary>
    Met,

    /// <summary>Its reason fell away.</summary>
    Cancelled,

    /// <summary>Due soon.</summary>
    Warned,

    /// <summary>Ran out.</summary>
    Overdue,

    /// <summary>A new edition of the law moved its due instant.</summary>
    Moved,
}
