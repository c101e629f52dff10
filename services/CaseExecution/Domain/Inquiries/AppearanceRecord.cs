using Enforcement.CaseExecution.Domain.Acts;
using Enforcement.CaseExecution.Domain.Cases;
using Enforcement.CaseExecution.Domain.Payments;
using Enforcement.Kernel;
using Enforcement.Statute;

namespace Enforcement.CaseExecution.Domain.Inquiries;

/// <summary>How a record was signed.</summary>
public enum RecordSignature
{
    Signed,

    /// <summary>Refused; the record says so.</summary>
    Refused,

    /// <summary>Could not sign; the record says why.</summary>
    Unable,
}

/// <summary>A question that was put, and the answer.</summary>
public sealed record Question(string Asked, string? Answer);

/// <summary>
/// What happened on the day to appear 詢問筆錄: a statement, or nobody came. What was said stands in the record only: never in acts, events, audit or logs.
/// </summary>
public static class AppearanceRecord
{
    /// <summary>He appeared and was heard.</summary>
    /// <param name="journal">Takes the act.</param>
    /// <param name="cases">The cases of the notice, or the one case without one.</param>
    /// <param name="recordId">The record.</param>
    /// <param name="heldOn">Day; not in the future.</param>
    /// <param name="refusedAnswers">Questions about property he did not answer: a ground of AEL 17(1)(4), recorded only.</param>
    public static Result<Act> Heard(Journal journal, IReadOnlyCollection<CaseFile> cases, Guid recordId, DateOnly heldOn, int refusedAnswers) =>
        heldOn > journal.Day
            ? AppearanceRefusals.DayInvalid.Because($"Today is {journal.Day:yyyy-MM-dd}.", "/heldAt")
            : journal.Do(InquiryActs.StatementTaken, cases, Ground.AllowedBy(), new ActEffect("appearanceRecord", recordId, Detail: refusedAnswers > 0 ? "answersRefused" : null));

    /// <summary>Nobody came; whether that counts as a ground of AEL 17(1)(6) is ruled by NOT-02 and recorded whatever it says.</summary>
    /// <param name="journal">Takes the act.</param>
    /// <param name="cases">The cases of the notice.</param>
    /// <param name="recordId">The record.</param>
    /// <param name="appearOn">Day set; not in the future.</param>
    /// <param name="countsFrom">Day since which the notice counts for him, the later one where the law is disputed; null when he was not served.</param>
    /// <param name="hasGoodReason">A good reason was shown.</param>
    public static Result<MissedAppearance> Missed(
        Journal journal, IReadOnlyCollection<CaseFile> cases, Guid recordId, DateOnly appearOn, DateOnly? countsFrom, bool hasGoodReason)
    {
        if (appearOn > journal.Day)
            return AppearanceRefusals.DayInvalid.Because($"The day to appear is {appearOn:yyyy-MM-dd}.", "/noticeId");
        var ruling = NoticeRules.NoShow(new NoShowFacts(countsFrom, appearOn, hasGoodReason));
        var done = journal.Do(InquiryActs.NotAppeared, cases, Ground.AllowedBy().RestingOn(ruling), new ActEffect("appearanceRecord", recordId, Detail: ruling.Reason ?? "counts"));
        return done.TryGet(out var act, out var refusal) ? new MissedAppearance(act, ruling.IsAllowed) : refusal;
    }
}

/// <summary>Nobody came.</summary>
/// <param name="Act">The act.</param>
/// <param name="Counts">Lawfully notified, no show without good reason (AEL 17(1)(6)).</param>
public sealed record MissedAppearance(Act Act, bool Counts);

public static class AppearanceRefusals
{
    public static readonly RefusalCode Unknown = new(RefusalKind.NotFound, "appearance.unknown", "There is no such record in the caller's scope.");
    public static readonly RefusalCode DayInvalid = new(RefusalKind.Invalid, "appearance.day_invalid", "What has not happened cannot be recorded.");
    public static readonly RefusalCode NoticeOfOtherCase = new(RefusalKind.Invalid, "appearance.notice_of_other_case", "The notice is no notice to appear of this case.");
    public static readonly RefusalCode NoticeMissing = new(RefusalKind.Invalid, "appearance.notice_missing", "Without a notice nobody had to appear.");
}
