using Enforcement.Statute;

namespace Enforcement.ObjectionReview.Domain;

/// <summary>What must be done by when; the camelCase name of the clock.</summary>
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

/// <summary>A clock that a fact starts; it lives on in the clock book of the service.</summary>
/// <param name="Kind">What must be done.</param>
/// <param name="RuleId">Rule that sets the day.</param>
/// <param name="Facts">Facts of that rule.</param>
/// <param name="DueOn">Last day by the edition of the law it was started in.</param>
/// <param name="Part">Which of the days of OBJ-03.</param>
/// <param name="County">County whose closures are rest days for it.</param>
public sealed record ObjectionClock(ClockKind Kind, string RuleId, ObjectionClockFacts Facts, DateOnly DueOn, int? Part = null, string? County = null);
