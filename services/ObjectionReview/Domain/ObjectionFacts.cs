namespace Enforcement.ObjectionReview.Domain;

/// <summary>An objection was received; the branch's clocks start.</summary>
public sealed record ObjectionFiled(Objection Objection, IReadOnlyList<ObjectionClock> Clocks, DateTimeOffset FiledAt)
{
    /// <summary>Last day to send it to the Agency (OBJ-02).</summary>
    public DateOnly ForwardBy => Clocks.Single(clock => clock.Kind == ClockKind.Forwarding).DueOn;
}

/// <summary>The case exists and runs.</summary>
public sealed record ObjectionRegistered(Objection Objection);

/// <summary>The objection cannot be taken up: what its clocks demand falls away.</summary>
public sealed record ObjectionRejected(Objection Objection, RejectionReason Reason, DateOnly RejectedOn);

/// <summary>The branch sent it to the Agency: its own clocks are met, the Agency's starts.</summary>
public sealed record ObjectionForwarded(Objection Objection, DateOnly ForwardedOn, ObjectionClock Decision);

/// <summary>The branch or the Agency decided: the clocks are met.</summary>
public sealed record ObjectionDecided(Objection Objection, ObjectionDecision Decision, DecidingAuthority DecidedBy, DateOnly DecidedOn);

/// <summary>The objector took it back: what its clocks demand falls away.</summary>
public sealed record ObjectionWithdrawn(Objection Objection, DateOnly WithdrawnOn);

/// <summary>The Agency's decision was served; <see cref="Suit"/> starts where the act is an administrative act.</summary>
public sealed record DecisionServed(Objection Objection, DateOnly ServedOn, ObjectionClock? Suit);
