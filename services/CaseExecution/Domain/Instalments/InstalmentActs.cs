using Enforcement.CaseExecution.Domain.Acts;
using Enforcement.Kernel;
using Enforcement.Statute;

namespace Enforcement.CaseExecution.Domain.Instalments;

/// <summary>Acts of paying by instalments 分期繳納 (ER 27).</summary>
public static class InstalmentActs
{
    private static readonly LegalBasis Basis = new("INS-01", "行政執行法施行細則 27");

    public static readonly ActKind Requested = new("instalmentsRequested", "申請分期繳納", Basis) { Refusal = PlanRefusals.NotAllowed, Provisionally = ProvisionalMeasure.AllowInstalments };
    public static readonly ActKind Granted = new("instalmentsGranted", "核准分期繳納", Basis) { Refusal = PlanRefusals.NotAllowed };

    /// <summary>More than the ordinary number: a kind of its own, so that its approval can be a higher one.</summary>
    public static readonly ActKind GrantedAsException = new("instalmentsGrantedAsException", "專案核准分期繳納", new LegalBasis("INS-02", "分期繳納實施要點 4")) { Refusal = PlanRefusals.NotAllowed };

    public static readonly ActKind Denied = new("instalmentsDenied", "否准分期繳納", Basis);
    public static readonly ActKind Withdrawn = new("instalmentRequestWithdrawn", "撤回分期申請", Basis);

    public static readonly ActKind Revoked = new("instalmentsRevoked", "廢止分期繳納", new LegalBasis("INS-04", "行政執行法施行細則 27")) { Refusal = PlanRefusals.NotRevocable };

    /// <summary>Every instalment is paid and something is still owed, e.g. interest that ran on (INS-05): enforcement goes on for the rest.</summary>
    public static readonly ActKind Completed = new("instalmentsCompleted", "分期繳納完畢", Basis) { Reach = ActReach.Running };
}

public static class PlanRefusals
{
    public static readonly RefusalCode Unknown = new(RefusalKind.NotFound, "plan.unknown", "There is no such plan in the caller's scope.");
    public static readonly RefusalCode NotAllowed = new(RefusalKind.Conflict, "plan.not_allowed", "The law does not allow this plan.");
    public static readonly RefusalCode CaseInPlan = new(RefusalKind.Conflict, "plan.case_in_plan", "The case is in another plan.");
    public static readonly RefusalCode CaseStayed = new(RefusalKind.Conflict, "plan.case_stayed", "Enforcement stands still: no plan begins now.");
    public static readonly RefusalCode NothingOwed = new(RefusalKind.Conflict, "plan.nothing_owed", "Less is owed than one dollar an instalment.");
    public static readonly RefusalCode Decided = new(RefusalKind.Conflict, "plan.decided", "The request was decided.");
    public static readonly RefusalCode NotRunning = new(RefusalKind.Conflict, "plan.not_running", "The plan is not running.");
    public static readonly RefusalCode NotRevocable = new(RefusalKind.Conflict, "plan.not_revocable", "No instalment is missed and no bill dishonoured.");
    public static readonly RefusalCode FirstDuePast = new(RefusalKind.Invalid, "plan.first_due_past", "The first instalment would be due before today.");
    public static readonly RefusalCode AgencyNotAsked = new(RefusalKind.Invalid, "plan.agency_not_asked", "The agency has no case in the plan.");
    public static readonly RefusalCode Answered = new(RefusalKind.Conflict, "plan.answered", "The agency has answered.");
    public static readonly RefusalCode NoException = new(RefusalKind.Conflict, "plan.no_exception", "The number is an ordinary one: grant it without exception.");
}
