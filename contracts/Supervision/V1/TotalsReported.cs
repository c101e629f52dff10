namespace Enforcement.Contracts.Supervision.V1;

/// <summary>A service's answer to <see cref="TotalsRequested"/>, counted from its own tables in one snapshot.</summary>
public sealed record TotalsReported
{
    public required Guid RequestId { get; init; }
    public required string Service { get; init; }
    public required DateTimeOffset CountedAt { get; init; }

    /// <summary>Accepted (intake), opened (case-execution) or counted (statistics) cases per receiving day, agency and branch.</summary>
    public required IReadOnlyList<CaseDayTotal> Cases { get; init; }

    /// <summary>Money of the whole service; null where it keeps none.</summary>
    public MoneyTotals? Money { get; init; }

    /// <summary>Sum of all entity versions = number of state changes ever made; null where not kept.</summary>
    public long? Changes { get; init; }

    /// <summary>Messages of this service that are not yet published.</summary>
    public required long UnsentMessages { get; init; }
}

/// <summary>Cases of one receiving day, agency and branch.</summary>
public sealed record CaseDayTotal
{
    public required DateOnly Day { get; init; }
    public required string Agency { get; init; }
    public required string Branch { get; init; }
    public required long Count { get; init; }

    /// <summary>NT$ claimed when the cases were opened.</summary>
    public required long Amount { get; init; }
}

/// <summary>Both sides of the two money equations, NT$.</summary>
public sealed record MoneyTotals
{
    public required long Claimed { get; init; }
    public required long Paid { get; init; }
    public required long Remitted { get; init; }
    public required long Outstanding { get; init; }
    public required long Received { get; init; }
    public required long Allocated { get; init; }
    public required long Suspense { get; init; }
    public required long Refunded { get; init; }

    /// <summary>Cases whose own equation does not hold; must be 0.</summary>
    public required long UnbalancedCases { get; init; }
}
