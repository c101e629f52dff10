namespace Enforcement.CaseExecution.Domain.Payments;

/// <summary>Why money is in suspense.</summary>
public enum SuspenseReason
{
    /// <summary>No case has the reference.</summary>
    CaseUnknown,

    /// <summary>Nothing is owed on the case.</summary>
    NothingOwed,

    /// <summary>More than was owed.</summary>
    Overpaid,

    /// <summary>The agency lowered the claim below what had been paid.</summary>
    ClaimReduced,

    /// <summary>It had been applied to the wrong case.</summary>
    Misapplied,
}

/// <summary>How a suspense item ended.</summary>
public enum SuspenseState
{
    Open,
    Assigned,
    Refunded,

    /// <summary>The receipt was reversed: the money never came.</summary>
    Cancelled,
}

/// <summary>Money of one receipt that belongs to no claim yet; open exactly as long as its amount is above 0.</summary>
public sealed class SuspenseItem
{
    private SuspenseItem(Guid id, Guid paymentId, SuspenseReason reason, string? branch, Guid? caseId, long openedAmount, DateTimeOffset openedAt)
    {
        (Id, PaymentId, Reason, Branch, CaseId, OpenedAmount, OpenedAt) = (id, paymentId, reason, branch, caseId, openedAmount, openedAt);
    }

    public Guid Id { get; }
    public Guid PaymentId { get; }
    public SuspenseReason Reason { get; }
    public string? Branch { get; }
    public Guid? CaseId { get; }
    public long OpenedAmount { get; }
    public DateTimeOffset OpenedAt { get; }
    public long Amount { get; private set; }
    public SuspenseState State { get; private set; }
    public int StoredVersion { get; private init; }
    public int Version { get; private set; }

    internal static SuspenseItem Open(Guid id, Payment payment, SuspenseReason reason, Guid? caseId, long amount, DateTimeOffset at) =>
        new(id, payment.Id, reason, payment.Receipt.Branch, caseId, amount, at) { Amount = amount, Version = 1 };

    public static SuspenseItem Restore(SuspenseRow row) =>
        new(row.Id, row.PaymentId, row.Reason, row.Branch, row.CaseId, row.OpenedAmount, row.OpenedAt)
        {
            Amount = row.Amount,
            State = row.State,
            StoredVersion = row.Version,
            Version = row.Version,
        };

    internal void Take(long amount, SuspenseState whenEmpty)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(amount, Amount);
        Amount -= amount;
        Version++;
        if (Amount == 0)
            State = whenEmpty;
    }
}

/// <summary>A suspense item as it is stored.</summary>
public sealed record SuspenseRow(
    Guid Id, Guid PaymentId, SuspenseReason Reason, SuspenseState State, string? Branch, Guid? CaseId, long Amount, long OpenedAmount, DateTimeOffset OpenedAt, int Version);
