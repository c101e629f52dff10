using Enforcement.CaseExecution.Domain.Acts;
using Enforcement.CaseExecution.Domain.Cases;
using Enforcement.CaseExecution.Domain.Payments;
using Enforcement.Kernel;
using Enforcement.Statute;

namespace Enforcement.CaseExecution.Domain.Courts;

/// <summary>Whose file went where.</summary>
public enum JoinderDirection
{
    /// <summary>Ours to the court that had seized first.</summary>
    Sent,

    /// <summary>The court's to us, who had.</summary>
    Received,
}

public enum JoinderState
{
    Open,

    /// <summary>The court stopped and sent our file back.</summary>
    Returned,

    /// <summary>We give up the seizure: its state is kept and the file must go to the court (DBL-02).</summary>
    HandoverDue,

    HandedOver,

    /// <summary>The court took its file back.</summary>
    Withdrawn,

    /// <summary>Our case ended while its file was at the court.</summary>
    Over,
}

/// <summary>What is joined; never changes.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Direction">Whose file went where.</param>
/// <param name="Court">The court.</param>
/// <param name="CourtNumber">Number of its case.</param>
/// <param name="MeasureId">Our seizure that its file joins.</param>
/// <param name="Amount">NT$ of the other file.</param>
/// <param name="SinceOn">Day it was sent or received.</param>
/// <param name="ReportedClosed">Our case was reported closed when its file was sent.</param>
/// <param name="ActId">The act.</param>
public sealed record JoinderTerms(
    Guid Id, JoinderDirection Direction, string Court, string CourtNumber, Guid? MeasureId, long? Amount, DateOnly SinceOn, bool ReportedClosed, Guid ActId);

/// <summary>A case handled jointly with a court's.</summary>
public sealed class CourtJoinder
{
    private CourtJoinder(JoinderTerms terms) => Terms = terms;

    public JoinderTerms Terms { get; }
    public JoinderState State { get; private set; }
    public DateOnly? EndedOn { get; private set; }
    public string? Note { get; private set; }
    public int StoredVersion { get; private init; }
    public int Version { get; private set; }

    public static CourtJoinder Restore(JoinderTerms terms, JoinderState state, DateOnly? endedOn, string? note, int version) =>
        new(terms) { State = state, EndedOn = endedOn, Note = note, StoredVersion = version, Version = version };

    /// <summary>The court seized first: no second seizure, our file goes there (DBL-01). The ruling that refuses the seizure is the ground.</summary>
    /// <param name="journal">The transaction.</param>
    /// <param name="file">Our case, locked.</param>
    /// <param name="terms">Court, number and day.</param>
    /// <param name="reportClosed">Report it closed for the statistics as well; the procedure goes on at the court (law.md 7.5).</param>
    /// <param name="note">No personal data.</param>
    public static Result<(CourtJoinder Joinder, Act Act)> Send(Journal journal, CaseFile file, JoinderTerms terms, bool reportClosed, string? note)
    {
        var ruling = DoubleSeizure.Seize(new SeizureFacts(EarlierSeizure.Court));
        var found = reportClosed ? new[] { ruling, CaseClosures.Effect(CaseClosures.JoinedToCourt) } : [ruling];
        var made = Make(journal, file, CourtActs.Sent, terms with { ReportedClosed = reportClosed }, Ground.AllowedBy().RestingOn(found).For(note));
        if (made.TryGet(out var joined, out _) && reportClosed)
            journal.CloseBy(joined.Act, [file], CaseClosures.JoinedToCourt);
        return made;
    }

    /// <summary>We seized first: the court's file joins our seizure.</summary>
    public static Result<(CourtJoinder Joinder, Act Act)> Receive(Journal journal, CaseFile file, JoinderTerms terms, string? note) =>
        terms.MeasureId is null
            ? CourtRefusals.NotSeized.Because("Name the seizure.", "/measureId")
            : Make(journal, file, CourtActs.Received, terms, Ground.AllowedBy().RestingOn(DoubleSeizure.GiveUp(new GivenUpSeizureFacts(false, true))).For(note));

    /// <summary>The court stopped and sent our file back: the case goes on, opened again where it had been reported closed.</summary>
    public Result<Act> Return(Journal journal, CaseFile file, string? note)
    {
        if (Bars(JoinderDirection.Sent) is { } bar)
            return bar;
        var done = End(journal, file, CourtActs.Returned, Ground.AllowedBy().For(note), JoinderState.Returned, note);
        if (done.TryGet(out var act, out _) && file.ClosureKind == CaseClosures.JoinedToCourt)
            journal.Reopen(act, [file]);
        return done;
    }

    /// <summary>We give up the seizure, or have: its state is kept and the file goes to the court (DBL-02).</summary>
    public Result<Act> HandOver(Journal journal, CaseFile file, string? note) =>
        Bars(JoinderDirection.Received) is { } bar ? bar
        : End(journal, file, CourtActs.HandedOver, Ground.AllowedBy().RestingOn(DoubleSeizure.GiveUp(new GivenUpSeizureFacts(true, true))).For(note), JoinderState.HandedOver, note);

    /// <summary>The court took its file back.</summary>
    public Result<Act> Withdraw(Journal journal, CaseFile file, string? note) =>
        Bars(JoinderDirection.Received) is { } bar ? bar : End(journal, file, CourtActs.Withdrawn, Ground.AllowedBy().For(note), JoinderState.Withdrawn, note);

    private static Result<(CourtJoinder Joinder, Act Act)> Make(Journal journal, CaseFile file, ActKind kind, JoinderTerms terms, Ground ground)
    {
        if (terms.SinceOn > journal.Day)
            return CourtRefusals.InFuture.Because($"Today is {journal.Day:yyyy-MM-dd}.", "/on");
        var id = Guid.CreateVersion7(journal.At);
        if (!journal.Do(kind, [file], ground, new ActEffect("courtJoinder", id, terms.Amount)).TryGet(out var act, out var refusal))
            return refusal;
        return (new CourtJoinder(terms with { Id = id, ActId = act.Id }) { State = JoinderState.Open, Version = 1 }, act);
    }

    private Refusal? Bars(JoinderDirection direction) =>
        EndedOn is not null ? CourtRefusals.Ended.Because($"It is {State}.")
        : direction != Terms.Direction ? CourtRefusals.OtherDirection.Because($"It was {Terms.Direction}.")
        : null;

    private Result<Act> End(Journal journal, CaseFile file, ActKind kind, Ground ground, JoinderState state, string? note)
    {
        var done = journal.Do(kind, [file], ground, new ActEffect("courtJoinder", Terms.Id));
        if (done.IsRefused)
            return done;
        (State, EndedOn, Note) = (state, journal.Day, note);
        Version++;
        return done;
    }
}
