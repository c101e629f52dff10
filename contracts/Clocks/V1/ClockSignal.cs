namespace Enforcement.Contracts.Clocks.V1;

/// <summary>A clock that is due soon or late.</summary>
public sealed record ClockSignal
{
    /// <summary>Id of the clock; of the case for the limitation of its title.</summary>
    public required Guid ClockId { get; init; }

    /// <summary>Rule that set the due instant, e.g. <c>OBJ-02</c>.</summary>
    public required string RuleId { get; init; }

    /// <summary>What must be done, e.g. <c>forwarding</c>.</summary>
    public required string Name { get; init; }

    /// <summary>e.g. <c>objection</c>, <c>case</c>.</summary>
    public required string SubjectType { get; init; }

    public required Guid SubjectId { get; init; }
    public string? CaseNumber { get; init; }
    public required string Branch { get; init; }
    public string? Section { get; init; }

    /// <summary>Last day in time; null for a clock by the hour.</summary>
    public DateOnly? DueOn { get; init; }

    /// <summary>First instant that is late.</summary>
    public required DateTimeOffset DueAt { get; init; }

    /// <summary>Version of the clock; a consumer ignores what is not newer.</summary>
    public required int Version { get; init; }
}
