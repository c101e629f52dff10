using Enforcement.CaseExecution.Domain.Acts;
using Enforcement.CaseExecution.Domain.Cases;
using Enforcement.CaseExecution.Domain.Measures;
using Enforcement.CaseExecution.Domain.Payments;
using Enforcement.Kernel;
using Enforcement.Statute;

namespace Enforcement.CaseExecution.Domain.Persons;

/// <summary>Grounds of AEL 17(1) and the order to give security and perform within a period.</summary>
public static class Securing
{
    /// <summary>Grounds are found; their evidence is kept beside the act, never in it.</summary>
    public static Result<Act> Find(Journal journal, IReadOnlyCollection<CaseFile> cases, SecurityGrounds grounds) =>
        journal.Do(PersonActs.GroundsFound, cases, Ground.AllowedBy(Restriction.Security(new SecurityFacts(grounds))), new ActEffect("securityGround"));

    /// <summary>A ground proved wrong or fell away; when none is left, every restriction that rests on them is lifted at once (RES-04).</summary>
    /// <param name="journal">The transaction.</param>
    /// <param name="cases">The group, locked.</param>
    /// <param name="groundId">The ground.</param>
    /// <param name="left">What is left without it.</param>
    /// <param name="restrictions">Restrictions in force, locked.</param>
    /// <param name="reason">Why.</param>
    public static Result<Act> Withdraw(
        Journal journal, IReadOnlyCollection<CaseFile> cases, Guid groundId, SecurityGrounds left, IReadOnlyCollection<Measure> restrictions, string? reason)
    {
        var done = journal.Do(PersonActs.GroundWithdrawn, cases, Ground.AllowedBy().RestingOn(Restriction.Security(new SecurityFacts(left))).For(reason), new ActEffect("securityGround", groundId));
        if (done.IsRefused || left != SecurityGrounds.None)
            return done;
        return Restricting.LiftAll(journal, cases, restrictions, new LiftFacts(false, false, GroundGone: true, false, false)) is { } refusal ? refusal : done;
    }

    /// <summary>The order, on grounds that are found; it binds from service.</summary>
    public static Result<Measure> Order(Journal journal, PersonMatter matter, SecurityGrounds grounds, string? reason, string? milderMeans)
    {
        var proposed = matter.Propose(journal, PersonActs.SecurityOrdered, MeasureKinds.SecurityOrder, [Restriction.Security(new SecurityFacts(grounds))], reason, milderMeans);
        return proposed.TryGet(out var measure, out var refusal) ? journal.Approve(measure) : refusal;
    }

    /// <summary>Served: its period runs (SEC-02).</summary>
    public static Result<SecurityPeriod> Serve(Journal journal, IReadOnlyCollection<CaseFile> cases, Measure order, SecurityPeriodFacts facts)
    {
        if (order.State != MeasureState.Approved)
            return order.State.IsLive() ? SecurityRefusals.Served.Because($"On {order.InForceOn:yyyy-MM-dd}.") : SecurityRefusals.Over.Because($"It is {order.State} ({order.EndReason}).");
        if (facts.ServedOn > journal.Day)
            return SecurityRefusals.NotServed.Because($"Today is {journal.Day:yyyy-MM-dd}.", "/servedOn");
        var ruling = Restriction.SecurityPeriod(facts, journal.Law);
        var done = journal.Do(PersonActs.SecurityServed, cases, Ground.AllowedBy(ruling), new ActEffect(Measure.SubjectType, order.Id));
        if (!done.TryGet(out var act, out var refusal))
            return refusal;
        return journal.TakeEffect(order, facts.ServedOn).TryGet(out _, out var wrong) ? new SecurityPeriod(act, facts, ruling.Date!.Value) : wrong;
    }

    /// <summary>Adequate security is given: the order has done its work, and restrictions are lifted at once (RES-04).</summary>
    public static Result<Act> Give(Journal journal, IReadOnlyCollection<CaseFile> cases, Measure order, DateOnly on, IReadOnlyCollection<Measure> restrictions, string? reason)
    {
        if (!order.State.IsEffective())
            return order.State.IsLive() ? SecurityRefusals.NotServed.Because("Serve it first.") : SecurityRefusals.Over.Because($"It is {order.State} ({order.EndReason}).");
        if (on < order.InForceOn || on > journal.Day)
            return SecurityRefusals.DayWrong.Because($"Served {order.InForceOn:yyyy-MM-dd}, today is {journal.Day:yyyy-MM-dd}.", "/givenOn");
        var done = journal.Do(PersonActs.SecurityGiven, cases, Ground.AllowedBy().For(reason), new ActEffect(Measure.SubjectType, order.Id));
        if (done.IsRefused)
            return done;
        if (journal.End(order, "securityGiven").IsRefused)
            throw new InvalidOperationException($"Order {order.Id} is in force and could not end.");
        return Restricting.LiftAll(journal, cases, restrictions, new LiftFacts(false, SecurityGiven: true, false, false, false)) is { } refusal ? refusal : done;
    }
}

/// <summary>The period of a security order runs.</summary>
/// <param name="Act">The act.</param>
/// <param name="Facts">By what it was reckoned.</param>
/// <param name="DueOn">Last day.</param>
public sealed record SecurityPeriod(Act Act, SecurityPeriodFacts Facts, DateOnly DueOn);
