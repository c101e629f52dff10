using Enforcement.CaseExecution.Domain.Acts;
using Enforcement.CaseExecution.Domain.Cases;
using Enforcement.CaseExecution.Domain.Payments;
using Enforcement.Kernel;
using Enforcement.Statute;

namespace Enforcement.CaseExecution.Domain.Stays;

public static class StayActs
{
    public static readonly ActKind Stayed = new("stayed", "停止執行", new LegalBasis("OBJ-05", "行政執行法 9(3)")) { Reach = ActReach.Running, TakesUp = false };
    public static readonly ActKind StayLifted = new("stayLifted", "撤銷停止執行", new LegalBasis("OBJ-05", "行政執行法 9(3)")) { Reach = ActReach.Any, TakesUp = false };

    /// <summary>Stays cases, by an act of their own. A chapter that asks more of the law calls <see cref="Journal.Begin"/> with an act of its own kind.</summary>
    public static Result<Act> Stay(Journal journal, IReadOnlyCollection<CaseFile> cases, StayTerms terms, Ground ground)
    {
        var kind = Stayed with { Basis = terms.Reason.Basis };
        var done = journal.Do(kind, cases, ground, new ActEffect("stay", Detail: terms.Reason.Code));
        if (done.TryGet(out var act, out _))
            journal.Begin(act, terms, cases);
        return done;
    }

    /// <summary>Lifts a stay on the cases it still has, by an act of its own.</summary>
    /// <param name="journal">The journal.</param>
    /// <param name="stay">The stay.</param>
    /// <param name="cases">Its cases, locked.</param>
    /// <param name="reason">Why.</param>
    /// <param name="limitation">What the law says of its days for the periods of the cases (LIM-12).</param>
    public static Result<Act> Lift(Journal journal, Stay stay, IReadOnlyCollection<CaseFile> cases, string reason, params IReadOnlyList<Ruling> limitation)
    {
        if (stay.BarsLifting(journal.Day) is { } bar)
            return bar;
        var kind = StayLifted with { Basis = stay.Terms.Reason.Basis };
        var done = journal.Do(kind, cases, Ground.AllowedBy().RestingOn(limitation).For(reason), new ActEffect("stay", stay.Id, Detail: stay.Terms.Reason.Code));
        if (done.TryGet(out var act, out _))
            journal.Lift(act, stay, reason);
        return done;
    }
}
