using Enforcement.CaseExecution.Domain.Acts;
using Enforcement.CaseExecution.Domain.Cases;
using Enforcement.CaseExecution.Domain.Payments;
using Enforcement.Kernel;
using Enforcement.Statute;

namespace Enforcement.CaseExecution.Domain.Jurisdictions;

public enum JurisdictionState
{
    /// <summary>Headquarters must decide.</summary>
    Requested,

    /// <summary>The receiving branch's numbers are awaited.</summary>
    Approved,

    Moved,
    Rejected,
    Withdrawn,
}

/// <summary>What a request says; never changes.</summary>
/// <param name="Id">Its id.</param>
/// <param name="FromBranch">The branch that asks.</param>
/// <param name="FromSection">Its section.</param>
/// <param name="ToBranch">The branch INT-06 names.</param>
/// <param name="Reason">Why the own branch has no jurisdiction; no personal data.</param>
/// <param name="RequestActId">The act that asks.</param>
/// <param name="RequestedBy">Who asked: he does not decide.</param>
/// <param name="RequestedAt">When, UTC.</param>
public sealed record JurisdictionTerms(
    Guid Id, string FromBranch, string FromSection, string ToBranch, string Reason, Guid RequestActId, string RequestedBy, DateTimeOffset RequestedAt);

/// <summary>A request to move cases to the branch that has jurisdiction. The ruling that refuses the own branch is its ground.</summary>
public sealed class JurisdictionTransfer
{
    private JurisdictionTransfer(JurisdictionTerms terms) => Terms = terms;

    public JurisdictionTerms Terms { get; }
    public JurisdictionState State { get; private set; }
    public string? DecidedBy { get; private set; }
    public DateTimeOffset? DecidedAt { get; private set; }
    public string? Note { get; private set; }
    public DateTimeOffset? MovedAt { get; private set; }
    public int StoredVersion { get; private init; }
    public int Version { get; private set; }

    public static JurisdictionTransfer Restore(
        JurisdictionTerms terms, JurisdictionState state, string? decidedBy, DateTimeOffset? decidedAt, string? note, DateTimeOffset? movedAt, int version) =>
        new(terms) { State = state, DecidedBy = decidedBy, DecidedAt = decidedAt, Note = note, MovedAt = movedAt, StoredVersion = version, Version = version };

    /// <summary>The branch asks for cases of one obligor.</summary>
    /// <param name="journal">The transaction.</param>
    /// <param name="cases">The cases, locked; of one branch.</param>
    /// <param name="facts">Where assets and obligor are, by the branch's own check.</param>
    /// <param name="reason">In words; no personal data.</param>
    /// <param name="subject">Who asks.</param>
    public static Result<(JurisdictionTransfer Transfer, Act Act)> Request(
        Journal journal, IReadOnlyCollection<CaseFile> cases, JurisdictionFacts facts, string reason, string subject)
    {
        var first = cases.First();
        var ruling = Jurisdiction.Decide(facts with { ReceivedAt = first.Number.Branch });
        if (ruling.IsAllowed)
            return JurisdictionRefusals.OwnBranch.Because(ruling);
        if (ruling.Reason != "other_branch")
            return JurisdictionRefusals.PlaceUnknown.Because(ruling, "/assets");
        var id = Guid.CreateVersion7(journal.At);
        var effect = new ActEffect("jurisdictionTransfer", id, Detail: ruling.Order[0]);
        if (!journal.Do(JurisdictionActs.Requested, cases, Ground.AllowedBy().RestingOn(ruling).For(reason), effect).TryGet(out var act, out var refusal))
            return refusal;
        var terms = new JurisdictionTerms(id, first.Number.Branch, first.State.Section, ruling.Order[0], reason, act.Id, subject, journal.At);
        return (new JurisdictionTransfer(terms) { Version = 1 }, act);
    }

    /// <summary>Headquarters approves; the cases that are still open wait for their numbers.</summary>
    public Result<Act> Approve(Journal journal, IReadOnlyCollection<CaseFile> open, string subject, string? note)
    {
        if (BarsDecision(subject) is { } bar)
            return bar;
        if (open.Count == 0)
            return JurisdictionRefusals.NothingOpen.Because("They ended while the request waited.");
        return Decide(journal, JurisdictionActs.Approved, open, JurisdictionState.Approved, subject, note);
    }

    /// <summary>Headquarters rejects: the cases stay.</summary>
    public Result<Act> Reject(Journal journal, IReadOnlyCollection<CaseFile> cases, string subject, string? note) =>
        BarsDecision(subject) is { } bar ? bar : Decide(journal, JurisdictionActs.Rejected, cases, JurisdictionState.Rejected, subject, note);

    /// <summary>The branch that asked takes it back.</summary>
    public Result<Act> Withdraw(Journal journal, IReadOnlyCollection<CaseFile> cases, string branch, string subject, string? note) =>
        State != JurisdictionState.Requested ? JurisdictionRefusals.Decided.Because($"It is {State}.")
        : branch != Terms.FromBranch ? JurisdictionRefusals.NotOwn.Because($"Branch {Terms.FromBranch} asked.")
        : Decide(journal, JurisdictionActs.Withdrawn, cases, JurisdictionState.Withdrawn, subject, note);

    /// <summary>The numbers are there: the cases move, whatever became of them meanwhile.</summary>
    public Act Move(Journal journal, IReadOnlyCollection<CaseFile> cases, IReadOnlyDictionary<Guid, NewHome> homes)
    {
        if (State != JurisdictionState.Approved)
            throw new InvalidOperationException($"Transfer {Terms.Id} is {State}: no number was asked for.");
        var act = journal.Do(JurisdictionActs.Moved, cases, Ground.AllowedBy(), Effect()).Value;
        foreach (var file in cases)
            journal.Move(act, file, homes[file.Id].Number, homes[file.Id].Section, Terms.Id);
        (State, MovedAt) = (JurisdictionState.Moved, journal.At);
        Version++;
        return act;
    }

    private Refusal? BarsDecision(string subject) =>
        State != JurisdictionState.Requested ? JurisdictionRefusals.Decided.Because($"It is {State}.")
        : subject == Terms.RequestedBy ? JurisdictionRefusals.Own.Because("Another person must decide.")
        : null;

    private Result<Act> Decide(Journal journal, ActKind kind, IReadOnlyCollection<CaseFile> cases, JurisdictionState state, string subject, string? note)
    {
        var done = journal.Do(kind, cases, Ground.AllowedBy().For(note), Effect());
        if (done.IsRefused)
            return done;
        (State, DecidedBy, DecidedAt, Note) = (state, subject, journal.At, note);
        Version++;
        return done;
    }

    private ActEffect Effect() => new("jurisdictionTransfer", Terms.Id, Detail: Terms.ToBranch);
}

/// <summary>Number and section the receiving branch gives a case.</summary>
public readonly record struct NewHome(CaseNumber Number, string Section);
