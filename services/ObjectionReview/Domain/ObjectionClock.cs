namespace Enforcement.ObjectionReview.Domain;

/// <summary>What must be done by when.</summary>
public enum ClockKind
{
    /// <summary>Clerk's report (OBJ-03, internal).</summary>
    Report,

    /// <summary>Officer's opinion (OBJ-03, internal).</summary>
    Opinion,

    /// <summary>Branch head's approval (OBJ-03, internal).</summary>
    Approval,

    /// <summary>Revoked, corrected, or sent to the Agency (OBJ-02).</summary>
    Forwarding,

    /// <summary>The Agency's decision (OBJ-04).</summary>
    Decision,

    /// <summary>The objector's revocation suit (OBJ-06).</summary>
    Suit,
}

/// <summary>State of a clock.</summary>
public enum ClockState
{
    Running,

    /// <summary>Done on or before the due day.</summary>
    Met,

    /// <summary>Not done on the due day; <see cref="ObjectionClock.EndedOn"/> tells whether it was done later.</summary>
    Overdue,

    /// <summary>The reason for it fell away (withdrawal, rejection).</summary>
    Cancelled,
}

/// <summary>What the law says of a clock: rule and articles, due day, and the steps of the arithmetic in English and Chinese.</summary>
internal sealed record ClockRuling(string RuleId, DateOnly StartsOn, DateOnly DueOn, IReadOnlyList<string> Articles, IReadOnlyList<string> Steps,
    IReadOnlyList<string> StepsChinese);

/// <summary>A statutory or internal clock of one objection; one of each kind at most.</summary>
public sealed class ObjectionClock
{
    private ObjectionClock()
    {
    }

    public Guid ObjectionId { get; private set; }
    public ClockKind Kind { get; private set; }
    public string RuleId { get; private set; } = "";
    public DateOnly StartsOn { get; private set; }
    public DateOnly DueOn { get; private set; }
    public ClockState State { get; private set; }

    /// <summary>Day the act was done, also when late; null while nothing was done.</summary>
    public DateOnly? EndedOn { get; private set; }

    /// <summary>Where the rule stands.</summary>
    public IReadOnlyList<string> Articles { get; private set; } = [];

    /// <summary>The arithmetic, one step an entry.</summary>
    public IReadOnlyList<string> Steps { get; private set; } = [];

    /// <summary>The same in Chinese.</summary>
    public IReadOnlyList<string> StepsChinese { get; private set; } = [];

    internal static ObjectionClock Start(Guid objectionId, ClockKind kind, ClockRuling ruling) => new()
    {
        ObjectionId = objectionId,
        Kind = kind,
        RuleId = ruling.RuleId,
        StartsOn = ruling.StartsOn,
        DueOn = ruling.DueOn,
        State = ClockState.Running,
        Articles = ruling.Articles,
        Steps = ruling.Steps,
        StepsChinese = ruling.StepsChinese,
    };

    internal void Done(DateOnly on)
    {
        if (EndedOn is not null || State == ClockState.Cancelled)
            return;
        EndedOn = on;
        State = on <= DueOn && State == ClockState.Running ? ClockState.Met : ClockState.Overdue;
    }

    internal void Cancel()
    {
        if (State == ClockState.Running)
            State = ClockState.Cancelled;
    }
}
