using Enforcement.CaseExecution.Domain.Acts;
using Enforcement.Kernel;

namespace Enforcement.CaseExecution.Domain.Seizures;

/// <summary>Acts of seizure 查封 (law.md 6.3, 6.4).</summary>
public static class SeizureActs
{
    public static readonly ActKind Ordered = new("seizureOrdered", "命查封", new LegalBasis("DBL-01", "行政執行法 16")) { IsMeasure = true, Refusal = SeizureRefusals.NotAllowed };

    public static readonly ActKind Registered = new("seizureRegistered", "查封登記", new LegalBasis("IMM-11", "強制執行法 76(3)")) { Refusal = SeizureRefusals.NotAllowed };

    public static readonly ActKind Recorded = new("seizureRecorded", "現場查封", new LegalBasis("GEN-02", "行政執行法 5(1)")) { Refusal = SeizureRefusals.NotAllowed };

    public static readonly ActKind Entrusted = new("custodianChanged", "查封物保管", new LegalBasis("COST-01", "強制執行法 59")) { Refusal = SeizureRefusals.NotAllowed };

    public static readonly ActKind Released = new("seizureReleased", "撤銷查封", new LegalBasis("CAN-01", "行政執行法 8"))
    {
        Reach = ActReach.Any,
        TakesUp = false,
        Refusal = SeizureRefusals.NotReleased,
    };
}

public static class SeizureRefusals
{
    public static readonly RefusalCode Unknown = new(RefusalKind.NotFound, "seizure.unknown", "There is no such seizure in the caller's scope.");
    public static readonly RefusalCode NotAllowed = new(RefusalKind.Conflict, "seizure.not_allowed", "The law does not allow this seizure now.");
    public static readonly RefusalCode NotReleased = new(RefusalKind.Conflict, "seizure.not_released", "The seizure may not be given up on this ground.");
    public static readonly RefusalCode NotSeizable = new(RefusalKind.Invalid, "seizure.not_seizable", "Property of this kind is not seized; claims are garnished.");
    public static readonly RefusalCode ValueUnknown = new(RefusalKind.Invalid, "seizure.value_unknown", "Whether a surplus is possible cannot be said without an estimate.");
    public static readonly RefusalCode Exists = new(RefusalKind.Conflict, "seizure.exists", "The property is seized already.");
    public static readonly RefusalCode WrongState = new(RefusalKind.Conflict, "seizure.wrong_state", "The seizure is not in a state in which this can be done.");
    public static readonly RefusalCode NotRegistered = new(RefusalKind.Conflict, "seizure.not_registered", "Property of this kind is not registered.");
    public static readonly RefusalCode InFuture = new(RefusalKind.Invalid, "seizure.in_future", "What has not happened yet cannot be recorded.");
    public static readonly RefusalCode Sold = new(RefusalKind.Conflict, "seizure.sold", "The property is sold: the buyer's right stands against a release.");
}
