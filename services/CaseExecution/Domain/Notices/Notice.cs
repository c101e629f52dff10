using Enforcement.CaseExecution.Domain.Acts;
using Enforcement.CaseExecution.Domain.Cases;
using Enforcement.CaseExecution.Domain.Payments;
using Enforcement.Kernel;
using Enforcement.Statute;

namespace Enforcement.CaseExecution.Domain.Notices;

/// <summary>
/// A notice to the people of one or more cases of one obligor: issued, served on each addressee, moved, taken back. Each method is one act over all its cases.
/// </summary>
public static class Notice
{
    /// <summary>Issues one notice for cases of one obligor.</summary>
    /// <param name="journal">Takes the act.</param>
    /// <param name="cases">Locked; at least one.</param>
    /// <param name="terms">What it says.</param>
    /// <param name="addressees">At least one.</param>
    /// <param name="moratorium">Ruling of the moratorium its day falls into; null when there is none.</param>
    public static Result<IssuedNotice> Issue(
        Journal journal, IReadOnlyCollection<CaseFile> cases, NoticeTerms terms, IReadOnlyList<AddresseeTerms> addressees, Ruling? moratorium)
    {
        var notice = IssuedNotice.Of(journal.At, cases, terms, addressees);
        var done = Issue(journal, cases, terms, new ActEffect("notice", notice.Id, notice.Amount, DayOf(terms)), moratorium, addressees);
        return done.TryGet(out var act, out var refusal) ? notice with { ActId = act.Id } : refusal;
    }

    /// <summary>What keeps a notice from being issued on a case; null when it may be. Nobody is told to do anything while all of the case is stayed.</summary>
    public static Refusal? Bars(CaseFile file, NoticeKind kind) => file.Bars(NoticeKinds.ActOf(kind))
        ?? (file.IsStayed && kind != NoticeKind.Information ? ActRefusals.CaseStayed.Because($"Case {file.Number} is stayed.", null, NoticeKinds.ActOf(kind).Basis) : null);

    /// <summary>The act of issuing notices of the same terms to many obligors at once; the subject is the run that does it.</summary>
    public static Result<Act> IssueAll(Journal journal, IReadOnlyCollection<CaseFile> cases, NoticeTerms terms, Guid runId, Ruling? moratorium) =>
        Issue(journal, cases, terms, new ActEffect("noticeRun", runId, cases.Sum(file => file.Outstanding), DayOf(terms)), moratorium, []);

    /// <summary>Sets another day to appear.</summary>
    public static Result<Act> Move(
        Journal journal, IReadOnlyCollection<CaseFile> cases, NoticeKind kind, NoticeState state, DateOnly day, ActEffect effect, Ruling? moratorium, string reason)
    {
        if (kind != NoticeKind.Appearance)
            return NoticeRefusals.NotAnAppearance.Because("Only a notice to appear has a day that can be moved.");
        if (state != NoticeState.Open)
            return NoticeRefusals.Settled.Because($"It is {state}.");
        if (moratorium is { IsAllowed: false })
            return MoratoriumRefusals.InForce.Because(moratorium, "/appearAt");
        return journal.Do(NoticeActs.AppearanceMoved, cases, AllowedBy(NoticeRules.Notify(new NoticeFacts(NoticeDemand.Appear, journal.Day, day)), moratorium).For(reason), effect);
    }

    /// <summary>Sets other days to appear for many notices at once; the subject is the run that does it.</summary>
    /// <param name="journal">Takes the act.</param>
    /// <param name="cases">All cases of the notices.</param>
    /// <param name="firstDay">The first of the new days.</param>
    /// <param name="runId">The run.</param>
    /// <param name="reason">Why.</param>
    public static Result<Act> MoveAll(Journal journal, IReadOnlyCollection<CaseFile> cases, DateOnly firstDay, Guid runId, string reason) => journal.Do(
        NoticeActs.AppearanceMoved, cases, Ground.AllowedBy(NoticeRules.Notify(new NoticeFacts(NoticeDemand.Appear, journal.Day, firstDay))).For(reason),
        new ActEffect("noticeRun", runId));

    /// <summary>Takes a notice back.</summary>
    public static Result<Act> Cancel(Journal journal, IReadOnlyCollection<CaseFile> cases, Guid noticeId, NoticeState state, string reason) =>
        state != NoticeState.Open
            ? NoticeRefusals.Settled.Because($"It is {state}.")
            : journal.Do(NoticeActs.Cancelled, cases, Ground.AllowedBy().For(reason), new ActEffect("notice", noticeId));

    private static Result<Act> Issue(
        Journal journal, IReadOnlyCollection<CaseFile> cases, NoticeTerms terms, ActEffect effect, Ruling? moratorium, IReadOnlyList<AddresseeTerms> addressees)
    {
        if (cases.Select(file => Bars(file, terms.Kind)).FirstOrDefault(bar => bar is not null) is { } bar)
            return bar;
        if (moratorium is { IsAllowed: false })
            return MoratoriumRefusals.InForce.Because(moratorium, "/appearAt");

        // What demands something begins the enforcement (AEL 7(3)).
        Ruling[] begun = terms.Kind == NoticeKind.Information ? [] : [Limitation.Begun(new BeginningFacts(journal.Day, null))];
        var ground = AllowedBy(NoticeRules.Notify(new NoticeFacts(NoticeKinds.DemandOf(terms.Kind), journal.Day, terms.DayOn)), moratorium)
            .RestingOn([.. begun, .. addressees.Select(addressee => addressee.Recipient())]).For(terms.Purpose);
        var done = journal.Do(NoticeKinds.ActOf(terms.Kind), cases, ground, effect);
        if (!done.IsRefused && terms.Kind != NoticeKind.Information)
            journal.Flag(cases, CaseFlag.NoticeSent);
        return done;
    }

    private static Ground AllowedBy(Ruling notified, Ruling? moratorium) => moratorium is null ? Ground.AllowedBy(notified) : Ground.AllowedBy(notified, moratorium);

    private static string? DayOf(NoticeTerms terms) => terms.DayOn?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}

/// <summary>A notice that was issued.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Cases">Its cases, of one obligor; the first is the one it is filed under.</param>
/// <param name="Terms">What it says.</param>
/// <param name="Addressees">Who gets it.</param>
/// <param name="Amount">NT$ owed and due on the cases when it was issued.</param>
/// <param name="ActId">The act.</param>
public sealed record IssuedNotice(Guid Id, IReadOnlyList<CaseFile> Cases, NoticeTerms Terms, IReadOnlyList<AddresseeTerms> Addressees, long Amount, Guid ActId)
{
    /// <summary>A notice before its act.</summary>
    public static IssuedNotice Of(DateTimeOffset at, IReadOnlyCollection<CaseFile> cases, NoticeTerms terms, IReadOnlyList<AddresseeTerms> addressees) =>
        new(Guid.CreateVersion7(at), [.. cases.OrderBy(file => file.Id)], terms, addressees, cases.Where(file => !file.IsProvisional).Sum(file => file.Outstanding), Guid.Empty);
}
