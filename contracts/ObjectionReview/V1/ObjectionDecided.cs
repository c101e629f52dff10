namespace Enforcement.Contracts.ObjectionReview.V1;

/// <summary>An objection was decided, by the branch (founded) or by the Agency.</summary>
public sealed record ObjectionDecided
{
    public required Guid ObjectionId { get; init; }
    public required string CaseNumber { get; init; }

    /// <summary><c>founded</c>, <c>unfounded</c>, <c>inadmissible</c> or <c>withdrawn</c>.</summary>
    public required string Decision { get; init; }

    /// <summary><c>branch</c> or <c>agency</c>.</summary>
    public required string DecidedBy { get; init; }

    /// <summary>e.g. 115年度署聲議字第101號; null for the branch's own decision.</summary>
    public string? DecisionNumber { get; init; }

    public required DateOnly DecidedOn { get; init; }
    public required int Version { get; init; }
}
