using System.Text.Json;

namespace Enforcement.Law.Clocks.Features;

/// <summary>A clock, as answered.</summary>
public sealed record ClockLine
{
    /// <summary>Its id.</summary>
    public required Guid Id { get; init; }

    /// <summary>What must be done, e.g. <c>forwarding</c>.</summary>
    public required string Name { get; init; }

    /// <summary>Rule of the rulebook, e.g. <c>OBJ-02</c>.</summary>
    public required string RuleId { get; init; }

    /// <summary>e.g. <c>objection</c>.</summary>
    public required string SubjectType { get; init; }

    /// <summary>Id of the subject.</summary>
    public required Guid SubjectId { get; init; }

    /// <summary>Case of the subject.</summary>
    public Guid? CaseId { get; init; }

    /// <summary>Number of that case.</summary>
    public string? CaseNumber { get; init; }

    /// <summary>Branch.</summary>
    public required string Branch { get; init; }

    /// <summary>Section; absent where it is the whole branch's.</summary>
    public string? Section { get; init; }

    /// <summary>State.</summary>
    public required ClockState State { get; init; }

    /// <summary>From when it runs.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>Last day in time; absent for a clock by the hour.</summary>
    public DateOnly? DueOn { get; init; }

    /// <summary>First instant that is late.</summary>
    public required DateTimeOffset DueAt { get; init; }

    /// <summary>When it warns.</summary>
    public DateTimeOffset? WarnAt { get; init; }

    /// <summary>When it warned.</summary>
    public DateTimeOffset? WarnedAt { get; init; }

    /// <summary>When it was found to have run out.</summary>
    public DateTimeOffset? OverdueAt { get; init; }

    /// <summary>Since when it stands still.</summary>
    public DateTimeOffset? PausedAt { get; init; }

    /// <summary>Calendar days it has stood still, without a pause that lasts.</summary>
    public required int PausedDays { get; init; }

    /// <summary>When it was done, also late, or fell away.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>Rises by one with each turn.</summary>
    public required int Version { get; init; }

    /// <summary>Answers a clock.</summary>
    public static ClockLine Of(Clock clock) => new()
    {
        Id = clock.Id,
        Name = clock.Name,
        RuleId = clock.RuleId,
        SubjectType = clock.SubjectType,
        SubjectId = clock.SubjectId,
        CaseId = clock.CaseId,
        CaseNumber = clock.CaseNumber,
        Branch = clock.Branch,
        Section = clock.Section,
        State = clock.State,
        StartedAt = clock.StartedAt,
        DueOn = clock.DueOn,
        DueAt = clock.DueAt,
        WarnAt = clock.WarnAt,
        WarnedAt = clock.WarnedAt,
        OverdueAt = clock.OverdueAt,
        PausedAt = clock.PausedAt,
        PausedDays = clock.PausedDays,
        EndedAt = clock.EndedAt,
        Version = clock.Version,
    };
}

/// <summary>A clock with the law it stands on and what happened to it.</summary>
public sealed record ClockDetail
{
    /// <summary>The clock.</summary>
    public required ClockLine Clock { get; init; }

    /// <summary>Version of the rule's text and function.</summary>
    public required int RuleVersion { get; init; }

    /// <summary>The rule in one line.</summary>
    public required string Title { get; init; }

    /// <summary>The rule in words.</summary>
    public required string Text { get; init; }

    /// <summary>Where it stands, with the Chinese name of the law.</summary>
    public required IReadOnlyList<string> Articles { get; init; }

    /// <summary><c>unverifiedValue</c>, <c>computedCalendar</c>, <c>convention</c>, <c>practice</c>.</summary>
    public required IReadOnlyList<string> Caveats { get; init; }

    /// <summary>Facts of the rule.</summary>
    public required JsonElement Facts { get; init; }

    /// <summary>Edition of the law by which the due instant was last reckoned.</summary>
    public required int LawEdition { get; init; }

    /// <summary>The arithmetic from the facts to the due instant.</summary>
    public required IReadOnlyList<StepLine> Steps { get; init; }

    /// <summary>What happened to it, oldest first.</summary>
    public required IReadOnlyList<ClockTurnLine> History { get; init; }
}

/// <summary>One step of the arithmetic.</summary>
/// <param name="English">In English.</param>
/// <param name="Chinese">In Traditional Chinese.</param>
public sealed record StepLine(string English, string Chinese);

/// <summary>Something that happened to a clock.</summary>
/// <param name="Kind">What.</param>
/// <param name="At">When it happened.</param>
/// <param name="RecordedAt">When it was recorded.</param>
/// <param name="DueAt">Due instant after it.</param>
/// <param name="DueBefore">Due instant before it, where it changed.</param>
/// <param name="Reason">Why, where the kind does not say it.</param>
public sealed record ClockTurnLine(
    ClockEventKind Kind, DateTimeOffset At, DateTimeOffset RecordedAt, DateTimeOffset DueAt, DateTimeOffset? DueBefore, string? Reason)
{
    /// <summary>Answers a turn.</summary>
    public static ClockTurnLine Of(ClockEvent turn) => new(turn.Kind, turn.At, turn.RecordedAt, turn.DueAt, turn.DueBefore, turn.Reason);
}
