using Enforcement.CaseExecution.Domain.Acts;
using Enforcement.CaseExecution.Domain.Cases;
using Enforcement.CaseExecution.Domain.Measures;
using Enforcement.CaseExecution.Domain.Payments;
using Enforcement.Kernel;
using Enforcement.Statute;

namespace Enforcement.CaseExecution.Domain.Seizures;

public sealed partial class Seizure
{
    /// <summary>
    /// Gives the thing back. Not while a court's file is joined (DBL-02). The ruling of the ground must allow it (cash before the hammer, IMM-10), or be the refusal to
    /// go on that makes it necessary (no surplus, IMM-07; MOV-06).
    /// </summary>
    public Result<Act> Release(Journal journal, IReadOnlyList<CaseFile> cases, Measure? measure, ReleaseFindings findings)
    {
        if (State is not (SeizureState.Ordered or SeizureState.Effective))
            return Wrong();
        var ground = Ground.AllowedBy([DoubleSeizure.GiveUp(new GivenUpSeizureFacts(true, findings.CourtFileJoined)), .. findings.Asked])
            .RestingOn(findings.Found).For(findings.Note);
        var done = journal.Do(SeizureActs.Released, cases, ground, new ActEffect("seizure", Id, Detail: findings.Reason));
        if (done.IsRefused)
            return done;
        return End(journal, measure, SeizureState.Released, findings.Reason) ?? done;
    }

    /// <summary>Title has passed to the buyer, or it was given back by an act that did so.</summary>
    internal Refusal? End(Journal journal, Measure? measure, SeizureState state, string reason)
    {
        (State, EndReason, Version) = (state, reason, StoredVersion + 1);
        if (measure is null || !measure.State.IsLive())
            return null;
        return (measure.State is MeasureState.Proposed or MeasureState.Approved ? journal.Cancel(measure, reason)
            : state == SeizureState.Sold ? journal.End(measure, reason)
            : journal.Release(measure, reason)).Refusal;
    }

    public static Seizure Restore(SeizureRow row) => new(row.Id, row.MeasureId, row.Terms)
    {
        State = row.State,
        ExpectedProceeds = row.ExpectedProceeds,
        Costs = row.Costs,
        ArrivedAt = row.ArrivedAt,
        RegistrationNumber = row.RegistrationNumber,
        Site = row.Site,
        Custodian = row.Custodian,
        EffectiveAt = row.EffectiveAt,
        EndReason = row.EndReason,
        StoredVersion = row.Version,
        Version = row.Version,
    };
}

/// <summary>Why a seizure is given up.</summary>
/// <param name="Reason">Code, e.g. <c>noSurplus</c>.</param>
/// <param name="CourtFileJoined">A court has sent its file for joint handling.</param>
/// <param name="Asked">Rulings that must allow it.</param>
/// <param name="Found">Rulings that make it necessary.</param>
/// <param name="Note">In words.</param>
public sealed record ReleaseFindings(string Reason, bool CourtFileJoined, IReadOnlyList<Ruling> Asked, IReadOnlyList<Ruling> Found, string? Note);

/// <summary>A seizure as it is stored.</summary>
public sealed record SeizureRow
{
    public required Guid Id { get; init; }
    public required Guid MeasureId { get; init; }
    public required SeizureTerms Terms { get; init; }
    public required SeizureState State { get; init; }
    public required long ExpectedProceeds { get; init; }
    public required long Costs { get; init; }
    public DateTimeOffset? ArrivedAt { get; init; }
    public string? RegistrationNumber { get; init; }
    public SiteRecord? Site { get; init; }
    public Custodian? Custodian { get; init; }
    public DateTimeOffset? EffectiveAt { get; init; }
    public string? EndReason { get; init; }
    public required int Version { get; init; }
}
