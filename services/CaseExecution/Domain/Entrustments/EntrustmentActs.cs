using Enforcement.CaseExecution.Domain.Acts;
using Enforcement.Kernel;

namespace Enforcement.CaseExecution.Domain.Entrustments;

/// <summary>Acts about an entrustment 囑託／助執 (ER 20(3)), on the case whose act another branch does.</summary>
public static class EntrustmentActs
{
    public static readonly ActKind Entrusted = new("entrusted", "囑託執行", new LegalBasis("INT-10", "行政執行法施行細則 20(3)")) { Refusal = EntrustmentRefusals.NotEntrustable };
    public static readonly ActKind Accepted = Of("entrustmentAccepted", "助執受理", "INT-10", "行政執行法施行細則 20(3)");
    public static readonly ActKind Reported = Of("entrustmentReported", "助執回報", "INT-13", "行政執行法施行細則 20(3)");

    public static readonly ActKind Done = Of("entrustmentDone", "助執報結", "INT-12", "行政執行署 91.05.14 行執一字第0916000593號") with { Refusal = EntrustmentRefusals.NotDone };

    /// <summary>Refused only with good reason, said at once (AEL 6).</summary>
    public static readonly ActKind Refused = Of("entrustmentRefused", "拒絕助執", "GEN-05", "行政執行法 6");

    public static readonly ActKind Returned = Of("entrustmentReturned", "助執退回", "INT-13", "行政執行法施行細則 20(3)");
    public static readonly ActKind Withdrawn = Of("entrustmentWithdrawn", "撤回囑託", "INT-10", "行政執行法施行細則 20(3)");

    private static ActKind Of(string code, string chinese, string rule, string article) => new(code, chinese, new LegalBasis(rule, article)) { Reach = ActReach.Running, TakesUp = false };
}

public static class EntrustmentRefusals
{
    public static readonly RefusalCode Unknown = new(RefusalKind.NotFound, "entrustment.unknown", "There is no such entrustment in the caller's scope.");
    public static readonly RefusalCode NotEntrustable = new(RefusalKind.Conflict, "entrustment.not_entrustable", "No other branch is to be entrusted with an act there.");

    public static readonly RefusalCode ActUnknown =
        new(RefusalKind.Invalid, "entrustment.act_unknown", "Only acts of execution are entrusted, not what decides over the case itself.");

    public static readonly RefusalCode Ended = new(RefusalKind.Conflict, "entrustment.ended", "The entrustment is not open any more.");
    public static readonly RefusalCode NotAccepted = new(RefusalKind.Conflict, "entrustment.not_accepted", "The entrustment has not been accepted.");
    public static readonly RefusalCode AcceptedBefore = new(RefusalKind.Conflict, "entrustment.accepted", "The entrustment was accepted: it is returned, not refused.");
    public static readonly RefusalCode OtherBranch = new(RefusalKind.Forbidden, "entrustment.other_branch", "Only the other branch of the entrustment does this.");
    public static readonly RefusalCode NotDone = new(RefusalKind.Conflict, "entrustment.not_done", "The entrusted act is not done, or still collects.");
    public static readonly RefusalCode InFuture = new(RefusalKind.Invalid, "entrustment.in_future", "An act cannot have been done after today.");
}
