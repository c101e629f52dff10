namespace Enforcement.Contracts.Supervision.V1;

/// <summary>Supervision asks every service for the totals of its own tables, to compare them (design.md section 6).</summary>
public sealed record TotalsRequested
{
    public required Guid RequestId { get; init; }

    /// <summary>First receiving day asked for.</summary>
    public required DateOnly From { get; init; }

    /// <summary>Last receiving day asked for.</summary>
    public required DateOnly To { get; init; }

    public required DateTimeOffset RequestedAt { get; init; }
}
