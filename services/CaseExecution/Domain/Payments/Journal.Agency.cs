using Enforcement.CaseExecution.Domain.Cases;
using Enforcement.Kernel;

namespace Enforcement.CaseExecution.Domain.Payments;

public sealed partial class Journal
{
    /// <summary>
    /// The agency's new amounts. Money beyond a line's new amount leaves it, latest payment first, is applied to what the case still owes elsewhere, and the
    /// rest waits in suspense to be refunded.
    /// </summary>
    /// <param name="file">The case, locked.</param>
    /// <param name="amendment">New amounts.</param>
    /// <param name="funding">What is applied to the case now, net, oldest first.</param>
    /// <param name="payments">The payments of <paramref name="funding"/>, locked.</param>
    public Result<AmountAmended> Amend(
        CaseFile file, Amendment amendment, IReadOnlyList<AppliedPart> funding, IReadOnlyDictionary<Guid, Payment> payments)
    {
        var result = file.Amend(amendment.Id, amendment.Sequence, amendment.Lines, amendment.Reason, Day);
        if (!result.TryGet(out var amended, out _))
            return result;
        _cases[file.Id] = file;
        Note(file, amended.Turn, "amended");
        var released = new List<(Payment Payment, long Amount)>();
        foreach (var line in amended.Released)
            Release(file, line, funding, payments, released);
        foreach (var (payment, amount) in released)
        {
            var excess = amount;
            if (file.Outstanding > 0 && Apply(payment, file, amount).TryGet(out var applied, out _))
                excess = applied.Excess;
            if (excess > 0)
                Park(payment, SuspenseReason.ClaimReduced, file.Id, excess);
        }

        return amended;
    }

    /// <summary>The agency withdraws.</summary>
    public Result<CaseWithdrawn> Withdraw(CaseFile file, AgencyWithdrawal withdrawal)
    {
        var wasOpen = file.Status == CaseStatus.Open;
        var result = file.Withdraw(withdrawal.Id, withdrawal.Sequence, withdrawal.BuyerConsentReference, withdrawal.Reason, Day);
        if (result.IsRefused)
            return result;
        _cases[file.Id] = file;
        if (wasOpen)
            Note(file, CaseTurn.Closed, "withdrawn");
        return result;
    }

    /// <summary>Closes a case by decision.</summary>
    public Result<CaseClosed> Close(CaseFile file, string kind)
    {
        var wasOpen = file.Status == CaseStatus.Open;
        var result = file.Close(kind, Day);
        if (result.IsRefused)
            return result;
        _cases[file.Id] = file;
        if (wasOpen)
            Note(file, CaseTurn.Closed, "decision");
        return result;
    }

    /// <summary>Records that the case refused an agency's message, so that the next one of the transfer can follow.</summary>
    public void PassOver(CaseFile file, int sequence, Guid causeId, Refusal refusal)
    {
        _cases[file.Id] = file;
        file.PassOver(sequence, causeId, refusal);
    }

    private void Release(
        CaseFile file, LineAmount line, IReadOnlyList<AppliedPart> funding, IReadOnlyDictionary<Guid, Payment> payments, List<(Payment, long)> released)
    {
        var rest = line.Amount;
        foreach (var part in funding.Where(part => part.Line == line.Line).Reverse())
        {
            var amount = Math.Min(rest, part.Amount);
            if (amount <= 0)
                continue;
            var payment = payments[part.PaymentId];
            _payments[payment.Id] = payment;
            payment.Release(amount);
            _allocations.Add(new AllocationEntry(payment.Id, file.State, file.Version, new LineAllocation(line.Line, -amount, "claimReduced", ""), part.AfterClosure));
            _money.Add(new CaseMoney(payment.Receipt, file.State, -amount, file.Outstanding, part.AfterClosure));
            released.Add((payment, amount));
            rest -= amount;
        }

        if (rest != 0)
            throw new InvalidOperationException($"Case {file.Id} line {line.Line} holds NT$ {rest} more than payments explain.");
    }
}
