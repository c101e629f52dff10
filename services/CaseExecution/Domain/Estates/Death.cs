using Enforcement.CaseExecution.Domain.Acts;
using Enforcement.CaseExecution.Domain.Cases;
using Enforcement.CaseExecution.Domain.Measures;
using Enforcement.CaseExecution.Domain.Payments;
using Enforcement.Kernel;
using Enforcement.Statute;

namespace Enforcement.CaseExecution.Domain.Estates;

/// <summary>What is known of a death.</summary>
/// <param name="DiedOn">Day of death.</param>
/// <param name="BegunOn">Day enforcement began (AEL 7(3)); null when it had not.</param>
/// <param name="LeftProperty">He left property.</param>
/// <param name="HeirsAreClear">Heirs are known, present, decided and able.</param>
/// <param name="HasAdministrator">There is an estate administrator or executor.</param>
/// <param name="Source">Household register, notice; no personal data.</param>
public sealed record DeathNotice(DateOnly DiedOn, DateOnly? BegunOn, bool LeftProperty, bool HeirsAreClear, bool HasAdministrator, string Source);

/// <summary>A case of the dead obligor, and the day it was received.</summary>
public readonly record struct EstateCase(CaseFile File, DateOnly ReceivedOn);

/// <summary>
/// The obligor died: his cases go on against the estate, each as INT-09 says; what bound his person ends. A case he did not live to see transferred is to be returned
/// (INT-08), one without estate is to be closed as impossible: the rulings of this act are the ground of either.
/// </summary>
public static class Death
{
    /// <summary>Records it for all cases at once.</summary>
    public static Result<Act> Record(Journal journal, IReadOnlyCollection<EstateCase> cases, DeathNotice notice, IReadOnlyCollection<Measure> onPerson)
    {
        if (notice.DiedOn > journal.Day)
            return EstateRefusals.InFuture.Because($"Today is {journal.Day:yyyy-MM-dd}.", "/diedOn");
        var rulings = cases.Select(item => Facts(item, notice)).Distinct().OrderBy(facts => facts.TransferredOn).Select(Estate.Enforce).ToList();
        var done = journal.Do(EstateActs.Died, [.. cases.Select(item => item.File)], Ground.AllowedBy().RestingOn(rulings).For(notice.Source),
            new ActEffect("estate", cases.First().File.State.ObligorId, Detail: rulings.Count == 1 ? rulings[0].Reason : null));
        if (done.IsRefused)
            return done;
        foreach (var measure in onPerson)
        {
            var gone = measure.State.IsEffective() ? journal.Release(measure, "obligorDied") : journal.Cancel(measure, "obligorDied");
            if (gone.IsRefused)
                return gone.Refusal;
        }

        return done;
    }

    /// <summary>A special agent where heirs are unclear and nobody administers the estate (CEA 5(4)).</summary>
    public static Result<Act> AppointAgent(Journal journal, IReadOnlyCollection<EstateCase> cases, DeathNotice notice, string reason)
    {
        var ruling = Estate.Enforce(Facts(cases.First(), notice));
        if (!ruling.Order.Contains("appoint: special_agent"))
            return EstateRefusals.AgentNotNeeded.Because(ruling);
        return journal.Do(EstateActs.AgentAppointed, [.. cases.Select(item => item.File)], Ground.AllowedBy(ruling).For(reason), new ActEffect("estate", cases.First().File.State.ObligorId));
    }

    /// <summary>The kinds of measure that bind a person and end with him.</summary>
    public static IReadOnlyList<MeasureKind> PersonalKinds { get; } = [.. MeasureKinds.All.Where(kind => kind.Flag is CaseFlag.Restricted or CaseFlag.Detained)];

    private static DeathFacts Facts(EstateCase item, DeathNotice notice) => new(notice.DiedOn, item.ReceivedOn, notice.BegunOn, item.File.Number.Kind == ClaimKind.Fine, notice.LeftProperty,
        notice.HeirsAreClear, notice.HasAdministrator);
}
