using Enforcement.Kernel;

namespace Enforcement.CaseExecution.Domain.Cases;

public sealed partial class CaseFile
{
    /// <summary>Applies money in the order of PAY-02; what is more than owed is the caller's to keep in suspense.</summary>
    /// <param name="paymentId">The receipt it comes from.</param>
    /// <param name="amount">NT$, more than 0.</param>
    /// <param name="paidOn">Day of the payment.</param>
    /// <param name="on">Day it is booked for.</param>
    public Result<PaymentApplied> ApplyPayment(Guid paymentId, long amount, DateOnly paidOn, DateOnly on)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(amount);
        if (Outstanding == 0)
            return CaseRefusals.NothingOwed.Because(Status == CaseStatus.Closed ? $"It ended as {ClosureKind}." : "All lines are settled.");
        var afterClosure = Status == CaseStatus.Closed;
        var parts = LineOrder.Of(Id, _lines, amount, paidOn);
        Version++;
        foreach (var part in parts)
            Move(IndexOf(part.Line), LedgerAccount.Paid, part.Amount, CaseCause.Payment, paymentId, on);
        var applied = parts.Sum(part => part.Amount);
        var turn = Turn(on);
        Record(CaseEventKind.PaymentApplied, paymentId, applied, turn == CaseTurn.Closed ? ClosureKind : null);
        return new PaymentApplied(parts, applied, amount - applied, afterClosure, turn);
    }

    /// <summary>
    /// Takes applied money off the lines again. Where the procedure has ended for good (withdrawn, revoked, period over) nothing becomes owed by it: the
    /// amount counts as remitted.
    /// </summary>
    public PaymentTakenBack TakeBack(Guid paymentId, IReadOnlyList<LineAmount> parts, string reason, DateOnly on)
    {
        var ended = Status == CaseStatus.Closed && CaseClosures.EndsProcedure(ClosureKind!) && !CaseClosures.HoldsWhileNothingOwed(ClosureKind!);
        Version++;
        var lines = new List<LineAllocation>(parts.Count);
        foreach (var part in parts)
        {
            var index = IndexOf(part.Line);
            Move(index, LedgerAccount.Paid, -part.Amount, CaseCause.Reversal, paymentId, on);
            if (ended)
                Move(index, LedgerAccount.Remitted, part.Amount, CaseCause.Reversal, paymentId, on);
            lines.Add(new LineAllocation(part.Line, -part.Amount, reason, ""));
        }

        var amount = parts.Sum(part => part.Amount);
        var turn = Turn(on);
        Record(CaseEventKind.PaymentTakenBack, paymentId, -amount, turn == CaseTurn.Reopened ? reason : null);
        return new PaymentTakenBack(lines, amount, turn);
    }

    private int IndexOf(int line)
    {
        var index = _lines.FindIndex(candidate => candidate.Line == line);
        return index >= 0 ? index : throw new InvalidOperationException($"Case {Id} has no line {line}.");
    }
}
