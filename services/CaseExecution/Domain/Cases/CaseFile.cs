using Enforcement.Kernel;

namespace Enforcement.CaseExecution.Domain.Cases;

/// <summary>
/// A case as its money sees it. Every change raises the version by one, writes one event and the ledger movements that explain it; the equation
/// claimed = paid + remitted + outstanding holds on every line after every method.
/// </summary>
public sealed partial class CaseFile
{
    private readonly List<ClaimLine> _lines;
    private readonly List<CaseEvent> _events = [];
    private readonly List<BookedMovement> _movements = [];

    private CaseFile(CaseState state)
    {
        State = state;
        _lines = [.. state.Lines.OrderBy(line => line.Line)];
        (Version, AppliedSequence, Status, ClosureKind, ClosedOn) = (state.Version, state.AppliedSequence, state.Status, state.ClosureKind, state.ClosedOn);
        (Stage, IsActed, IsStayed, ReopenedOn, ProcedureEndedOn) = (state.Stage, state.IsActed, state.IsStayed, state.ReopenedOn, state.ProcedureEndedOn);
        IsProvisional = state.ProvisionalOn is not null;
    }

    /// <summary>As it was stored.</summary>
    public CaseState State { get; }

    public Guid Id => State.Id;
    public CaseNumber Number => State.Number;
    public int Version { get; private set; }

    /// <summary>Last amendment or withdrawal of the transfer that took effect or was refused.</summary>
    public int AppliedSequence { get; private set; }

    public CaseStatus Status { get; private set; }
    public string? ClosureKind { get; private set; }
    public DateOnly? ClosedOn { get; private set; }

    /// <summary>Day the legal procedure ended; null on a case that is only closed for the statistics.</summary>
    public DateOnly? ProcedureEndedOn { get; private set; }

    public DateOnly? ReopenedOn { get; private set; }
    public CaseStage Stage { get; private set; }

    /// <summary>An act touched it, so measures, stays, plans ... may hang on it.</summary>
    public bool IsActed { get; private set; }

    /// <summary>All of it is stayed.</summary>
    public bool IsStayed { get; private set; }

    /// <summary>It rests on a provisional attachment 假扣押, which secures and does not satisfy.</summary>
    public bool IsProvisional { get; private set; }

    /// <summary>The legal procedure has ended: no measure may be in force.</summary>
    public bool HasEnded => ProcedureEndedOn is not null;

    public IReadOnlyList<ClaimLine> Lines => _lines;
    public long Claimed => _lines.Sum(line => line.Claimed);
    public long Paid => _lines.Sum(line => line.Paid);
    public long Remitted => _lines.Sum(line => line.Remitted);
    public long Outstanding => _lines.Sum(line => line.Outstanding);

    /// <summary>Events since it was loaded.</summary>
    public IReadOnlyList<CaseEvent> Events => _events;

    /// <summary>Ledger movements since it was loaded.</summary>
    public IReadOnlyList<BookedMovement> Movements => _movements;

    public static CaseFile Restore(CaseState state) => new(state);

    /// <summary>Closes by decision: the legal grounds are the officer's, the effect on what is owed follows from the kind (law.md 7.5).</summary>
    public Result<CaseClosed> Close(string kind, DateOnly on)
    {
        if (HasEnded || (Status == CaseStatus.Closed && !CaseClosures.EndsProcedure(kind)))
            return CaseRefusals.Closed.Because($"It ended on {ClosedOn:yyyy-MM-dd} as {ClosureKind}.");
        if (!CaseClosures.ByDecision.Contains(kind))
            return CaseRefusals.ClosureKindNotAllowed.Because($"Allowed: {string.Join(", ", CaseClosures.ByDecision)}.", "/kind");
        Version++;
        var remitted = CaseClosures.EndsProcedure(kind) ? RemitOutstanding(CaseCause.Closure, Id, on) : 0;
        End(kind, on);
        Record(CaseEventKind.Closed, Id, remitted == 0 ? null : remitted, kind);
        return new CaseClosed(kind, remitted);
    }

    private void End(string kind, DateOnly on)
    {
        (Status, ClosureKind, ClosedOn) = (CaseStatus.Closed, kind, on);
        ProcedureEndedOn = CaseClosures.EndsProcedure(kind) ? on : null;
    }

    /// <summary>Follows what is owed: nothing owed ends an open case, something owed again reopens one that ended because nothing was.</summary>
    private CaseTurn Turn(DateOnly on)
    {
        if (Status == CaseStatus.Open && Outstanding == 0)
        {
            End(Paid > 0 ? CaseClosures.PaidInFull : CaseClosures.Revoked, on);
            return CaseTurn.Closed;
        }

        if (Status == CaseStatus.Closed && Outstanding > 0 && CaseClosures.HoldsWhileNothingOwed(ClosureKind!))
        {
            (Status, ClosureKind, ClosedOn, ReopenedOn, ProcedureEndedOn) = (CaseStatus.Open, null, null, on, null);
            return CaseTurn.Reopened;
        }

        // Paid after a certificate: the statistics keep their closure, the procedure ends with the debt, and goes on when the money never came.
        if (Status == CaseStatus.Closed && !CaseClosures.EndsProcedure(ClosureKind!))
            ProcedureEndedOn = Outstanding == 0 ? ProcedureEndedOn ?? on : null;

        return CaseTurn.None;
    }

    private long RemitOutstanding(string cause, Guid causeId, DateOnly on)
    {
        var remitted = Outstanding;
        for (var index = 0; index < _lines.Count; index++)
            Move(index, LedgerAccount.Remitted, _lines[index].Outstanding, cause, causeId, on);
        return remitted;
    }

    private void Move(int index, LedgerAccount account, long amount, string cause, Guid causeId, DateOnly on)
    {
        if (amount == 0)
            return;
        var line = _lines[index];
        _lines[index] = account switch
        {
            LedgerAccount.Claimed => line with { Claimed = line.Claimed + amount },
            LedgerAccount.Paid => line with { Paid = line.Paid + amount },
            _ => line with { Remitted = line.Remitted + amount },
        };
        _movements.Add(new BookedMovement(Version, line.Line, account, amount, cause, causeId, on));
    }

    private void Record(string kind, Guid causeId, long? amount, string? detail) => _events.Add(new CaseEvent(Version, kind, causeId, amount, detail));
}
