using Enforcement.CaseExecution.Domain.Acts;
using Enforcement.CaseExecution.Domain.Cases;
using Enforcement.CaseExecution.Domain.Payments;
using Enforcement.Kernel;
using Enforcement.Statute;

namespace Enforcement.CaseExecution.Domain.Entrustments;

public enum EntrustmentState
{
    /// <summary>The other branch reads the case and accepts or refuses.</summary>
    Sent,

    /// <summary>Its staff do the entrusted acts, nothing else.</summary>
    Accepted,

    /// <summary>Reported done 助執報結: closed for the statistics of the entrusted branch.</summary>
    Done,

    /// <summary>It could not be done.</summary>
    Returned,

    Refused,
    Withdrawn,

    /// <summary>The case ended first.</summary>
    Over,
}

/// <summary>What is entrusted; never changes.</summary>
/// <param name="Id">Its id.</param>
/// <param name="FromBranch">The branch whose case it is.</param>
/// <param name="ToBranch">The branch of the place (INT-10).</param>
/// <param name="Acts">Codes of the kinds of act.</param>
/// <param name="Place">Where the act is needed.</param>
/// <param name="Task">What is asked, in words; no personal data.</param>
/// <param name="SentOn">Day it was sent.</param>
/// <param name="DueOn">Last day to do it or report (INT-13).</param>
/// <param name="SentBy">Who sent it.</param>
/// <param name="ActId">The act that entrusts.</param>
public sealed record EntrustmentTerms(
    Guid Id, string FromBranch, string ToBranch, IReadOnlyList<string> Acts, Place Place, string Task, DateOnly SentOn, DateOnly DueOn, string SentBy, Guid ActId);

/// <summary>An act another branch is entrusted with, its linked case 助執.</summary>
public sealed class EntrustedCase
{
    private EntrustedCase(EntrustmentTerms terms) => Terms = terms;

    public EntrustmentTerms Terms { get; }
    public EntrustmentState State { get; private set; }

    /// <summary>Section of the entrusted branch that does it; null until accepted, and where the branch names none.</summary>
    public string? ToSection { get; private set; }

    /// <summary>Reports made.</summary>
    public int Reports { get; private set; }

    /// <summary>A collection order of it still collects: it is not done (INT-12).</summary>
    public bool Collects { get; private set; }

    public DateOnly? EndedOn { get; private set; }
    public string? Note { get; private set; }
    public int StoredVersion { get; private init; }
    public int Version { get; private set; }
    public bool IsOpen => State is EntrustmentState.Sent or EntrustmentState.Accepted;

    public static EntrustedCase Restore(EntrustmentTerms terms, EntrustmentState state, string? toSection, int reports, bool collects, DateOnly? endedOn, string? note, int version) =>
        new(terms) { State = state, ToSection = toSection, Reports = reports, Collects = collects, EndedOn = endedOn, Note = note, StoredVersion = version, Version = version };

    /// <summary>Entrusts the branch of the place with acts of a case.</summary>
    public static Result<(EntrustedCase Case, Act Act)> Entrust(Journal journal, CaseFile file, Place place, IReadOnlyList<string> acts, string task, string subject)
    {
        if (acts.FirstOrDefault(code => ActKinds.Find(code) is not { TakesUp: true } kind || kind == EntrustmentActs.Entrusted) is { } odd)
            return EntrustmentRefusals.ActUnknown.Because($"{odd}.", "/acts");
        var ruling = Entrustment.Entrust(new EntrustmentFacts(place, file.Number.Branch));
        var due = Entrustment.ReportBy(new EntrustmentReportFacts(journal.Day), journal.Law);
        var id = Guid.CreateVersion7(journal.At);
        var effect = new ActEffect("entrustment", id, Detail: ruling.IsAllowed ? ruling.Order[0] : null);
        if (!journal.Do(EntrustmentActs.Entrusted, [file], Ground.AllowedBy(ruling).RestingOn(due).For(task), effect).TryGet(out var act, out var refusal))
            return refusal;
        var terms = new EntrustmentTerms(id, file.Number.Branch, ruling.Order[0], acts, place, task, journal.Day, due.Date!.Value, subject, act.Id);
        return (new EntrustedCase(terms) { State = EntrustmentState.Sent, Version = 1 }, act);
    }

    /// <summary>The other branch takes it, by one of its sections.</summary>
    public Result<Act> Accept(Journal journal, CaseFile file, string branch, string? section)
    {
        if ((Bars(branch, Terms.ToBranch) ?? (State == EntrustmentState.Accepted ? EntrustmentRefusals.AcceptedBefore.Because("Its section works on it.") : null)) is { } bar)
            return bar;
        var done = Do(journal, file, EntrustmentActs.Accepted, Ground.AllowedBy(), section);
        if (!done.IsRefused)
            (State, ToSection) = (EntrustmentState.Accepted, section);
        return done;
    }

    /// <summary>The other branch says at once that it will not, and why (AEL 6).</summary>
    public Result<Act> Refuse(Journal journal, CaseFile file, string branch, string reason)
    {
        if ((Bars(branch, Terms.ToBranch) ?? (State == EntrustmentState.Accepted ? EntrustmentRefusals.AcceptedBefore.Because("Return it instead.") : null)) is { } bar)
            return bar;
        return End(journal, file, EntrustmentActs.Refused, Ground.AllowedBy().For(reason), EntrustmentState.Refused, reason);
    }

    /// <summary>What was done; the entrustment goes on.</summary>
    public Result<Act> Report(Journal journal, CaseFile file, string branch, DateOnly doneOn, bool collects)
    {
        if (BarsWork(branch) is { } bar)
            return bar;
        if (doneOn > journal.Day)
            return EntrustmentRefusals.InFuture.Because($"Today is {journal.Day:yyyy-MM-dd}.", "/doneOn");
        var done = Do(journal, file, EntrustmentActs.Reported, Ground.AllowedBy(), collects ? "collects" : null);
        if (!done.IsRefused)
            (Reports, Collects) = (Reports + 1, collects);
        return done;
    }

    /// <summary>Reported done, unless a collection order still collects (INT-12).</summary>
    public Result<Act> Complete(Journal journal, CaseFile file, string branch, string? note)
    {
        if (BarsWork(branch) is { } bar)
            return bar;
        var ruling = Entrustment.ReportDone(new EntrustedCaseFacts(Reports > 0, Collects));
        return End(journal, file, EntrustmentActs.Done, Ground.AllowedBy(ruling).For(note), EntrustmentState.Done, note);
    }

    /// <summary>It could not be done: back to the branch that asked.</summary>
    public Result<Act> Return(Journal journal, CaseFile file, string branch, string reason) =>
        BarsWork(branch) is { } bar ? bar : End(journal, file, EntrustmentActs.Returned, Ground.AllowedBy().For(reason), EntrustmentState.Returned, reason);

    /// <summary>The branch that asked needs it no more.</summary>
    public Result<Act> Withdraw(Journal journal, CaseFile file, string branch, string reason) =>
        Bars(branch, file.Number.Branch) is { } bar ? bar : End(journal, file, EntrustmentActs.Withdrawn, Ground.AllowedBy().For(reason), EntrustmentState.Withdrawn, reason);

    private Refusal? Bars(string branch, string needed) =>
        !IsOpen ? EntrustmentRefusals.Ended.Because($"It is {State}.")
        : branch != needed ? EntrustmentRefusals.OtherBranch.Because($"It is for branch {needed}.")
        : null;

    private Refusal? BarsWork(string branch) =>
        Bars(branch, Terms.ToBranch) ?? (State == EntrustmentState.Sent ? EntrustmentRefusals.NotAccepted.Because("Accept it first.") : null);

    private Result<Act> End(Journal journal, CaseFile file, ActKind kind, Ground ground, EntrustmentState state, string? note)
    {
        var done = Do(journal, file, kind, ground, Codes(state));
        if (!done.IsRefused)
            (State, EndedOn, Note) = (state, journal.Day, note);
        return done;
    }

    private Result<Act> Do(Journal journal, CaseFile file, ActKind kind, Ground ground, string? detail)
    {
        var done = journal.Do(kind, [file], ground, new ActEffect("entrustment", Terms.Id, Detail: detail));
        if (!done.IsRefused)
            Version++;
        return done;
    }

    // Done closes the linked case as the table of closure kinds says (law.md 7.5).
    private static string? Codes(EntrustmentState state) => state == EntrustmentState.Done ? CaseClosures.EntrustedDone : null;
}
