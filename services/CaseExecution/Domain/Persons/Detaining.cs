using Enforcement.CaseExecution.Domain.Acts;
using Enforcement.CaseExecution.Domain.Cases;
using Enforcement.CaseExecution.Domain.Measures;
using Enforcement.CaseExecution.Domain.Payments;
using Enforcement.Kernel;
using Enforcement.Statute;

namespace Enforcement.CaseExecution.Domain.Persons;

/// <summary>Custody 管收 (AEL 17(6)-(11), 19 to 23): applied for with the person, granted by the court, for three months at most and twice at most.</summary>
public static class Detaining
{
    /// <summary>Why an arrest or holding ended: the person went to the court with the application.</summary>
    public const string BroughtToCourt = "broughtToCourt";

    /// <summary>Why a custody ended that a bar of AEL 21 suspended; after it one more is possible.</summary>
    public const string Suspended = "suspended";

    /// <summary>Why a custody ended whose ruling was quashed.</summary>
    public const string Quashed = "quashed";

    /// <summary>Applies for custody of the person who is held, within the hours.</summary>
    public static Result<Measure> Apply(Journal journal, PersonMatter matter, Measure held, CustodyApplication application)
    {
        if (Holding.IsOver(held) is { } over)
            return over;
        if (application.FiledAt > journal.At || application.FiledAt < application.HeldFrom.StartedAt)
            return HoldingRefusals.InstantWrong.Because($"Held from {application.HeldFrom.StartedAt:O}, now {journal.At:O}.", "/filedAt");
        var hours = Holding.HoursOf(held, application.HeldFrom);
        if (application.FiledAt >= hours.Instant)
            return HoldingRefusals.HoursOver.Because(hours);
        if (Detention.Bar(application.Bar) is { IsAllowed: false } barred)
            return CustodyRefusals.Barred.Because(barred);

        // What is kept with the act says that there is no bar, not what health it was asked of.
        IReadOnlyList<Ruling> rulings =
            [Detention.Grounds(application.Grounds), hours, Detention.Application(application.Form), Detention.Again(application.Again), Detention.Bar(NoBar(application.Bar.On))];
        var proposed = matter.Propose(journal, PersonActs.CustodyApplied, MeasureKinds.Custody, rulings, application.Reason, application.MilderMeans);
        if (proposed.IsRefused)
            return proposed;
        return journal.End(held, BroughtToCourt).Refusal is { } wrong ? wrong : proposed;
    }

    /// <summary>Custody begins on the day the person is taken in; its last day follows (DET-05).</summary>
    public static Result<CustodyBegun> Begin(Journal journal, IReadOnlyCollection<CaseFile> cases, Measure custody, DateOnly ruledOn, DateOnly from)
    {
        if (custody.Kind != MeasureKinds.Custody || custody.State != MeasureState.Approved)
            return CustodyRefusals.NotGranted.Because($"It is {custody.State}{(custody.EndReason is { } reason ? $" ({reason})" : "")}.");
        if (from < ruledOn || from > journal.Day)
            return CustodyRefusals.DayWrong.Because($"Granted {ruledOn:yyyy-MM-dd}, today is {journal.Day:yyyy-MM-dd}.", "/from");
        if (cases.All(file => file.IsStayed))
            return ActRefusals.CaseStayed.Because("Every case of the group is stayed.", null, PersonActs.CustodyBegun.Basis);
        var length = Detention.LastDay(new DetentionDayFacts(from), journal.Law.Calendar);
        if (length.Date < journal.Day)
            return CustodyRefusals.DayWrong.Because($"It would have ended on {length.Date:yyyy-MM-dd}.", "/from", length.Basis);
        if (!journal.Do(PersonActs.CustodyBegun, cases, Ground.AllowedBy(length), new ActEffect(Measure.SubjectType, custody.Id)).TryGet(out var act, out var refusal))
            return refusal;
        return journal.TakeEffect(custody, from).TryGet(out _, out var wrong) ? new CustodyBegun(act, from, length.Date!.Value) : wrong;
    }

    /// <summary>An interview was held (DET-07).</summary>
    /// <param name="journal">The transaction.</param>
    /// <param name="cases">The group, locked.</param>
    /// <param name="custody">In force, locked.</param>
    /// <param name="until">Its last day.</param>
    /// <param name="on">Day of the interview.</param>
    /// <param name="interviews">Interviews of that month of the custody, this one included.</param>
    public static Result<Act> Interview(Journal journal, IReadOnlyCollection<CaseFile> cases, Measure custody, DateOnly until, DateOnly on, int interviews)
    {
        if (IsOver(custody) is { } over)
            return over;
        if (on < custody.InForceOn || on > until || on > journal.Day)
            return CustodyRefusals.DayWrong.Because($"Custody from {custody.InForceOn:yyyy-MM-dd} to {until:yyyy-MM-dd}.", "/heldOn");
        var ground = Ground.AllowedBy().RestingOn(Detention.Interviews(new InterviewFacts(interviews)));
        return journal.Do(PersonActs.DetaineeInterviewed, cases, ground, new ActEffect(Measure.SubjectType, custody.Id));
    }

    /// <summary>Suspended in writing because of a bar (DET-08); which one is kept beside the act, since it is a matter of health or family.</summary>
    public static Result<CustodySuspended> Suspend(Journal journal, IReadOnlyCollection<CaseFile> cases, Measure custody, BarFacts facts)
    {
        if (IsOver(custody) is { } over)
            return over;
        var bar = Detention.Bar(facts);
        if (bar.IsAllowed)
            return CustodyRefusals.NoBar.Because(bar);
        return End(journal, PersonActs.CustodySuspended, cases, custody, Ground.AllowedBy(), Suspended).TryGet(out var act, out var refusal) ? new CustodySuspended(act, bar.Reason!) : refusal;
    }

    /// <summary>Branch or obligor appeals within the days of DET-04; nothing is suspended by it.</summary>
    public static Result<Act> Appeal(Journal journal, IReadOnlyCollection<CaseFile> cases, Guid applicationId, DateOnly servedOn, DateOnly on)
    {
        if (on < servedOn || on > journal.Day)
            return CourtRefusals.DayWrong.Because($"Served {servedOn:yyyy-MM-dd}, today is {journal.Day:yyyy-MM-dd}.", "/appealedOn");
        var until = Detention.AppealBy(new DetentionDayFacts(servedOn), journal.Law.Calendar);
        return on > until.Date ? CourtRefusals.AppealLate.Because(until) : journal.Do(PersonActs.Appealed, cases, Ground.AllowedBy(until), new ActEffect(Measure.SubjectType, applicationId));
    }

    /// <summary>Released at once on one of the four causes (DET-09).</summary>
    public static Result<Act> Release(Journal journal, IReadOnlyCollection<CaseFile> cases, Measure custody, ReleaseFacts facts)
    {
        if (IsOver(custody) is { } over)
            return over;
        var ruling = Detention.Release(facts);
        return End(journal, PersonActs.CustodyReleased, cases, custody, Ground.AllowedBy(ruling), ruling.Reason!);
    }

    /// <summary>The ruling was quashed on appeal (DET-11): released when in custody, and never again by this ruling.</summary>
    public static Result<Act> Quash(Journal journal, IReadOnlyCollection<CaseFile> cases, Measure custody, DateOnly on)
    {
        if (custody.Kind != MeasureKinds.Custody || custody.State is not (MeasureState.Approved or MeasureState.InForce or MeasureState.Stayed))
            return custody.State.IsLive() ? CustodyRefusals.NotGranted.Because($"It is {custody.State}.") : CustodyRefusals.Over.Because($"It is {custody.State} ({custody.EndReason}).");
        if (on > journal.Day)
            return CourtRefusals.DayWrong.Because($"Today is {journal.Day:yyyy-MM-dd}.", "/quashedOn");
        return End(journal, PersonActs.CustodyQuashed, cases, custody, Ground.AllowedBy().RestingOn(Detention.Quashed(new RulingQuashedFacts(true))), Quashed);
    }

    /// <summary>Nothing is owed any more: whoever is held or in custody is free in the transaction that paid it, without anybody's decision.</summary>
    /// <param name="journal">The transaction that changed the money.</param>
    /// <param name="cases">Its cases of the obligor.</param>
    /// <param name="measure">Arrest, holding or custody, locked.</param>
    /// <param name="arrears">What the obligor owes over all his open cases after it.</param>
    public static Act? Follow(Journal journal, IReadOnlyCollection<CaseFile> cases, Measure measure, long arrears)
    {
        if (arrears > 0 || !measure.State.IsEffective())
            return null;
        var done = measure.Kind == MeasureKinds.Custody
            ? Release(journal, cases, measure, new ReleaseFacts(Performed: true, false, false, false))
            : Holding.Release(journal, cases, measure, new ReleaseAfterArrestFacts(Performed: true, false, false));
        return done.TryGet(out var act, out var refusal) ? act : throw new InvalidOperationException($"Measure {measure.Id} must end and could not: {refusal.Detail}");
    }

    private static Result<Act> End(Journal journal, ActKind kind, IReadOnlyCollection<CaseFile> cases, Measure custody, Ground ground, string reason)
    {
        var done = journal.Do(kind, cases, ground, new ActEffect(Measure.SubjectType, custody.Id, Detail: reason));
        if (done.IsRefused)
            return done;
        var ended = custody.State.IsEffective() ? journal.Release(custody, reason) : journal.Cancel(custody, reason);
        return ended.Refusal is { } wrong ? wrong : done;
    }

    private static BarFacts NoBar(DateOnly on) => new(LivelihoodEndangered: false, null, null, IllnessUntreatable: false, on);

    private static Refusal? IsOver(Measure custody) =>
        custody.Kind != MeasureKinds.Custody ? CustodyRefusals.Unknown.Because("It is no custody.")
        : custody.State is MeasureState.Proposed or MeasureState.Approved ? CustodyRefusals.NotGranted.Because("It has not begun.")
        : !custody.State.IsLive() ? CustodyRefusals.Over.Because($"It is {custody.State} ({custody.EndReason}).")
        : null;
}

/// <summary>What an application for custody rests on.</summary>
public sealed record CustodyApplication
{
    /// <summary>Arrest or first question.</summary>
    public required CustodyStartFacts HeldFrom { get; init; }

    /// <summary>When person and papers reached the court.</summary>
    public required DateTimeOffset FiledAt { get; init; }

    public required DetentionGroundFacts Grounds { get; init; }
    public required DetentionApplicationFacts Form { get; init; }
    public required AgainFacts Again { get; init; }
    public required BarFacts Bar { get; init; }
    public string? Reason { get; init; }
    public string? MilderMeans { get; init; }
}

/// <summary>Custody has begun.</summary>
/// <param name="Act">The act.</param>
/// <param name="From">First day.</param>
/// <param name="Until">Last day.</param>
public sealed record CustodyBegun(Act Act, DateOnly From, DateOnly Until);

/// <summary>Custody was suspended.</summary>
/// <param name="Act">The act.</param>
/// <param name="Bar">Which bar of AEL 21.</param>
public sealed record CustodySuspended(Act Act, string Bar);
