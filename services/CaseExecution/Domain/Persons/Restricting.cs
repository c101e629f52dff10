using Enforcement.CaseExecution.Domain.Acts;
using Enforcement.CaseExecution.Domain.Cases;
using Enforcement.CaseExecution.Domain.Measures;
using Enforcement.CaseExecution.Domain.Payments;
using Enforcement.Kernel;
using Enforcement.Statute;

namespace Enforcement.CaseExecution.Domain.Persons;

/// <summary>Restriction of residence 限制住居 and of exit 限制出境 (AEL 17(1)(2)).</summary>
public static class Restricting
{
    /// <summary>Why a restriction ended whose group owes less than the threshold.</summary>
    public const string BelowThreshold = "belowThreshold";

    /// <summary>The kinds that the threshold holds for.</summary>
    public static readonly IReadOnlyList<MeasureKind> Kinds = [MeasureKinds.ExitRestriction, MeasureKinds.ResidenceRestriction];

    /// <summary>Restricts the person for the whole group, in force at once; obligor and immigration agency are to be notified the same day (RES-03).</summary>
    /// <param name="journal">The transaction.</param>
    /// <param name="matter">Cases and person.</param>
    /// <param name="kind">Residence or exit.</param>
    /// <param name="facts">Grounds found, arrears over all open cases of the obligor, exits made (RES-01).</param>
    /// <param name="heir">Facts of RES-02.</param>
    /// <param name="standing">Restrictions in force against the obligor, locked.</param>
    /// <param name="reason">Why.</param>
    /// <param name="milderMeans">What else was considered.</param>
    /// <param name="ofMinistry">What the law says of a restriction by the Ministry of Finance; recorded as information.</param>
    public static Result<Measure> Order(
        Journal journal, PersonMatter matter, MeasureKind kind, RestrictionFacts facts, HeirFacts heir, IReadOnlyCollection<Measure> standing, string? reason, string? milderMeans,
        params IReadOnlyList<Ruling> ofMinistry)
    {
        if (standing.Any(measure => measure.Kind == kind && measure.Terms.PersonId == matter.Person.Id && measure.State.IsLive()))
            return RestrictionRefusals.InForce.Because(kind.Chinese);
        IReadOnlyList<Ruling> rulings = [Restriction.Exit(facts), Restriction.Heir(heir), Restriction.Notify(new RestrictedFacts(journal.Day))];
        var proposed = matter.Propose(journal, PersonActs.RestrictionOrdered, kind, rulings, reason, milderMeans, found: ofMinistry);
        if (!proposed.TryGet(out var measure, out var refusal))
            return refusal;
        return journal.Approve(measure).TryGet(out _, out var wrong) ? journal.TakeEffect(measure, journal.Day) : wrong;
    }

    /// <summary>Obligor and agencies concerned were told.</summary>
    public static Result<Act> Notified(Journal journal, IReadOnlyCollection<CaseFile> cases, Measure measure) =>
        journal.Do(PersonActs.RestrictionNotified, cases, Ground.AllowedBy().RestingOn(Restriction.Notify(new RestrictedFacts(measure.InForceOn!.Value))), new ActEffect(Measure.SubjectType, measure.Id));

    /// <summary>Reviewed by headquarters: it stands, or it is lifted because its conditions are gone or the reviewer finds the ground gone.</summary>
    /// <param name="journal">The transaction.</param>
    /// <param name="cases">The group, locked.</param>
    /// <param name="measure">The restriction, locked.</param>
    /// <param name="now">The facts of RES-01 as they are today.</param>
    /// <param name="upheld">The reviewer finds the ground still given.</param>
    /// <param name="reason">In words.</param>
    public static Result<RestrictionReview> Review(
        Journal journal, IReadOnlyCollection<CaseFile> cases, Measure measure, RestrictionFacts now, bool upheld, string? reason)
    {
        if (!measure.State.IsLive())
            return RestrictionRefusals.Over.Because($"It is {measure.State} ({measure.EndReason}).");
        var (standing, next) = (Restriction.Exit(now), Restriction.ReviewBy(new RestrictedFacts(journal.Day), journal.Law));
        var stands = upheld && standing.IsAllowed;
        var ground = Ground.AllowedBy().RestingOn(stands ? [standing, next] : [standing]).For(reason);
        if (!journal.Do(PersonActs.RestrictionReviewed, cases, ground, new ActEffect(Measure.SubjectType, measure.Id, Detail: stands ? "upheld" : "lifted")).TryGet(out var act, out var refusal))
            return refusal;
        if (stands)
            return new RestrictionReview(act, next.Date!.Value);
        return LiftAll(journal, cases, [measure], new LiftFacts(false, false, GroundGone: true, false, false), standing) is { } wrong ? wrong : new RestrictionReview(act, null);
    }

    /// <summary>Lifted on a reason of RES-04.</summary>
    public static Result<Act> Lift(Journal journal, IReadOnlyCollection<CaseFile> cases, Measure measure, LiftFacts facts, string? reason)
    {
        if (!measure.State.IsLive())
            return RestrictionRefusals.Over.Because($"It is {measure.State} ({measure.EndReason}).");
        var ruling = Restriction.Lift(facts);
        var done = journal.Do(PersonActs.RestrictionLifted, cases, Ground.AllowedBy(ruling).For(reason), new ActEffect(Measure.SubjectType, measure.Id, Detail: ruling.Reason));
        if (done.TryGet(out _, out _))
            End(journal, measure, ruling.Reason!);
        return done;
    }

    /// <summary>
    /// The law no longer allows the restriction as the money stands: it is lifted at once, without anybody's decision. Null while RES-01 still allows it and
    /// something is owed.
    /// </summary>
    /// <param name="journal">The transaction that changed the money.</param>
    /// <param name="cases">Its cases of the obligor.</param>
    /// <param name="measure">The restriction, locked.</param>
    /// <param name="now">The facts of RES-01 after it.</param>
    public static Act? Follow(Journal journal, IReadOnlyCollection<CaseFile> cases, Measure measure, RestrictionFacts now)
    {
        var (standing, paid) = (Restriction.Exit(now), now.TotalArrears == 0);
        if ((standing.IsAllowed && !paid) || !measure.State.IsLive())
            return null;
        var ruling = Restriction.Lift(new LiftFacts(PaidInFull: paid, false, GroundGone: !paid, false, false));
        var done = journal.Do(PersonActs.RestrictionLifted, cases, Ground.AllowedBy(ruling).RestingOn(standing), new ActEffect(Measure.SubjectType, measure.Id, Detail: paid ? ruling.Reason : BelowThreshold));
        if (!done.TryGet(out var act, out var refusal))
            throw new InvalidOperationException($"Restriction {measure.Id} must be lifted and could not: {refusal.Detail}");
        End(journal, measure, paid ? ruling.Reason! : BelowThreshold);
        return act;
    }

    internal static Refusal? LiftAll(Journal journal, IReadOnlyCollection<CaseFile> cases, IReadOnlyCollection<Measure> measures, LiftFacts facts, params IReadOnlyList<Ruling> found)
    {
        var ruling = Restriction.Lift(facts);
        foreach (var measure in measures.Where(measure => measure.State.IsLive()))
        {
            var done = journal.Do(PersonActs.RestrictionLifted, cases, Ground.AllowedBy(ruling).RestingOn(found), new ActEffect(Measure.SubjectType, measure.Id, Detail: ruling.Reason));
            if (!done.TryGet(out _, out var refusal))
                return refusal;
            End(journal, measure, ruling.Reason!);
        }

        return null;
    }

    private static void End(Journal journal, Measure measure, string reason)
    {
        var ended = measure.State.IsEffective() ? journal.Release(measure, reason) : journal.Cancel(measure, reason);
        if (ended.IsRefused)
            throw new InvalidOperationException($"Restriction {measure.Id} is live and could not end: {ended.Refusal!.Detail}");
    }
}

/// <summary>A restriction was reviewed.</summary>
/// <param name="Act">The act.</param>
/// <param name="NextOn">Last day of the next review; null when it was lifted.</param>
public sealed record RestrictionReview(Act Act, DateOnly? NextOn);
