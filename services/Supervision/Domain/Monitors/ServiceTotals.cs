namespace Enforcement.Supervision.Domain.Monitors;

/// <summary>What one service counted from its own tables in one snapshot.</summary>
public sealed record ServiceTotals
{
    public required string Service { get; init; }
    public IReadOnlyList<DayTotal> Cases { get; init; } = [];
    public MoneyTotal? Money { get; init; }

    /// <summary>Sum of all entity versions; null where not kept.</summary>
    public long? Changes { get; init; }

    public required long UnsentMessages { get; init; }
}

/// <summary>Cases of one receiving day, agency and branch; amount in NT$.</summary>
public readonly record struct DayTotal(DateOnly Day, string Agency, string Branch, long Count, long Amount);

/// <summary>Both sides of the money equations, NT$.</summary>
public sealed record MoneyTotal
{
    public required long Claimed { get; init; }
    public required long Paid { get; init; }
    public required long Remitted { get; init; }
    public required long Outstanding { get; init; }
    public required long Received { get; init; }
    public required long Allocated { get; init; }
    public required long Suspense { get; init; }
    public required long Refunded { get; init; }

    /// <summary>Cases whose own equation does not hold.</summary>
    public required long UnbalancedCases { get; init; }
}
