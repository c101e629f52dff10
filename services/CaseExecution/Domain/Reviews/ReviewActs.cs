using Enforcement.CaseExecution.Domain.Acts;
using Enforcement.Kernel;

namespace Enforcement.CaseExecution.Domain.Reviews;

/// <summary>Acts of the review after assignment 審查 (law.md 3.2) and of termination (AEL 8).</summary>
public static class ReviewActs
{
    public static readonly ActKind Reviewed = new("caseReviewed", "審查合法", new LegalBasis("INT-08", "分署實務 立案審查流程"));

    public static readonly ActKind CorrectionOrdered = new("correctionOrdered", "命補正", new LegalBasis("INT-07", "民事訴訟法 249")) { TakesUp = false };

    public static readonly ActKind Corrected = new("corrected", "補正完成", new LegalBasis("INT-07", "民事訴訟法 249"))
    {
        TakesUp = false,
        Refusal = ReviewRefusals.NotCorrected,
    };

    public static readonly ActKind Returned = new("caseReturned", "退案", new LegalBasis("INT-08", "分署實務 立案審查流程"))
    {
        TakesUp = false,
        Refusal = ReviewRefusals.NoGroundToReturn,
    };

    public static readonly ActKind Terminated = new("caseTerminated", "終止執行", new LegalBasis("TER-01", "行政執行法 8"))
    {
        Reach = ActReach.Running,
        TakesUp = false,
        Refusal = ReviewRefusals.NoGroundToTerminate,
    };

    public static readonly ActKind Reopened = new("caseReopened", "回復執行", new LegalBasis("CLO-02", "行政執行法施行細則 19"))
    {
        Reach = ActReach.Running,
        Refusal = ReviewRefusals.EndedInLaw,
    };

    public static readonly ActKind TitleFinal = new("titleBecameFinal", "假扣押轉為終局執行", new LegalBasis("PRV-02", "強制執行法 133"))
    {
        Refusal = ReviewRefusals.TitleNotMature,
    };

    public static readonly ActKind Closed = new("caseClosed", "報結", new LegalBasis("TER-01", "行政執行法 8")) { Reach = ActReach.Running, TakesUp = false };
}

public static class ReviewRefusals
{
    public static readonly RefusalCode NotInReview = new(RefusalKind.Conflict, "review.done", "The case has been taken up; it is not in review.");
    public static readonly RefusalCode NotPending = new(RefusalKind.Conflict, "review.no_correction_pending", "No correction is pending.");
    public static readonly RefusalCode AlreadyPending = new(RefusalKind.Conflict, "review.correction_pending", "A correction is pending already.");
    public static readonly RefusalCode NotCorrected = new(RefusalKind.Conflict, "review.not_corrected", "The correction came too late.");
    public static readonly RefusalCode NoGroundToReturn = new(RefusalKind.Conflict, "review.no_ground_to_return", "Nothing in the case makes a return necessary.");
    public static readonly RefusalCode NoGroundToTerminate = new(RefusalKind.Conflict, "termination.no_ground", "There is no ground to terminate.");
    public static readonly RefusalCode NotClosed = new(RefusalKind.Conflict, "review.not_closed", "The case is open.");
    public static readonly RefusalCode EndedInLaw = new(RefusalKind.Conflict, "review.ended_in_law", "The procedure has ended in law: a new transfer is needed.");
    public static readonly RefusalCode NotProvisional = new(RefusalKind.Conflict, "review.not_provisional", "The case does not rest on a provisional attachment.");
    public static readonly RefusalCode TitleNotMature = new(RefusalKind.Conflict, "review.title_not_mature", "The claim is not overdue yet, or its enforcement period is over.");
    public static readonly RefusalCode PartTooLarge = new(RefusalKind.Invalid, "termination.part_too_large", "More than is still owed on the line.");
}
