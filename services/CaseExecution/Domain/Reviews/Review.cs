using Enforcement.CaseExecution.Domain.Acts;
using Enforcement.CaseExecution.Domain.Cases;
using Enforcement.CaseExecution.Domain.Payments;
using Enforcement.Kernel;
using Enforcement.Statute;
using CaseStage = Enforcement.CaseExecution.Domain.Cases.CaseStage;

namespace Enforcement.CaseExecution.Domain.Reviews;

/// <summary>
/// Review of a case after its assignment: in order, to be corrected, or to be returned; and its termination. Each method is one act: the ruling, then the
/// change. They are what a chapter's own class looks like.
/// </summary>
public static class Review
{
    /// <summary>The case is lawful: it is taken up.</summary>
    public static Result<Act> Accept(Journal journal, CaseFile file, CapacityFacts facts, string? reason) =>
        file.Stage != CaseStage.Review
            ? ReviewRefusals.NotInReview.Because($"It is {file.Stage}.")
            : journal.Do(ReviewActs.Reviewed, [file], Ground.AllowedBy(IntakeRules.Capacity(facts)).For(reason), ActEffect.OnCase);

    /// <summary>The agency has to correct within the period of INT-07.</summary>
    public static Result<CorrectionOrder> OrderCorrection(Journal journal, CaseFile file, string defect, DateOnly notifiedOn)
    {
        if (file.Stage == CaseStage.CorrectionPending)
            return ReviewRefusals.AlreadyPending.Because("Its period runs.");
        var ruling = IntakeRules.Correction(new CorrectionFacts(notifiedOn), journal.Law);
        var id = Guid.CreateVersion7(journal.At);
        var done = journal.Do(ReviewActs.CorrectionOrdered, [file], Ground.AllowedBy(ruling).For(defect), new ActEffect("correctionOrder", id));
        if (!done.TryGet(out var act, out var refusal))
            return refusal;
        file.MoveTo(CaseStage.CorrectionPending);
        return new CorrectionOrder(id, act, notifiedOn, ruling.Date!.Value);
    }

    /// <summary>Corrected in time: the case goes on.</summary>
    public static Result<Act> Correct(Journal journal, CaseFile file, DateOnly notifiedOn, DateOnly correctedOn)
    {
        if (file.Stage != CaseStage.CorrectionPending)
            return ReviewRefusals.NotPending.Because($"It is {file.Stage}.");
        var done = journal.Do(ReviewActs.Corrected, [file], Ground.AllowedBy(IntakeRules.Correction(new CorrectionFacts(notifiedOn, correctedOn), journal.Law)), ActEffect.OnCase);
        if (!done.IsRefused)
            file.MoveTo(CaseStage.Active);
        return done;
    }

    /// <summary>Returned to the agency and closed: what cannot be cured, or was not cured in time. The ruling that refuses is the ground.</summary>
    public static Result<Act> Return(Journal journal, CaseFile file, Ruling ruling, string? reason)
    {
        if (ruling.IsAllowed)
            return ReviewRefusals.NoGroundToReturn.Because(ruling);
        var done = journal.Do(ReviewActs.Returned, [file], Ground.AllowedBy().RestingOn(ruling, CaseClosures.Effect(CaseClosures.Returned)).For(reason), new ActEffect(Detail: ruling.Reason));
        if (done.TryGet(out var act, out _))
            journal.CloseBy(act, [file], CaseClosures.Returned);
        return done;
    }

    /// <summary>Terminated as a whole (TER-01); everybody concerned gets a notice.</summary>
    public static Result<Act> Terminate(Journal journal, CaseFile file, TerminationFacts facts, string? reason)
    {
        var ruling = Termination.Terminate(facts);
        var kind = ruling.IsAllowed ? KindOf(ruling.Reason!) : null;
        var ground = Ground.AllowedBy(ruling).RestingOn(kind is null ? [] : [CaseClosures.Effect(kind)]).For(reason);
        var done = journal.Do(ReviewActs.Terminated, [file], ground, new ActEffect(Amount: facts.Outstanding, Detail: ruling.Reason));
        if (done.TryGet(out var act, out _))
            journal.CloseBy(act, [file], kind!);
        return done;
    }

    /// <summary>Terminated for a part: that part of the claim is gone, the rest goes on (AEL 8(2)); nothing left ends the case.</summary>
    public static Result<Act> TerminatePart(Journal journal, CaseFile file, IReadOnlyList<LineAmount> parts, string? reason)
    {
        foreach (var part in parts)
        {
            if (file.Lines.FirstOrDefault(line => line.Line == part.Line) is not { } line || part.Amount > line.Outstanding)
                return ReviewRefusals.PartTooLarge.Because($"Line {part.Line} of case {file.Number}.", "/parts", ReviewActs.Terminated.Basis);
        }

        var ruling = Termination.Terminate(new TerminationFacts(file.Outstanding, RevokedInPart: true));
        var effect = new ActEffect(Amount: parts.Sum(part => part.Amount), Detail: ruling.Reason);
        var done = journal.Do(ReviewActs.Terminated, [file], Ground.AllowedBy(ruling).For(reason), effect);
        if (done.TryGet(out var act, out _))
            journal.Remit(act, file, parts);
        return done;
    }

    /// <summary>The act of closing by decision in one of the kinds an officer chooses (law.md 7.5); the journal then closes the case.</summary>
    public static Result<Act> Close(Journal journal, CaseFile file, string closureKind)
    {
        if (file.HasEnded)
            return CaseRefusals.Closed.Because($"It ended on {file.ProcedureEndedOn:yyyy-MM-dd} as {file.ClosureKind}.");
        if (!CaseClosures.ByDecision.Contains(closureKind))
            return CaseRefusals.ClosureKindNotAllowed.Because($"Allowed: {string.Join(", ", CaseClosures.ByDecision)}.", "/kind");
        var ground = closureKind == CaseClosures.Impossible
            ? Ground.AllowedBy(Termination.Terminate(new TerminationFacts(file.Outstanding, Impossible: true)))
            : Ground.AllowedBy();
        var rule = CaseClosures.RuleOf(closureKind);
        var basis = RuleCatalogue.Find(rule)?.Basis ?? ReviewActs.Closed.Basis with { RuleId = rule, Article = "強制執行法 27" };
        return journal.Do(ReviewActs.Closed with { Basis = basis }, [file], ground.RestingOn(CaseClosures.Effect(closureKind)), new ActEffect(Detail: closureKind));
    }

    private static string KindOf(string reason) => reason switch
    {
        "revoked" => CaseClosures.Revoked,
        "performed" => CaseClosures.PaidInFull,
        "completed" => CaseClosures.Completed,
        "impossible" => CaseClosures.Impossible,
        _ => throw new InvalidOperationException($"{reason} does not end a case as a whole."),
    };
}

/// <summary>The agency was ordered to correct.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Act">The act.</param>
/// <param name="NotifiedOn">Day the agency was notified.</param>
/// <param name="DueOn">Last day to correct.</param>
public sealed record CorrectionOrder(Guid Id, Act Act, DateOnly NotifiedOn, DateOnly DueOn);
