using Enforcement.CaseExecution.Domain.Cases;
using Enforcement.Kernel;

namespace Enforcement.CaseExecution.Domain.Payments;

public sealed partial class Journal
{
    /// <summary>Takes a payment off all its cases.</summary>
    /// <param name="payment">The payment, locked.</param>
    /// <param name="reason">Never received: the receipt is cancelled. Misapplied: the money is there and goes to suspense.</param>
    /// <param name="parts">What of it is applied now, net.</param>
    /// <param name="cases">The cases of the parts, locked.</param>
    /// <param name="open">Its open suspense items, locked.</param>
    public Result<PaymentReversed> Reverse(
        Payment payment, ReversalReason reason, IReadOnlyList<AppliedPart> parts, IReadOnlyDictionary<Guid, CaseFile> cases, IReadOnlyList<SuspenseItem> open)
    {
        var amount = parts.Sum(part => part.Amount);
        if (reason == ReversalReason.Misapplied && amount == 0)
            return PaymentRefusals.NothingAllocated.Because("Nothing of it is applied to a case.");
        if (reason == ReversalReason.NotReceived && payment.Cancelled > 0)
            return PaymentRefusals.AlreadyReversed.Because($"NT$ {payment.Cancelled} counts as never received.");
        if (reason == ReversalReason.NotReceived && payment.Refunded > 0)
            return PaymentRefusals.RefundedInPart.Because($"NT$ {payment.Refunded} was refunded.");

        _payments[payment.Id] = payment;
        foreach (var group in parts.GroupBy(part => (part.CaseId, part.AfterClosure)).OrderBy(group => group.Key.CaseId))
            TakeBack(payment, cases[group.Key.CaseId], [.. group], reason.Code(), group.Key.AfterClosure);
        if (reason == ReversalReason.Misapplied)
        {
            payment.Release(amount);
            Park(payment, SuspenseReason.Misapplied, parts[0].CaseId, amount);
            return new PaymentReversed(payment.Id, reason, amount);
        }

        foreach (var item in open)
        {
            _suspense[item.Id] = item;
            item.Take(item.Amount, SuspenseState.Cancelled);
        }

        if (payment.Cancel().IsRefused)
            throw new InvalidOperationException($"Payment {payment.Id} was checked and could still not be cancelled.");
        return new PaymentReversed(payment.Id, reason, amount);
    }

    private void TakeBack(Payment payment, CaseFile file, IReadOnlyList<AppliedPart> parts, string reason, bool afterClosure)
    {
        _cases[file.Id] = file;
        var taken = file.TakeBack(payment.Id, [.. parts.Select(part => new LineAmount(part.Line, part.Amount))], reason, Day);
        foreach (var line in taken.Lines)
            _allocations.Add(new AllocationEntry(payment.Id, file.State, file.Version, line, afterClosure));
        _money.Add(new CaseMoney(payment.Receipt, file.State, -taken.Amount, file.Outstanding, afterClosure));
        Note(file, taken.Turn, reason);
    }
}
