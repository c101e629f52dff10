using Enforcement.CaseExecution.Domain.Acts;
using Enforcement.Kernel;

namespace Enforcement.CaseExecution.Domain.Postponements;

/// <summary>Acts of postponement by the creditor 延緩執行 (CEA 10).</summary>
public static class PostponementActs
{
    private static readonly LegalBasis Continuation = new("POS-02", "強制執行法 10(2)");

    public static readonly ActKind Postponed = new("postponed", "延緩執行", new LegalBasis("POS-01", "強制執行法 10(1)")) { Refusal = PostponementRefusals.NotAllowed };
    public static readonly ActKind ContinuationNotified = new("continuationNotified", "通知聲請續行", Continuation);
    public static readonly ActKind Continued = new("enforcementContinued", "續行執行", Continuation) { Refusal = PostponementRefusals.TooLate };
    public static readonly ActKind DeemedWithdrawn = new("deemedWithdrawn", "視為撤回", Continuation);
}

public static class PostponementRefusals
{
    public static readonly RefusalCode NotAllowed = new(RefusalKind.Conflict, "postponement.not_allowed", "The law does not allow this postponement.");
    public static readonly RefusalCode NotRequested = new(RefusalKind.NotFound, "postponement.not_requested", "The agency made no such request for this case.");
    public static readonly RefusalCode Running = new(RefusalKind.Conflict, "postponement.running", "Enforcement is postponed already.");
    public static readonly RefusalCode NotRunning = new(RefusalKind.Conflict, "postponement.not_running", "Enforcement is not postponed.");
    public static readonly RefusalCode NotOver = new(RefusalKind.Conflict, "postponement.not_over", "The postponement is not over yet.");
    public static readonly RefusalCode Notified = new(RefusalKind.Conflict, "postponement.notified", "The agency has been notified.");
    public static readonly RefusalCode TooLate = new(RefusalKind.Conflict, "postponement.applied_too_late", "The agency did not apply in time: enforcement is deemed withdrawn.");
    public static readonly RefusalCode PeriodRuns = new(RefusalKind.Conflict, "postponement.period_runs", "The agency may still apply, or has applied in time.");
    public static readonly RefusalCode InFuture = new(RefusalKind.Invalid, "postponement.day_in_future", "The day is after today.");
}
