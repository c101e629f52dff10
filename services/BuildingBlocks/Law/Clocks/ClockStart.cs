namespace Enforcement.Law.Clocks;

/// <summary>A clock to start.</summary>
public sealed record ClockStart
{
    /// <summary>What it is about.</summary>
    public required ClockSubject Subject { get; init; }

    /// <summary>Whose it is.</summary>
    public required ClockOwner Owner { get; init; }

    /// <summary>camelCase, what must be done, e.g. <c>forwarding</c>; one open clock of a name per subject.</summary>
    public required string Name { get; init; }

    /// <summary>Rule that gives the due day or instant, e.g. <c>OBJ-02</c>.</summary>
    public required string RuleId { get; init; }

    /// <summary>Facts of the rule, of exactly its facts type.</summary>
    public required object Facts { get; init; }

    /// <summary>Which entry, from 0, of a rule whose ruling is a sequence of days (OBJ-03); null for a single day or instant.</summary>
    public int? Part { get; init; }

    /// <summary>County whose closures are rest days for it; null where only the national calendar counts.</summary>
    public string? County { get; init; }

    /// <summary>The instant from which it runs.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>How long before the due instant it warns; null never.</summary>
    public TimeSpan? WarnLead { get; init; }
}
