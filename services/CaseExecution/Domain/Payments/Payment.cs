using Enforcement.Kernel;

namespace Enforcement.CaseExecution.Domain.Payments;

/// <summary>
/// One receipt of money. Always: amount = allocated + suspended + refunded + cancelled (cancelled is what turned out never to have been received).
/// </summary>
public sealed class Payment
{
    private Payment(PaymentReceipt receipt, int version, long allocated, long suspended, long refunded, long cancelled)
    {
        Receipt = receipt;
        (StoredVersion, Version) = (version, version);
        (Allocated, Suspended, Refunded, Cancelled) = (allocated, suspended, refunded, cancelled);
    }

    public PaymentReceipt Receipt { get; }
    public Guid Id => Receipt.Id;

    /// <summary>0 for a new one.</summary>
    public int StoredVersion { get; }

    public int Version { get; private set; }
    public long Allocated { get; private set; }
    public long Suspended { get; private set; }
    public long Refunded { get; private set; }
    public long Cancelled { get; private set; }

    /// <summary>A new receipt; all of it is in suspense until it is applied or parked.</summary>
    public static Result<Payment> Receive(PaymentReceipt receipt, DateOnly today)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(receipt.Amount);
        if (receipt.PaidOn > today)
            return PaymentRefusals.PaidInFuture.Because($"Today is {today:yyyy-MM-dd}.", "/paidOn");
        return new Payment(receipt, 0, 0, receipt.Amount, 0, 0) { Version = 1 };
    }

    public static Payment Restore(PaymentReceipt receipt, int version, long allocated, long suspended, long refunded, long cancelled) =>
        new(receipt, version, allocated, suspended, refunded, cancelled);

    /// <summary>Whether another announcement of the same receipt number says the same.</summary>
    public bool IsSameAs(PaymentReceipt other) =>
        Receipt.Amount == other.Amount && Receipt.PaidOn == other.PaidOn && string.Equals(Receipt.Reference, other.Reference, StringComparison.Ordinal);

    internal void Allocate(long amount) => Shift(() => (Suspended, Allocated) = (Suspended - amount, Allocated + amount));

    internal void Release(long amount) => Shift(() => (Allocated, Suspended) = (Allocated - amount, Suspended + amount));

    internal void Refund(long amount) => Shift(() => (Suspended, Refunded) = (Suspended - amount, Refunded + amount));

    /// <summary>The money never came: nothing of it may be left anywhere.</summary>
    internal Result<long> Cancel()
    {
        if (Cancelled > 0)
            return PaymentRefusals.AlreadyReversed.Because($"NT$ {Cancelled} counts as never received.");
        if (Refunded > 0)
            return PaymentRefusals.RefundedInPart.Because($"NT$ {Refunded} was refunded.");
        Shift(() => (Allocated, Suspended, Cancelled) = (0, 0, Receipt.Amount));
        return Cancelled;
    }

    // A new receipt is one state change, whatever happens to it in the transaction that books it.
    private void Shift(Action change)
    {
        change();
        if (StoredVersion > 0 && Version == StoredVersion)
            Version++;
        if (Allocated < 0 || Suspended < 0 || Refunded < 0 || Allocated + Suspended + Refunded + Cancelled != Receipt.Amount)
            throw new InvalidOperationException($"Payment {Id} does not add up.");
    }
}
