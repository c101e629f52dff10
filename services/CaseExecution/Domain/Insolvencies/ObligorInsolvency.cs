using Enforcement.CaseExecution.Domain.Acts;
using Enforcement.CaseExecution.Domain.Cases;
using Enforcement.CaseExecution.Domain.Payments;
using Enforcement.CaseExecution.Domain.Stays;
using Enforcement.Kernel;
using Enforcement.Statute;

namespace Enforcement.CaseExecution.Domain.Insolvencies;

/// <summary>What happened; never changes.</summary>
/// <param name="Event">The event.</param>
/// <param name="Court">The court.</param>
/// <param name="CourtNumber">Number of its case.</param>
/// <param name="OpenedOn">Day of the ruling.</param>
/// <param name="Extended">A preservation order was extended.</param>
/// <param name="ClaimBy">Last day to report claims, as the court set it.</param>
public sealed record InsolvencyNotice(InsolvencyEvent Event, string Court, string CourtNumber, DateOnly OpenedOn, bool Extended, DateOnly? ClaimBy);

/// <summary>Which claims are enforced in spite of it, where the event leaves any.</summary>
/// <param name="IsSecured">They are secured on the asset.</param>
/// <param name="PriorKinds">Kinds of claim with priority by law.</param>
public sealed record InsolvencyExemptions(bool IsSecured, IReadOnlyCollection<ClaimKind> PriorKinds);

/// <summary>An insolvency of the obligor, and the stay it is.</summary>
public sealed class ObligorInsolvency
{
    public required Guid Id { get; init; }
    public required Guid ObligorId { get; init; }
    public required InsolvencyNotice Notice { get; init; }
    public required Guid StayId { get; init; }
    public required Guid ActId { get; init; }

    /// <summary>Last day of a preservation order (INSV-02).</summary>
    public DateOnly? Until { get; init; }

    public DateOnly? ClaimedOn { get; private set; }
    public long? ClaimedAmount { get; private set; }
    public string? ClaimReference { get; private set; }
    public DateOnly? EndedOn { get; private set; }
    public string? EndReason { get; private set; }
    public int StoredVersion { get; private init; }
    public int Version { get; private set; }

    /// <summary>As it was stored.</summary>
    public static ObligorInsolvency Restore(ObligorInsolvency terms, DateOnly? claimedOn, DateOnly? endedOn, string? endReason, int version) => new()
    {
        Id = terms.Id,
        ObligorId = terms.ObligorId,
        Notice = terms.Notice,
        StayId = terms.StayId,
        ActId = terms.ActId,
        Until = terms.Until,
        ClaimedOn = claimedOn,
        EndedOn = endedOn,
        EndReason = endReason,
        StoredVersion = version,
        Version = version,
    };

    /// <summary>Stays the cases whose claims the event stops; those it leaves alone are not touched.</summary>
    public static Result<(ObligorInsolvency Insolvency, Act Act)> Begin(
        Journal journal, IReadOnlyCollection<CaseFile> cases, InsolvencyNotice notice, InsolvencyExemptions exempt, string? note)
    {
        if (notice.OpenedOn > journal.Day)
            return InsolvencyRefusals.InFuture.Because($"Today is {journal.Day:yyyy-MM-dd}.", "/openedOn");
        var asked = cases.Select(file => (File: file, Ruling: Insolvency.Continue(new InsolvencyFacts(notice.Event, exempt.IsSecured, exempt.PriorKinds.Contains(file.Number.Kind))))).ToList();
        var stopped = asked.Where(pair => !pair.Ruling.IsAllowed).Select(pair => pair.File).ToList();
        if (stopped.Count == 0)
            return InsolvencyRefusals.GoesOn.Because(asked[0].Ruling);
        var rulings = asked.Select(pair => pair.Ruling).DistinctBy(ruling => ruling.Reason).ToList();
        DateOnly? until = null;
        if (notice.Event == InsolvencyEvent.PreservationOrder)
        {
            var preserved = Insolvency.PreservedUntil(new PreservationFacts(notice.OpenedOn, notice.Extended), journal.Law.Calendar);
            rulings.Add(preserved);
            until = preserved.Date;
        }

        var id = Guid.CreateVersion7(journal.At);
        if (!journal.Do(InsolvencyActs.Stayed, stopped, Ground.AllowedBy().RestingOn(rulings).For(note), new ActEffect("insolvency", id)).TryGet(out var act, out var refusal))
            return refusal;
        var stay = journal.Begin(act, new StayTerms(StayReason.Insolvency, notice.OpenedOn, until, [], id, $"{notice.Court} {notice.CourtNumber}"), stopped);
        return (new ObligorInsolvency { Id = id, ObligorId = stopped[0].State.ObligorId, Notice = notice, StayId = stay.Id, ActId = act.Id, Until = until, Version = 1 }, act);
    }

    /// <summary>What is owed on its cases is reported to the proceeding.</summary>
    public Result<Act> Claim(Journal journal, IReadOnlyCollection<CaseFile> cases, DateOnly filedOn, string reference)
    {
        if (EndedOn is not null)
            return InsolvencyRefusals.Ended.Because($"On {EndedOn:yyyy-MM-dd}.");
        if (ClaimedOn is not null)
            return InsolvencyRefusals.Claimed.Because($"On {ClaimedOn:yyyy-MM-dd}.");
        if (filedOn > journal.Day)
            return InsolvencyRefusals.InFuture.Because($"Today is {journal.Day:yyyy-MM-dd}.", "/filedOn");
        if (cases.Count == 0)
            return InsolvencyRefusals.NothingOpen.Because("They ended.");
        var amount = cases.Sum(file => file.Outstanding);
        var done = journal.Do(InsolvencyActs.Claimed, cases, Ground.AllowedBy(), new ActEffect("insolvency", Id, amount, filedOn > Notice.ClaimBy ? "late" : null));
        if (done.IsRefused)
            return done;
        (ClaimedOn, ClaimedAmount, ClaimReference) = (filedOn, amount, reference);
        Version++;
        return done;
    }

    /// <summary>The proceeding is over or the order lapsed: the stay is lifted and enforcement goes on for what is still owed.</summary>
    public Result<Act> End(Journal journal, Stay stay, IReadOnlyCollection<CaseFile> cases, string reason)
    {
        if (EndedOn is not null)
            return InsolvencyRefusals.Ended.Because($"On {EndedOn:yyyy-MM-dd}.");
        if (cases.Count == 0)
            return InsolvencyRefusals.NothingOpen.Because("They ended.");
        if (stay.BarsLifting(journal.Day) is { } bar)
            return bar;
        var done = journal.Do(InsolvencyActs.Ended, cases, Ground.AllowedBy().For(reason), new ActEffect("insolvency", Id));
        if (!done.TryGet(out var act, out _))
            return done;
        journal.Lift(act, stay, reason);
        (EndedOn, EndReason) = (journal.Day, reason);
        Version++;
        return done;
    }
}
