namespace Enforcement.Law.Clocks;

/// <summary>A statutory clock: started by a fact, due by a rule of the law. Immutable; the methods of the other part give the clock after a turn, or refuse it.</summary>
public sealed partial record Clock
{
    /// <summary>Its id, a UUID of version 7.</summary>
    public required Guid Id { get; init; }

    /// <summary>What kind of thing it is about, e.g. <c>objection</c>.</summary>
    public required string SubjectType { get; init; }

    /// <summary>Id of that thing.</summary>
    public required Guid SubjectId { get; init; }

    /// <summary>What must be done, e.g. <c>forwarding</c>.</summary>
    public required string Name { get; init; }

    /// <summary>Case of the subject; null where it is of none.</summary>
    public Guid? CaseId { get; init; }

    /// <summary>Number of that case.</summary>
    public string? CaseNumber { get; init; }

    /// <summary>Branch whose clock it is.</summary>
    public required string Branch { get; init; }

    /// <summary>Section whose clock it is; null is the whole branch.</summary>
    public string? Section { get; init; }

    /// <summary>Agency that may see it; null is none.</summary>
    public string? Agency { get; init; }

    /// <summary>County whose closures are rest days for it; null where only the national calendar counts.</summary>
    public string? County { get; init; }

    /// <summary>Rule that sets the due instant.</summary>
    public required string RuleId { get; init; }

    /// <summary>Facts of the rule, JSON.</summary>
    public required string Facts { get; init; }

    /// <summary>Which entry, from 0, of a ruling that is a sequence of days.</summary>
    public short? Part { get; init; }

    /// <summary>Edition of the law by which the due instant was last reckoned.</summary>
    public required int LawEdition { get; init; }

    /// <summary>Its state.</summary>
    public required ClockState State { get; init; }

    /// <summary>Instant from which it runs, UTC.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>Last day in Taiwan on which the act is in time; null for a clock by the hour.</summary>
    public DateOnly? DueOn { get; init; }

    /// <summary>First instant at which it is late: the start of the day after <see cref="DueOn"/>, or the end of the hours.</summary>
    public required DateTimeOffset DueAt { get; init; }

    /// <summary>How long before the due instant it warns; null never.</summary>
    public TimeSpan? WarnLead { get; init; }

    /// <summary>Instant of the warning, UTC.</summary>
    public DateTimeOffset? WarnAt { get; init; }

    /// <summary>Instant of the pause that lasts, UTC.</summary>
    public DateTimeOffset? PausedAt { get; init; }

    /// <summary>Calendar days it has stood still, without a pause that lasts.</summary>
    public int PausedDays { get; init; }

    /// <summary>Time it has stood still, without a pause that lasts; counts for clocks by the hour.</summary>
    public TimeSpan PausedTime { get; init; }

    /// <summary>When it warned, UTC; null again after it ran on or moved to a later day.</summary>
    public DateTimeOffset? WarnedAt { get; init; }

    /// <summary>When it was found to have run out, first; kept when it was done late or its reason fell away.</summary>
    public DateTimeOffset? OverdueAt { get; init; }

    /// <summary>When it was done or its reason fell away; null while it is open.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>When the scanner looks at it next, as the database generates it; null while it stands still or nothing is left to say.</summary>
    public DateTimeOffset? NextAt => State != ClockState.Running ? null : WarnedAt is null && WarnAt < DueAt ? WarnAt : DueAt;

    /// <summary>Rises by one with each turn.</summary>
    public required int Version { get; init; }

    /// <summary>Somebody was told that it is due soon or late, and may still look at it.</summary>
    internal bool IsSignalled => EndedAt is null && (State == ClockState.Overdue || (State == ClockState.Running && WarnedAt is not null));
}
