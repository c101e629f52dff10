using Enforcement.CaseExecution.Domain.Cases;
using Enforcement.Kernel;

namespace Enforcement.CaseExecution.Domain.Payments;

/// <summary>
/// What one transaction does with cases, their money, acts, measures and stays: the aggregates it changed and the facts that follow. Single requests, bulk
/// acts and files of receipts go through the same methods, so they cannot differ.
/// </summary>
public sealed partial class Journal(DateTimeOffset at)
{
    private readonly Dictionary<Guid, CaseFile> _cases = [];
    private readonly Dictionary<Guid, Payment> _payments = [];
    private readonly Dictionary<Guid, SuspenseItem> _suspense = [];
    private readonly List<AllocationEntry> _allocations = [];
    private readonly List<RefundPaid> _refunds = [];
    private readonly List<CaseMoney> _money = [];
    private readonly List<CaseTurned> _turns = [];

    public DateTimeOffset At { get; } = at;
    public DateOnly Day => TaipeiTime.DateOf(At);
    public IReadOnlyCollection<CaseFile> Cases => _cases.Values;
    public IReadOnlyCollection<Payment> Payments => _payments.Values;
    public IReadOnlyCollection<SuspenseItem> Suspense => _suspense.Values;
    public IReadOnlyList<AllocationEntry> Allocations => _allocations;
    public IReadOnlyList<RefundPaid> Refunds => _refunds;
    public IReadOnlyList<CaseMoney> Money => _money;
    public IReadOnlyList<CaseTurned> Turns => _turns;

    /// <summary>State changes of this transaction, each of which the audit record must cover.</summary>
    public int Changes =>
        _cases.Values.Sum(file => file.Version - file.State.Version)
        + _payments.Values.Sum(payment => payment.Version - payment.StoredVersion)
        + _suspense.Values.Sum(item => item.Version - item.StoredVersion)
        + _measures.Values.Sum(measure => measure.Version - measure.StoredVersion)
        + _stays.Values.Sum(stay => stay.Version - stay.StoredVersion);

    /// <summary>Books a new receipt on its case; what no claim needs goes to suspense.</summary>
    /// <param name="payment">A new payment.</param>
    /// <param name="file">Its case, locked; null when the reference matches none.</param>
    public Booking Book(Payment payment, CaseFile? file)
    {
        _payments[payment.Id] = payment;
        var amount = payment.Receipt.Amount;
        if (file is null)
            return new Booking(payment, null, null, Park(payment, SuspenseReason.CaseUnknown, null, amount));
        if (!Apply(payment, file, amount).TryGet(out var applied, out var refusal))
            return new Booking(payment, null, refusal, Park(payment, SuspenseReason.NothingOwed, file.Id, amount));
        var excess = applied.Excess == 0 ? null : Park(payment, SuspenseReason.Overpaid, file.Id, applied.Excess);
        return new Booking(payment, applied, null, excess);
    }

    /// <summary>Books one new receipt on several cases of an obligor, e.g. what a third party pays for a group; what none of them needs goes to suspense.</summary>
    /// <param name="payment">A new payment.</param>
    /// <param name="parts">What each case gets at most, in this order; locked.</param>
    public IReadOnlyList<BookedPart> BookOver(Payment payment, IReadOnlyList<(CaseFile Case, long Amount)> parts)
    {
        _payments[payment.Id] = payment;
        var rest = payment.Receipt.Amount;
        var booked = new List<BookedPart>(parts.Count);
        foreach (var (file, amount) in parts)
        {
            if (Math.Min(rest, amount) is not (> 0 and var part) || !Apply(payment, file, part).TryGet(out var applied, out _))
                continue;
            rest -= applied.Applied;
            booked.Add(new BookedPart(file, applied.Applied));
        }

        if (rest > 0)
            Park(payment, SuspenseReason.Overpaid, payment.Receipt.CaseId, rest);
        return booked;
    }

    /// <summary>Applies suspended money to a case; what the case does not need stays in suspense.</summary>
    public Result<PaymentApplied> Assign(SuspenseItem item, Payment payment, CaseFile file)
    {
        if (item.State != SuspenseState.Open)
            return SuspenseRefusals.Settled.Because($"It ended as {item.State}.");
        if (!Apply(payment, file, item.Amount).TryGet(out var applied, out var refusal))
            return refusal;
        _suspense[item.Id] = item;
        item.Take(applied.Applied, SuspenseState.Assigned);
        return applied;
    }

    /// <summary>Pays suspended money back.</summary>
    public Result<RefundPaid> Refund(SuspenseItem item, Payment payment, long amount, string payee)
    {
        if (item.State != SuspenseState.Open)
            return SuspenseRefusals.Settled.Because($"It ended as {item.State}.");
        if (amount > item.Amount)
            return SuspenseRefusals.AmountTooLarge.Because($"It holds NT$ {item.Amount}.", "/amount");
        (_suspense[item.Id], _payments[payment.Id]) = (item, payment);
        payment.Refund(amount);
        item.Take(amount, SuspenseState.Refunded);
        var refund = new RefundPaid(Guid.CreateVersion7(At), payment.Id, item.Id, amount, payee, Day, At);
        _refunds.Add(refund);
        return refund;
    }

    private Result<PaymentApplied> Apply(Payment payment, CaseFile file, long amount)
    {
        var result = file.ApplyPayment(payment.Id, amount, payment.Receipt.PaidOn, Day);
        if (!result.TryGet(out var applied, out _))
            return result;
        (_payments[payment.Id], _cases[file.Id]) = (payment, file);
        payment.Allocate(applied.Applied);
        foreach (var part in applied.Lines)
            _allocations.Add(new AllocationEntry(payment.Id, file.State, file.Version, part, applied.AfterClosure));
        _money.Add(new CaseMoney(payment.Receipt, file.State, applied.Applied, file.Outstanding, applied.AfterClosure));
        Note(file, applied.Turn, "paid");
        return applied;
    }

    private SuspenseItem Park(Payment payment, SuspenseReason reason, Guid? caseId, long amount)
    {
        var item = SuspenseItem.Open(Guid.CreateVersion7(At), payment, reason, caseId, amount, At);
        return _suspense[item.Id] = item;
    }

    private void Note(CaseFile file, CaseTurn turn, string reason)
    {
        if (turn != CaseTurn.None)
            _turns.Add(new CaseTurned(file.State, turn, file.ClosureKind, file.ClosedOn ?? Day, reason, file.Version));
    }
}
