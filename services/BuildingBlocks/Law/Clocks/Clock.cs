namespace Enforcement.Law.Clocks;

/// <summary>A statutory clock: started by a fact, due by a rule of the law. Immutable; the methods of the other part give the clock after a turn, or refuse it.</summary>
public sealed partial record Clock
{
    public required Guid Id { get; init; }
    public required string SubjectType { get; init; }
    public required Guid SubjectId { get; init; }

    /// <summary>What must be done, e.g. <c>forwarding</c>.</summary>
    public required string Name { get; init; }

    public Guid? CaseId { get; init; }
    public string? CaseNumber { get; init; }
    public required string Branch { get; init; }
    public string? Section { get; init; }
    public string? Agency { get; init; }
    public string? County { get; init; }
    public required string RuleId { get; init; }

    /// <summary>Facts of the rule, JSON.</summary>
    public required string Facts { get; init; }

    public short? Part { get; init; }

    /// <summary>Edition of the law by which the due instant was last reckoned.</summary>
    public required int LawEdition { get; init; }

    public required ClockState State { get; init; }
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>Last day in Taiwan on which the act is in time; null for a clock by the hour.</summary>
    public DateOnly? DueOn { get; init; }

    /// <summary>First instant at which it is late: the start of the day after <see cref="DueOn"/>, or the end of the hours.</summary>
    public required DateTimeOffset DueAt { get; init; }

    public TimeSpan? WarnLead { get; init; }
    public DateTimeOffset? WarnAt { get; init; }
    public DateTimeOffset? PausedAt { get; init; }

    /// <summary>Calendar days it has stood still, without a pause that lasts.</summary>
    public int PausedDays { get; init; }

    /// <summary>Time it has stood still, without a pause that lasts; counts for clocks by the hour.</summary>
    public TimeSpan PausedTime { get; init; }

    public DateTimeOffset? WarnedAt { get; init; }

    /// <summary>When it was found to have run out, first; kept when it was done late or its reason fell away.</summary>
    public DateTimeOffset? OverdueAt { get; init; }

    /// <summary>When it was done or its reason fell away; null while it is open.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>When the scanner looks at it next; kept by the database.</summary>
    public DateTimeOffset? NextAt { get; init; }

    /// <summary>Rises by one with each turn.</summary>
    public required int Version { get; init; }

    /// <summary>Somebody was told that it is due soon or late, and may still look at it.</summary>
    internal bool IsSignalled => EndedAt is null && (State == ClockState.Overdue || (State == ClockState.Running && WarnedAt is not null));
}
