using Enforcement.CaseExecution.Domain.Acts;
using Enforcement.CaseExecution.Domain.Cases;
using Enforcement.CaseExecution.Domain.Payments;
using Enforcement.CaseExecution.Domain.Stays;
using Enforcement.Kernel;
using Enforcement.Statute;

namespace Enforcement.CaseExecution.Domain.Postponements;

public enum PostponementState
{
    /// <summary>The agency agreed; the branch has not acted on it.</summary>
    Requested,

    /// <summary>Enforcement stands still.</summary>
    Running,

    /// <summary>Over; the agency was told to apply within ten days.</summary>
    Notified,

    /// <summary>Enforcement goes on.</summary>
    Continued,
    DeemedWithdrawn,

    /// <summary>The case ended otherwise.</summary>
    Over,
}

/// <summary>A postponement of one case by its agency: at most three months, once more after it went on; then the agency applies or it is deemed withdrawn.</summary>
public sealed class CasePostponement
{
    public required Guid Id { get; init; }
    public required Guid CaseId { get; init; }
    public required DateOnly AgreedOn { get; init; }

    /// <summary>The agency's letter, or <c>api</c>.</summary>
    public required string Reference { get; init; }

    public DateOnly? WishedUntil { get; init; }
    public PostponementState State { get; set; }
    public DateOnly? Until { get; set; }
    public Guid? StayId { get; set; }
    public DateOnly? NotifiedOn { get; set; }

    /// <summary>Last day to apply (POS-02).</summary>
    public DateOnly? ApplyBy { get; set; }

    public DateOnly? AppliedOn { get; set; }
    public int StoredVersion { get; init; }
    public int Version { get; set; }

    /// <summary>What the agency agreed to, as the clock of the end is reckoned.</summary>
    public PostponementFacts Facts(int earlier) => new(AgreedOn, AgencyConsents: true, earlier, WishedUntil);

    /// <summary>Begins: a stay of the whole case until the last day the law allows (POS-01).</summary>
    /// <param name="journal">The journal.</param>
    /// <param name="file">The case, locked.</param>
    /// <param name="earlier">How often it was postponed before.</param>
    /// <param name="reason">In words; no personal data.</param>
    public Result<Act> Begin(Journal journal, CaseFile file, int earlier, string reason)
    {
        if (State != PostponementState.Requested)
            return PostponementRefusals.Running.Because($"It is {State}.");
        if (AgreedOn > journal.Day)
            return PostponementRefusals.InFuture.Because($"Today is {journal.Day:yyyy-MM-dd}.", "/agreedOn");
        var ruling = Postponement.Postpone(Facts(earlier), journal.Law.Calendar);
        var done = journal.Do(PostponementActs.Postponed, [file], Ground.AllowedBy(ruling).For(reason), new ActEffect("postponement", Id));
        if (!done.TryGet(out var act, out _))
            return done;
        Until = ruling.Date!.Value;
        StayId = journal.Begin(act, new StayTerms(StayReason.Postponement, journal.Day, Until, [], Id), [file]).Id;
        return Move(PostponementState.Running, done);
    }

    /// <summary>Over: the agency is told to apply (POS-02).</summary>
    public Result<Act> Notify(Journal journal, CaseFile file, DateOnly notifiedOn)
    {
        if (State != PostponementState.Running)
            return (State == PostponementState.Notified ? PostponementRefusals.Notified : PostponementRefusals.NotRunning).Because($"It is {State}.");
        if (notifiedOn <= Until)
            return PostponementRefusals.NotOver.Because($"It lasts until {Until:yyyy-MM-dd}.", "/notifiedOn", PostponementActs.ContinuationNotified.Basis);
        if (notifiedOn > journal.Day)
            return PostponementRefusals.InFuture.Because($"Today is {journal.Day:yyyy-MM-dd}.", "/notifiedOn");
        var ruling = Postponement.Continue(new ContinuationFacts(notifiedOn), journal.Law.Calendar);
        var done = journal.Do(PostponementActs.ContinuationNotified, [file], Ground.AllowedBy(ruling), new ActEffect("postponement", Id));
        if (done.IsRefused)
            return done;
        (NotifiedOn, ApplyBy) = (notifiedOn, ruling.Date);
        return Move(PostponementState.Notified, done);
    }

    /// <summary>The agency wants to go on: before it was told to, at any time; after that, in time.</summary>
    public Result<Act> Continue(Journal journal, CaseFile file, Stay stay, DateOnly appliedOn)
    {
        if (State is not (PostponementState.Running or PostponementState.Notified))
            return PostponementRefusals.NotRunning.Because($"It is {State}.");
        if (appliedOn > journal.Day)
            return PostponementRefusals.InFuture.Because($"Today is {journal.Day:yyyy-MM-dd}.", "/appliedOn");
        var ground = NotifiedOn is { } notified
            ? Ground.AllowedBy(Postponement.Continue(new ContinuationFacts(notified, appliedOn), journal.Law.Calendar))
            : Ground.AllowedBy();
        var done = journal.Do(PostponementActs.Continued, [file], ground, new ActEffect("postponement", Id));
        if (!done.TryGet(out var act, out _))
            return done;
        if (stay.LiftedOn is null)
            journal.Lift(act, stay, "continued");
        AppliedOn = appliedOn;
        return Move(PostponementState.Continued, done);
    }

    /// <summary>Nobody applied in time: enforcement is deemed withdrawn, and the case ends. The ruling that refuses is the ground.</summary>
    public Result<Act> DeemWithdrawn(Journal journal, CaseFile file)
    {
        if (State != PostponementState.Notified)
            return PostponementRefusals.NotRunning.Because($"It is {State}.");
        var ruling = Postponement.Continue(new ContinuationFacts(NotifiedOn!.Value, AppliedOn, journal.Day), journal.Law.Calendar);
        if (ruling.IsAllowed)
            return PostponementRefusals.PeriodRuns.Because(ruling);
        var ground = Ground.AllowedBy().RestingOn(ruling, CaseClosures.Effect(CaseClosures.DeemedWithdrawn));
        var done = journal.Do(PostponementActs.DeemedWithdrawn, [file], ground, new ActEffect("postponement", Id, file.Outstanding, ruling.Reason));
        if (!done.TryGet(out var act, out _))
            return done;
        journal.CloseBy(act, [file], CaseClosures.DeemedWithdrawn);
        return Move(PostponementState.DeemedWithdrawn, done);
    }

    private Result<Act> Move(PostponementState to, Result<Act> done)
    {
        State = to;
        Version = StoredVersion + 1;
        return done;
    }
}
