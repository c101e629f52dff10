using Enforcement.CaseExecution.Domain.Acts;
using Enforcement.CaseExecution.Domain.Cases;
using Enforcement.CaseExecution.Domain.Measures;
using Enforcement.CaseExecution.Domain.Payments;
using Enforcement.Kernel;
using Enforcement.Statute;

namespace Enforcement.CaseExecution.Domain.Persons;

/// <summary>
/// A person who was arrested, or who came and is held 暫予留置, for 24 hours in all (AEL 17(6)(7)): then the branch has applied to the court, or he is free. The
/// measure of an arrest is in force for these hours only.
/// </summary>
public static class Holding
{
    /// <summary>Why somebody was let go by himself: the hours were over.</summary>
    public const string HoursOver = "hoursOver";

    /// <summary>Whose measures are hours.</summary>
    public static readonly IReadOnlyList<MeasureKind> Kinds = [MeasureKinds.Arrest, MeasureKinds.Holding];

    /// <summary>Holds a person who came by notice or by himself and was questioned.</summary>
    /// <param name="journal">The transaction.</param>
    /// <param name="matter">Cases and person.</param>
    /// <param name="start">The first question.</param>
    /// <param name="grounds">What the questioning showed (DET-12).</param>
    /// <param name="standing">Arrests and holdings that are live, locked.</param>
    /// <param name="reason">Why.</param>
    /// <param name="milderMeans">What else was considered.</param>
    public static Result<HoldingBegun> Hold(
        Journal journal, PersonMatter matter, CustodyStartFacts start, DetentionGroundFacts grounds, IReadOnlyCollection<Measure> standing, string? reason, string? milderMeans)
    {
        if (standing.Any(measure => measure.Terms.PersonId == matter.Person.Id && measure.State.IsEffective()))
            return CourtRefusals.Pending.Because(MeasureKinds.Holding.Chinese);
        if (start.StartedAt > journal.At)
            return HoldingRefusals.InstantWrong.Because($"Now it is {journal.At:O}.", "/questionedFrom");
        var hours = Detention.HoldUntil(start);
        if (journal.At >= hours.Instant)
            return HoldingRefusals.HoursOver.Because(hours);
        if (!matter.Propose(journal, PersonActs.Held, MeasureKinds.Holding, [Detention.Grounds(grounds), hours], reason, milderMeans).TryGet(out var measure, out var refusal))
            return refusal;
        if (journal.Approve(measure).IsRefused || journal.TakeEffect(measure, TaipeiTime.DateOf(start.StartedAt)).IsRefused)
            throw new InvalidOperationException($"Holding {measure.Id} is new and could not take effect.");
        return new HoldingBegun(journal.Acts[^1], measure, start, hours);
    }

    /// <summary>Let go: paid, secured, or no ground of detention (ARR-04).</summary>
    public static Result<Act> Release(Journal journal, IReadOnlyCollection<CaseFile> cases, Measure measure, ReleaseAfterArrestFacts facts)
    {
        if (IsOver(measure) is { } over)
            return over;
        var ruling = Arrest.Release(facts);
        var done = journal.Do(PersonActs.HeldReleased, cases, Ground.AllowedBy(ruling), new ActEffect(Measure.SubjectType, measure.Id, Detail: ruling.Reason));
        return done.IsRefused ? done : journal.Release(measure, ruling.Reason!).Refusal is { } wrong ? wrong : done;
    }

    /// <summary>The hours are over and nobody applied to the court: he is free, without anybody's decision.</summary>
    public static Act Expire(Journal journal, IReadOnlyCollection<CaseFile> cases, Measure measure, Ruling hours)
    {
        var done = journal.Do(PersonActs.HeldReleased, cases, Ground.AllowedBy().RestingOn(hours), new ActEffect(Measure.SubjectType, measure.Id, Detail: HoursOver));
        if (!done.TryGet(out var act, out var refusal) || journal.Release(measure, HoursOver).IsRefused)
            throw new InvalidOperationException($"Holding {measure.Id} must end and could not: {done.Refusal?.Detail}");
        return act;
    }

    /// <summary>The ruling that says when the hours of a measure end.</summary>
    public static Ruling HoursOf(Measure measure, CustodyStartFacts start) => measure.Kind == MeasureKinds.Arrest ? Detention.ApplyBy(start) : Detention.HoldUntil(start);

    /// <summary>Null while he is held.</summary>
    internal static Refusal? IsOver(Measure measure) =>
        !Kinds.Contains(measure.Kind) ? HoldingRefusals.Unknown.Because("It is no arrest or holding.")
        : !measure.State.IsEffective() ? HoldingRefusals.Over.Because($"It is {measure.State} ({measure.EndReason}).")
        : null;

    internal static Result<HoldingBegun> Begin(
        Journal journal, ActKind kind, IReadOnlyCollection<CaseFile> cases, Measure measure, Ground ground, CustodyStartFacts start, Ruling hours)
    {
        if (cases.All(file => file.IsStayed))
            return ActRefusals.CaseStayed.Because("Every case of the group is stayed.", null, kind.Basis);
        if (!journal.Do(kind, cases, ground, new ActEffect(Measure.SubjectType, measure.Id)).TryGet(out var act, out var refusal))
            return refusal;
        return journal.TakeEffect(measure, TaipeiTime.DateOf(start.StartedAt)).TryGet(out _, out var wrong) ? new HoldingBegun(act, measure, start, hours) : wrong;
    }
}

/// <summary>Somebody is held for hours from now on.</summary>
/// <param name="Act">The act.</param>
/// <param name="Measure">Arrest or holding.</param>
/// <param name="Start">Arrest or first question.</param>
/// <param name="Hours">The ruling whose instant is the end.</param>
public sealed record HoldingBegun(Act Act, Measure Measure, CustodyStartFacts Start, Ruling Hours);
