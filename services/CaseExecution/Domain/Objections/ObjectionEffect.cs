using Enforcement.CaseExecution.Domain.Acts;
using Enforcement.CaseExecution.Domain.Cases;
using Enforcement.CaseExecution.Domain.Measures;
using Enforcement.CaseExecution.Domain.Payments;
using Enforcement.CaseExecution.Domain.Stays;
using Enforcement.Kernel;
using Enforcement.Statute;

namespace Enforcement.CaseExecution.Domain.Objections;

/// <summary>A new sum that a measure binds for a case.</summary>
public sealed record CorrectedShare(Measure Measure, CaseFile Case, long Amount);

/// <summary>What the decision on an objection does to cases. Each method is one act; the stays that wait for the decision are lifted with it.</summary>
public static class ObjectionEffect
{
    private const string Reason = "objectionFounded";

    /// <summary>Founded: the attacked act is revoked. Measures in force are released, others cancelled.</summary>
    /// <param name="journal">The journal.</param>
    /// <param name="cases">The case of the objection and the others its measures secure, locked.</param>
    /// <param name="measures">Measures of the attacked act, locked; none where it made none.</param>
    /// <param name="stays">Stays that wait for the decision, locked.</param>
    /// <param name="effect">The objection, and the attacked act as detail.</param>
    /// <param name="note">Decision it rests on; no personal data.</param>
    public static Result<Act> Revoke(
        Journal journal, IReadOnlyCollection<CaseFile> cases, IReadOnlyCollection<Measure> measures, IReadOnlyCollection<Stay> stays, ActEffect effect, string note)
    {
        var done = journal.Do(ObjectionActs.Revoked, cases, Stopped(stays).For(note), effect);
        if (!done.TryGet(out var act, out _))
            return done;
        LiftAll(journal, act, stays, Reason);
        foreach (var measure in measures)
        {
            var gone = measure.State.IsEffective() ? journal.Release(measure, Reason) : journal.Cancel(measure, Reason);
            if (gone.Refusal is { } refusal)
                throw new InvalidOperationException($"Measure {measure.Id} is live and could not go: {refusal.Detail}");
        }

        return done;
    }

    /// <summary>Founded in part: measures bind less from now on.</summary>
    public static Result<Act> Correct(
        Journal journal, IReadOnlyCollection<CaseFile> cases, IReadOnlyCollection<CorrectedShare> shares, IReadOnlyDictionary<Guid, long> attached,
        IReadOnlyCollection<Stay> stays, ActEffect effect, string note)
    {
        foreach (var share in shares)
        {
            var before = share.Measure.Shares.FirstOrDefault(part => part.CaseId == share.Case.Id).Amount;
            if (share.Amount < 0 || share.Amount >= before)
                return ObjectionEffectRefusals.NotLess.Because($"Measure {share.Measure.Id} binds NT$ {before} for case {share.Case.Number}.", "/corrections");
        }

        var done = journal.Do(ObjectionActs.Corrected, cases, Stopped(stays).For(note), effect);
        if (!done.TryGet(out var act, out _))
            return done;
        LiftAll(journal, act, stays, Reason);
        foreach (var group in shares.GroupBy(share => share.Measure))
        {
            if (journal.Attach(group.Key, [.. group.Select(share => new MeasureShare(share.Case, share.Amount))], attached).Refusal is { } refusal)
                throw new InvalidOperationException($"Measure {group.Key.Id} could not bind less: {refusal.Detail}");
        }

        return done;
    }

    /// <summary>Not founded, or withdrawn: the stays that waited for the decision are lifted, and enforcement goes on (OBJ-05).</summary>
    public static Result<Act> Resume(Journal journal, IReadOnlyCollection<CaseFile> cases, IReadOnlyCollection<Stay> stays, ActEffect effect, string note)
    {
        var ground = Ground.AllowedBy(ObjectionRules.Continue(new ObjectionStayFacts(StayedByDecision: false))).For(note);
        var done = journal.Do(ObjectionActs.Resumed, cases, ground, effect);
        if (done.TryGet(out var act, out _))
            LiftAll(journal, act, stays, "objectionNotFounded");
        return done;
    }

    private static Ground Stopped(IReadOnlyCollection<Stay> stays) =>
        Ground.AllowedBy().RestingOn(ObjectionRules.Continue(new ObjectionStayFacts(StayedByDecision: stays.Count > 0)));

    private static void LiftAll(Journal journal, Act act, IEnumerable<Stay> stays, string reason)
    {
        foreach (var stay in stays.Where(stay => stay.BarsLifting(journal.Day) is null))
            journal.Lift(act, stay, reason);
    }
}
