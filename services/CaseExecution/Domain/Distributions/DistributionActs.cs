using Enforcement.CaseExecution.Domain.Acts;
using Enforcement.Kernel;

namespace Enforcement.CaseExecution.Domain.Distributions;

/// <summary>Acts of a distribution 分配 (law.md 6.6). Cases may have ended meanwhile: what they do not need goes on to the others, so every act reaches any case.</summary>
public static class DistributionActs
{
    public static readonly ActKind Joined = Kind("distributionJoined", "參與分配", "DIS-02", "強制執行法 32");
    public static readonly ActKind Drafted = Kind("distributionDrafted", "作成分配表", "DIS-06", "強制執行法 31");
    public static readonly ActKind Served = Kind("distributionServed", "送達分配表", "DIS-01", "強制執行法 31");
    public static readonly ActKind Objected = Kind("tableObjected", "對分配表聲明異議", "DIS-03", "強制執行法 39");
    public static readonly ActKind Corrected = Kind("tableCorrected", "更正分配表", "DIS-04", "強制執行法 40");
    public static readonly ActKind Opposed = Kind("correctedTableOpposed", "反對更正分配表", "DIS-04", "強制執行法 40-1");
    public static readonly ActKind PaidOut = Kind("distributionPaid", "實行分配", "DIS-06", "強制執行法 37");
    public static readonly ActKind Settled = Kind("objectionSettled", "異議終結", "DIS-05", "強制執行法 41");

    private static ActKind Kind(string code, string chinese, string rule, string article) =>
        new(code, chinese, new LegalBasis(rule, article)) { Reach = ActReach.Any, TakesUp = false, Refusal = DistributionRefusals.NotAllowed };
}

public static class DistributionRefusals
{
    public static readonly RefusalCode Unknown = new(RefusalKind.NotFound, "distribution.unknown", "There is no such distribution in the caller's scope.");
    public static readonly RefusalCode NotAllowed = new(RefusalKind.Conflict, "distribution.not_allowed", "The law does not allow this step of the distribution now.");
    public static readonly RefusalCode NotPaid = new(RefusalKind.Conflict, "distribution.not_paid", "There is nothing to distribute until the price is paid.");
    public static readonly RefusalCode Exists = new(RefusalKind.Conflict, "distribution.exists", "The proceeds of this auction have a table already.");
    public static readonly RefusalCode WrongState = new(RefusalKind.Conflict, "distribution.wrong_state", "The distribution is not in a state in which this can be done.");
    public static readonly RefusalCode ServedLate = new(RefusalKind.Conflict, "distribution.served_late", "The copies of the table must be served earlier: set a later day.");
    public static readonly RefusalCode TooEarly = new(RefusalKind.Conflict, "distribution.too_early", "The day of the distribution has not come.");
    public static readonly RefusalCode InFuture = new(RefusalKind.Invalid, "distribution.in_future", "What has not happened yet cannot be recorded.");
    public static readonly RefusalCode RowUnknown = new(RefusalKind.Invalid, "distribution.row_unknown", "The table has no such claim.");
    public static readonly RefusalCode ObjectionLate = new(RefusalKind.Conflict, "distribution.objection_late", "The objection came too late and is not heard.");
    public static readonly RefusalCode ObjectionUnknown = new(RefusalKind.NotFound, "distribution.objection_unknown", "The distribution has no such objection.");
    public static readonly RefusalCode ObjectionOpen = new(RefusalKind.Conflict, "distribution.objection_open", "The time of the objection has not passed.");
    public static readonly RefusalCode ClaimInvalid = new(RefusalKind.Invalid, "distribution.claim_invalid", "A claim of this kind does not join like this.");
}
