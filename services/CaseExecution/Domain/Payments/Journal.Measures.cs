using Enforcement.CaseExecution.Domain.Acts;
using Enforcement.CaseExecution.Domain.Measures;
using Enforcement.Kernel;

namespace Enforcement.CaseExecution.Domain.Payments;

public sealed partial class Journal
{
    private readonly Dictionary<Guid, Measure> _measures = [];

    public IReadOnlyCollection<Measure> Measures => _measures.Values;

    /// <summary>
    /// Puts a measure on cases by an act of this journal (whose kind is a measure, so no case is ended, stayed or to be corrected). Together with what is
    /// attached already, never more than debt plus costs of each case.
    /// </summary>
    /// <param name="act">The act, of these cases; the id of the measure where its effect names one.</param>
    /// <param name="terms">What it is about.</param>
    /// <param name="shares">Cases and the part of the sum that stands for each.</param>
    /// <param name="attached">What is attached for these cases now (<c>MeasureRows.AttachedAsync</c>).</param>
    public Result<Measure> Propose(Act act, MeasureTerms terms, IReadOnlyCollection<MeasureShare> shares, IReadOnlyDictionary<Guid, long> attached)
    {
        if (shares.Count == 0 || shares.Any(share => share.Case.State.ObligorId != terms.ObligorId))
            return MeasureRefusals.NoCase.Because("Name cases of this obligor.");
        if (!act.Kind.IsMeasure)
            throw new InvalidOperationException($"Act {act.Kind.Code} is no measure: nothing kept it off stayed cases.");
        if (shares.Any(share => act.Cases.All(acted => acted.Case.Id != share.Case.Id)))
            throw new InvalidOperationException($"Act {act.Id} does not touch every case of the measure.");
        if (Exceeds(shares.Select(share => (share.Case, share.Amount)), attached) is { } excess)
            return excess;
        var id = act.Effect is { SubjectType: Measure.SubjectType, SubjectId: { } named } ? named : Guid.CreateVersion7(At);
        var measure = Measure.Propose(id, terms, act.Id, shares.Select(share => new StoredShare(share.Case.Id, share.Amount, false)), At);
        return _measures[measure.Id] = measure;
    }

    /// <summary>Approved by whoever must.</summary>
    public Result<Measure> Approve(Measure measure) => After(measure, measure.Approve(At));

    /// <summary>It takes effect, e.g. by service on the third party or arrival at the registry.</summary>
    public Result<Measure> TakeEffect(Measure measure, DateOnly on) => After(measure, measure.TakeEffect(on));

    /// <summary>Proposed, approved and in force at once, where nobody else must approve and no service is needed.</summary>
    public Result<Measure> PutInForce(Act act, MeasureTerms terms, IReadOnlyCollection<MeasureShare> shares, IReadOnlyDictionary<Guid, long> attached)
    {
        var proposed = Propose(act, terms, shares, attached);
        if (!proposed.TryGet(out var measure, out _))
            return proposed;
        if ((measure.Approve(At) ?? measure.TakeEffect(Day)) is { } refusal)
            throw new InvalidOperationException($"Measure {measure.Id} is new and could not take effect: {refusal.Detail}");
        return measure;
    }

    /// <summary>What it really binds, known later (a bank's answer, an appraisal). Within debt plus costs.</summary>
    /// <param name="measure">The measure, locked.</param>
    /// <param name="shares">New parts; cases left out keep theirs.</param>
    /// <param name="attached">What all measures bind for these cases now, this one included.</param>
    /// <param name="beyond">Whoever it binds holds more than this and is told to free the rest.</param>
    public Result<Measure> Attach(Measure measure, IReadOnlyCollection<MeasureShare> shares, IReadOnlyDictionary<Guid, long> attached, bool beyond = false)
    {
        var before = measure.Shares.ToDictionary(share => share.CaseId, share => share.Amount);
        return Exceeds(shares.Select(share => (share.Case, share.Amount - before.GetValueOrDefault(share.Case.Id))), attached) is { } excess
            ? excess
            : After(measure, measure.Attach(shares.ToDictionary(share => share.Case.Id, share => share.Amount), At, beyond));
    }

    /// <summary>Part of what it bound has been collected: it binds so much less, and nobody outside has to be told.</summary>
    public Result<Measure> Collect(Measure measure, IReadOnlyDictionary<Guid, long> collected) => After(measure, measure.Collect(collected));

    /// <summary>Undone before it was in force.</summary>
    public Result<Measure> Cancel(Measure measure, string reason) => After(measure, measure.Cancel(reason, At));

    /// <summary>Lifted; whoever must know gets a release task.</summary>
    public Result<Measure> Release(Measure measure, string reason) => After(measure, measure.Release(reason, At));

    /// <summary>Completed by itself: sold, collected, period over.</summary>
    public Result<Measure> End(Measure measure, string reason) => After(measure, measure.End(reason, At));

    private Result<Measure> After(Measure measure, Refusal? refusal)
    {
        if (refusal is not null)
            return refusal;
        return _measures[measure.Id] = measure;
    }

    // Several measures of one journal on one case count together; what came before stands in attached.
    private Refusal? Exceeds(IEnumerable<(Cases.CaseFile Case, long More)> shares, IReadOnlyDictionary<Guid, long> attached)
    {
        foreach (var (file, more) in shares)
        {
            var already = attached.GetValueOrDefault(file.Id)
                + _measures.Values.Where(measure => measure.StoredVersion == 0).SelectMany(measure => measure.Shares).Where(share => share.CaseId == file.Id).Sum(share => share.Amount);
            if (more > 0 && already + more > file.Outstanding)
                return MeasureRefusals.ExceedsDebt.Because($"Case {file.Number}: NT$ {already + more} on NT$ {file.Outstanding}.", "/amount", new LegalBasis("GEN-01", "強制執行法 50"));
        }

        return null;
    }
}
