using Enforcement.CaseExecution.Domain.Acts;
using Enforcement.CaseExecution.Domain.Cases;
using Enforcement.CaseExecution.Domain.Measures;
using Enforcement.CaseExecution.Domain.Payments;
using Enforcement.Kernel;
using Enforcement.Statute;

namespace Enforcement.CaseExecution.Domain.Persons;

/// <summary>Luxury ban 禁止命令 (AEL 17-1).</summary>
public static class Banning
{
    /// <summary>The written notice to appear and state an opinion.</summary>
    public static Result<Act> NotifyHearing(Journal journal, IReadOnlyCollection<CaseFile> cases) =>
        journal.Do(PersonActs.LuxuryHearingNotified, cases, Ground.AllowedBy(), new ActEffect("luxuryHearing"));

    /// <summary>Issues the ban on the whole group, in force at once; the third parties who must co-operate are told with it.</summary>
    /// <param name="journal">The transaction.</param>
    /// <param name="matter">Cases; the ban is on the obligor himself.</param>
    /// <param name="terms">What the law is asked.</param>
    /// <param name="standing">Bans in force, locked.</param>
    /// <param name="reason">Why.</param>
    /// <param name="milderMeans">What else was considered.</param>
    public static Result<Measure> Issue(Journal journal, PersonMatter matter, BanTerms terms, IReadOnlyCollection<Measure> standing, string? reason, string? milderMeans)
    {
        if (standing.Any(measure => measure.State.IsLive()))
            return LuxuryRefusals.InForce.Because(MeasureKinds.LuxuryBan.Chinese);
        IReadOnlyList<Ruling> rulings =
        [
            LuxuryBan.Issue(terms.Ban, journal.Law), LuxuryBan.Hearing(terms.Hearing), LuxuryBan.Weigh(terms.Weighing),
            .. terms.Orders.Select(order => LuxuryBan.Order(order, journal.Law)),
        ];
        if (!matter.Propose(journal, PersonActs.LuxuryBanIssued, MeasureKinds.LuxuryBan, rulings, reason, milderMeans).TryGet(out var ban, out var refusal))
            return refusal;
        return journal.Approve(ban).TryGet(out _, out var wrong) ? journal.TakeEffect(ban, journal.Day) : wrong;
    }

    /// <summary>Lifted before the procedure ends; with the end it is lifted by itself (LUX-03).</summary>
    public static Result<Act> Lift(Journal journal, IReadOnlyCollection<CaseFile> cases, Measure ban, string? reason)
    {
        if (!ban.State.IsLive())
            return LuxuryRefusals.Over.Because($"It is {ban.State} ({ban.EndReason}).");
        var done = journal.Do(PersonActs.LuxuryBanLifted, cases, Ground.AllowedBy().RestingOn(LuxuryBan.End(new LuxuryEndFacts(null))).For(reason), new ActEffect(Measure.SubjectType, ban.Id));
        return done.IsRefused ? done : journal.Release(ban, "lifted").Refusal is { } wrong ? wrong : done;
    }

    /// <summary>A breach without good reason: he is ordered to pay a sum or to report within a period (LUX-04).</summary>
    public static Result<Act> FindBreach(Journal journal, IReadOnlyCollection<CaseFile> cases, Measure ban, bool hasGoodReason, DateOnly orderDueOn)
    {
        if (!ban.State.IsEffective())
            return LuxuryRefusals.Over.Because($"It is {ban.State} ({ban.EndReason}).");
        if (orderDueOn <= journal.Day)
            return LuxuryRefusals.PeriodInvalid.Because($"Today is {journal.Day:yyyy-MM-dd}.", "/orderDueOn");
        var ruling = LuxuryBan.Breach(new LuxuryBreachFacts(journal.Day, IsBreached: true, hasGoodReason));
        return journal.Do(PersonActs.LuxuryBreachFound, cases, Ground.AllowedBy(ruling), new ActEffect(Measure.SubjectType, ban.Id));
    }

    /// <summary>What came of the order: obeyed, or deemed able but unwilling, which is a ground of AEL 17(1) from now on.</summary>
    public static Result<Act> Conclude(Journal journal, IReadOnlyCollection<CaseFile> cases, Measure ban, DateOnly orderDueOn, bool obeyed)
    {
        var ruling = LuxuryBan.Breach(new LuxuryBreachFacts(journal.Day, IsBreached: true, HasGoodReason: false, orderDueOn, obeyed));
        var effect = new ActEffect(Measure.SubjectType, ban.Id);
        return obeyed
            ? journal.Do(PersonActs.LuxuryOrderObeyed, cases, Ground.AllowedBy().RestingOn(ruling), effect)
            : journal.Do(PersonActs.LuxuryOrderDefied, cases, Ground.AllowedBy(ruling), effect);
    }
}

/// <summary>What the law is asked before a ban.</summary>
/// <param name="Ban">LUX-01.</param>
/// <param name="Hearing">LUX-02.</param>
/// <param name="Weighing">LUX-05.</param>
/// <param name="Orders">LUX-06, one each prohibition.</param>
public sealed record BanTerms(LuxuryBanFacts Ban, LuxuryHearingFacts Hearing, LuxuryWeighingFacts Weighing, IReadOnlyList<LuxuryOrderFacts> Orders);
