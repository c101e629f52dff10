using Enforcement.CaseExecution.Domain.Acts;
using Enforcement.Kernel;

namespace Enforcement.CaseExecution.Domain.Jurisdictions;

/// <summary>Acts of a transfer of jurisdiction 移轉管轄 (ER 20; law.md 3.2): the branch asks, headquarters decides, the case moves.</summary>
public static class JurisdictionActs
{
    private static readonly LegalBasis Basis = new("INT-06", "行政執行法施行細則 20");

    public static readonly ActKind Requested = new("jurisdictionTransferRequested", "聲請移轉管轄", Basis) { TakesUp = false };
    public static readonly ActKind Approved = new("jurisdictionTransferApproved", "准予移轉管轄", Basis) { Reach = ActReach.Any, TakesUp = false };
    public static readonly ActKind Rejected = new("jurisdictionTransferRejected", "駁回移轉管轄", Basis) { Reach = ActReach.Any, TakesUp = false };
    public static readonly ActKind Withdrawn = new("jurisdictionTransferWithdrawn", "撤回移轉管轄聲請", Basis) { Reach = ActReach.Any, TakesUp = false };

    /// <summary>A number once given is used: a case that ended while it waited moves nevertheless.</summary>
    public static readonly ActKind Moved = new("caseMoved", "移轉管轄", Basis) { Reach = ActReach.Any, TakesUp = false };
}

public static class JurisdictionRefusals
{
    public static readonly RefusalCode Unknown = new(RefusalKind.NotFound, "jurisdiction_transfer.unknown", "There is no such request in the caller's scope.");
    public static readonly RefusalCode OwnBranch = new(RefusalKind.Conflict, "jurisdiction_transfer.own_branch", "By these places the own branch has jurisdiction.");
    public static readonly RefusalCode PlaceUnknown = new(RefusalKind.Invalid, "jurisdiction_transfer.place_unknown", "No branch follows from these places.");
    public static readonly RefusalCode Pending = new(RefusalKind.Conflict, "jurisdiction_transfer.pending", "A transfer of the case is asked for already.");
    public static readonly RefusalCode Decided = new(RefusalKind.Conflict, "jurisdiction_transfer.decided", "The request is not open any more.");
    public static readonly RefusalCode NotOwn = new(RefusalKind.Forbidden, "jurisdiction_transfer.not_own", "Only the branch that asked withdraws its request.");
    public static readonly RefusalCode Own = new(RefusalKind.Forbidden, "jurisdiction_transfer.own", "Nobody decides his own request.");
    public static readonly RefusalCode NothingOpen = new(RefusalKind.Conflict, "jurisdiction_transfer.nothing_open", "No case of the request is open any more.");

    public static readonly RefusalCode MeasureShared =
        new(RefusalKind.Conflict, "jurisdiction_transfer.measure_shared", "A measure also secures cases that would stay: move the whole group, or release it.");

    public static readonly RefusalCode TailUnknown = new(RefusalKind.NotFound, "tail_file.unknown", "There is no such tail file in the caller's scope.");
}
