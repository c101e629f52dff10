using Enforcement.CaseExecution.Domain.Acts;
using Enforcement.Kernel;
using Enforcement.Statute;

namespace Enforcement.CaseExecution.Domain.Cases;

public sealed partial class CaseFile
{
    /// <summary>Whether an act may be done on the case as it stands; null when it may.</summary>
    public Refusal? Bars(ActKind kind)
    {
        if (kind.Reach != ActReach.Any && HasEnded)
            return ActRefusals.CaseEnded.Because($"Case {Number} ended on {ProcedureEndedOn:yyyy-MM-dd} as {ClosureKind}.", null, kind.Basis);
        if (kind.Reach == ActReach.Open && Status == CaseStatus.Closed)
            return CaseRefusals.Closed.Because($"Case {Number} is closed as {ClosureKind} since {ClosedOn:yyyy-MM-dd}.", null, kind.Basis);
        if (kind.IsMeasure && IsStayed)
            return ActRefusals.CaseStayed.Because($"Case {Number} is stayed.", null, kind.Basis);
        if (kind.IsMeasure && Stage == CaseStage.CorrectionPending)
            return ActRefusals.CorrectionPending.Because($"Case {Number} waits for a correction.", null, new LegalBasis("INT-07", "民事訴訟法 249"));
        return IsProvisional && kind.Provisionally is { } measure && ProvisionalAttachment.May(new ProvisionalMeasureFacts(measure)) is { IsAllowed: false } notFinal
            ? ActRefusals.CaseProvisional.Because(notFinal)
            : null;
    }

    /// <summary>Moves an open case between review, correction and execution; the act that does it writes the event.</summary>
    internal void MoveTo(CaseStage stage) => Stage = stage;

    /// <summary>Its title is final: it is executed in full from now on.</summary>
    internal void MakeFinal() => IsProvisional = false;

    internal void HoldAll(bool held) => IsStayed = held;

    /// <summary>An act touched the case: one version, one event.</summary>
    internal void Record(ActKind kind, Guid actId, ActEffect effect)
    {
        Version++;
        IsActed = true;
        if (kind.TakesUp && Stage == CaseStage.Review && Status == CaseStatus.Open)
            Stage = CaseStage.Active;
        Record(kind.Code, actId, effect.Amount, effect.Detail);
    }

    /// <summary>Ends the case by an act that has its own kind of closure (return, completion, transfer ...). What is still owed is remitted where the procedure ends.</summary>
    internal CaseClosed CloseBy(string kind, Guid causeId, DateOnly on)
    {
        Version++;
        var remitted = CaseClosures.EndsProcedure(kind) ? RemitOutstanding(CaseCause.Closure, causeId, on) : 0;
        End(kind, on);
        Record(CaseEventKind.Closed, causeId, remitted == 0 ? null : remitted, kind);
        return new CaseClosed(kind, remitted);
    }

    /// <summary>Opens a closed case again whose procedure goes on, e.g. on re-transfer of its certificate.</summary>
    internal void Reopen(Guid causeId, string reason, DateOnly on)
    {
        Version++;
        (Status, ClosureKind, ClosedOn, ReopenedOn, ProcedureEndedOn) = (CaseStatus.Open, null, null, on, null);
        Record(CaseEventKind.Reopened, causeId, null, reason);
    }

    /// <summary>Takes a part of the claim off, when the act it rests on was revoked in part (AEL 8(2)).</summary>
    internal CaseTurn Remit(IReadOnlyList<LineAmount> parts, Guid causeId, DateOnly on)
    {
        Version++;
        foreach (var part in parts)
            Move(IndexOf(part.Line), LedgerAccount.Remitted, part.Amount, CaseCause.Closure, causeId, on);
        var remitted = parts.Sum(part => part.Amount);
        var turn = Turn(on);
        Record(CaseEventKind.PartTerminated, causeId, remitted, turn == CaseTurn.Closed ? ClosureKind : null);
        return turn;
    }
}
