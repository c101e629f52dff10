namespace Enforcement.ObjectionReview.Domain;

/// <summary>An objection was received.</summary>
public sealed record ObjectionFiled(Objection Objection, DateOnly ForwardBy, DateTimeOffset FiledAt);

/// <summary>The case exists and runs.</summary>
public sealed record ObjectionRegistered(Objection Objection);

/// <summary>The objection cannot be taken up.</summary>
public sealed record ObjectionRejected(Objection Objection, RejectionReason Reason, DateOnly RejectedOn);

/// <summary>The branch sent it to the Agency.</summary>
public sealed record ObjectionForwarded(Objection Objection, DateOnly ForwardedOn, DateOnly DecideBy);

/// <summary>The branch or the Agency decided.</summary>
public sealed record ObjectionDecided(Objection Objection, ObjectionDecision Decision, DecidingAuthority DecidedBy, DateOnly DecidedOn);

/// <summary>The objector took it back.</summary>
public sealed record ObjectionWithdrawn(Objection Objection, DateOnly WithdrawnOn);

/// <summary>The Agency's decision was served; <see cref="SuitBy"/> is the last day for a revocation suit, where the act is an administrative act.</summary>
public sealed record DecisionServed(Objection Objection, DateOnly ServedOn, DateOnly? SuitBy);
