using Enforcement.Kernel;
using Enforcement.Statute;

namespace Enforcement.CaseExecution.Domain.Cases;

public sealed partial class CaseFile
{
    /// <summary>Whether an agency's message is the next one of its transfer; earlier ones have taken effect, later ones must wait.</summary>
    public SequenceTurn TurnOf(int sequence) =>
        sequence <= AppliedSequence ? SequenceTurn.Done : sequence == AppliedSequence + 1 ? SequenceTurn.Next : SequenceTurn.TooEarly;

    /// <summary>A message whose effect the case refused still counts as handled: the next one may follow.</summary>
    public void PassOver(int sequence, Guid causeId, Refusal refusal)
    {
        Version++;
        AppliedSequence = sequence;
        Record(CaseEventKind.AgencyMessageRefused, causeId, null, refusal.Code.Code);
    }

    /// <summary>
    /// The agency's new amounts (AEL 8(1)(2)). A line never goes below what is paid on it: the money beyond the new amount leaves the line and is returned as
    /// released. Nothing owed any more ends the case; something owed again reopens one that had been paid.
    /// </summary>
    public Result<AmountAmended> Amend(Guid amendmentId, int sequence, IReadOnlyList<AmendedLine> amended, string reason, DateOnly on)
    {
        if (Status == CaseStatus.Closed && !CaseClosures.HoldsWhileNothingOwed(ClosureKind!))
            return CaseRefusals.Closed.Because($"It ended on {ClosedOn:yyyy-MM-dd} as {ClosureKind}; its amounts stand.");
        if (amended.Any(line => line.Amount < 0))
            return CaseRefusals.AmountInvalid.Because("A line has a negative amount.");

        Version++;
        AppliedSequence = sequence;
        var before = Claimed;
        var released = new List<LineAmount>();
        foreach (var line in amended)
        {
            var index = LineFor(line);
            var (paid, remitted) = (_lines[index].Paid, _lines[index].Remitted);
            var beyond = Math.Max(0, paid + remitted - line.Amount);
            var unremitted = Math.Min(beyond, remitted);
            Move(index, LedgerAccount.Remitted, -unremitted, CaseCause.Amendment, amendmentId, on);
            if (beyond > unremitted)
                released.Add(new LineAmount(line.Line, beyond - unremitted));
            Move(index, LedgerAccount.Paid, unremitted - beyond, CaseCause.Amendment, amendmentId, on);
            Move(index, LedgerAccount.Claimed, line.Amount - _lines[index].Claimed, CaseCause.Amendment, amendmentId, on);
        }

        var delta = Claimed - before;
        var turn = Turn(on);
        Record(CaseEventKind.AmountAmended, amendmentId, delta, reason);
        return new AmountAmended(delta, released, turn);
    }

    /// <summary>The agency withdraws (ER 24): before the end, and after a winning bid only with the buyer's consent (CEA 58(2)).</summary>
    public Result<CaseWithdrawn> Withdraw(Guid withdrawalId, int sequence, string? buyerConsentReference, string reason, DateOnly on)
    {
        var ended = ProcedureEndedOn;
        var ruling = Withdrawal.Decide(new WithdrawalFacts(on, ended, State.BidWonOn, null, !string.IsNullOrWhiteSpace(buyerConsentReference)));
        if (!ruling.IsAllowed)
        {
            return ended is not null
                ? CaseRefusals.Closed.Because($"It ended on {ended:yyyy-MM-dd} as {ClosureKind}.", null, ruling.Basis)
                : CaseRefusals.BuyerConsentNeeded.Because($"A bid won on {State.BidWonOn:yyyy-MM-dd}.", "/buyerConsentReference", ruling.Basis);
        }

        Version++;
        AppliedSequence = sequence;
        var remitted = RemitOutstanding(CaseCause.Withdrawal, withdrawalId, on);
        End(CaseClosures.Withdrawn, on);
        Record(CaseEventKind.Withdrawn, withdrawalId, remitted, reason);
        return new CaseWithdrawn(remitted);
    }

    private int LineFor(AmendedLine amended)
    {
        var index = _lines.FindIndex(line => line.Line == amended.Line);
        if (index >= 0)
            return index;
        _lines.Add(new ClaimLine(amended.Line, amended.Item, amended.DueOn, Claimed: 0));
        return _lines.Count - 1;
    }
}

/// <summary>Place of an agency's message in the order of its transfer.</summary>
public enum SequenceTurn
{
    Next,
    Done,
    TooEarly,
}
