using Enforcement.CaseExecution.Domain.Acts;
using Enforcement.Kernel;

namespace Enforcement.CaseExecution.Domain.Insolvencies;

/// <summary>Acts upon the insolvency of an obligor 破產、更生、重整 (law.md 6.9).</summary>
public static class InsolvencyActs
{
    public static readonly ActKind Stayed = new("insolvencyStayed", "因破產、更生或重整停止執行", new LegalBasis("INSV-01", "消費者債務清理條例 48")) { Reach = ActReach.Running, TakesUp = false };
    public static readonly ActKind Claimed = new("insolvencyClaimed", "陳報債權", new LegalBasis("INSV-01", "破產法 99")) { Reach = ActReach.Running, TakesUp = false };
    public static readonly ActKind Ended = new("insolvencyEnded", "停止原因消滅，續行執行", new LegalBasis("INSV-01", "消費者債務清理條例 48")) { Reach = ActReach.Any, TakesUp = false };
}

public static class InsolvencyRefusals
{
    public static readonly RefusalCode Unknown = new(RefusalKind.NotFound, "insolvency.unknown", "There is no such insolvency in the caller's scope.");
    public static readonly RefusalCode GoesOn = new(RefusalKind.Conflict, "insolvency.goes_on", "Secured or prior claims are enforced in spite of it.");
    public static readonly RefusalCode InFuture = new(RefusalKind.Invalid, "insolvency.in_future", "The day lies after today.");
    public static readonly RefusalCode Pending = new(RefusalKind.Conflict, "insolvency.pending", "This event stays the cases of the obligor already.");
    public static readonly RefusalCode Claimed = new(RefusalKind.Conflict, "insolvency.claimed", "The claim was reported before.");
    public static readonly RefusalCode Ended = new(RefusalKind.Conflict, "insolvency.ended", "The insolvency has ended.");
    public static readonly RefusalCode NothingOpen = new(RefusalKind.Conflict, "insolvency.nothing_open", "No case is stayed by it any more.");
}
