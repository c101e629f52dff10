using Enforcement.CaseExecution.Domain.Acts;
using Enforcement.Kernel;
using Enforcement.Statute;

namespace Enforcement.CaseExecution.Domain.Persons;

/// <summary>Acts against the person (AEL 17 to 24): grounds, security, restriction, arrest, holding, custody, luxury ban, guarantor.</summary>
public static class PersonActs
{
    public static readonly ActKind GroundsFound = new("groundsFound", "認定事由", new LegalBasis("SEC-01", "行政執行法 17(1)"))
    {
        Provisionally = ProvisionalMeasure.CoercePerson,
        Refusal = GroundRefusals.None,
    };

    public static readonly ActKind GroundWithdrawn = new("groundWithdrawn", "撤銷事由認定", new LegalBasis("SEC-01", "行政執行法 17(1)")) { Reach = ActReach.Any };

    public static readonly ActKind SecurityOrdered = new("securityOrdered", "命提供擔保限期履行", new LegalBasis("SEC-01", "行政執行法 17(1)"))
    {
        IsMeasure = true,
        Provisionally = ProvisionalMeasure.CoercePerson,
        Refusal = SecurityRefusals.NotAllowed,
    };

    public static readonly ActKind SecurityServed = new("securityOrderServed", "擔保命令送達", new LegalBasis("SEC-02", "行政執行法 17(1)"))
    {
        Provisionally = ProvisionalMeasure.CoercePerson,
        Refusal = SecurityRefusals.NotAllowed,
    };

    public static readonly ActKind SecurityGiven = new("securityGiven", "提供擔保", new LegalBasis("RES-04", "強制執行法 22(2)")) { Reach = ActReach.Running };

    public static readonly ActKind RestrictionOrdered = new("restrictionOrdered", "限制住居或出境", new LegalBasis("RES-01", "行政執行法 17(2)(1)"))
    {
        IsMeasure = true,
        Provisionally = ProvisionalMeasure.CoercePerson,
        Refusal = RestrictionRefusals.NotAllowed,
    };

    public static readonly ActKind RestrictionNotified = new("restrictionNotified", "限制出境通知", new LegalBasis("RES-03", "行政執行法施行細則 28")) { Reach = ActReach.Any };

    public static readonly ActKind RestrictionReviewed = new("restrictionReviewed", "限制出境審核", new LegalBasis("RES-07", "行政執行署 處務規程 7")) { Reach = ActReach.Running };

    public static readonly ActKind RestrictionLifted = new("restrictionLifted", "解除限制", new LegalBasis("RES-04", "強制執行法 22(2)"))
    {
        Reach = ActReach.Any,
        TakesUp = false,
        Refusal = RestrictionRefusals.Stays,
    };

    public static readonly ActKind ArrestApplied = new("arrestApplied", "聲請拘提", new LegalBasis("ARR-01", "行政執行法 17(3)"))
    {
        IsMeasure = true,
        Provisionally = ProvisionalMeasure.CoercePerson,
        Refusal = ArrestRefusals.NotAllowed,
    };

    public static readonly ActKind CourtRuled = new("courtRuled", "法院裁定", new LegalBasis("ARR-02", "行政執行法 17(4)")) { Reach = ActReach.Any };

    public static readonly ActKind Appealed = new("courtRulingAppealed", "抗告", new LegalBasis("DET-04", "行政執行法 17(10)")) { Reach = ActReach.Any };

    public static readonly ActKind Arrested = new("arrested", "拘提到案", new LegalBasis("ARR-03", "行政執行法 17(5)"))
    {
        Provisionally = ProvisionalMeasure.CoercePerson,
        Refusal = ArrestRefusals.DutiesOpen,
    };

    public static readonly ActKind Held = new("heldTemporarily", "暫予留置", new LegalBasis("DET-02", "行政執行法 17(7)"))
    {
        IsMeasure = true,
        Provisionally = ProvisionalMeasure.CoercePerson,
        Refusal = HoldingRefusals.NotAllowed,
    };

    public static readonly ActKind HeldReleased = new("heldReleased", "釋放", new LegalBasis("ARR-04", "行政執行法 19(2)")) { Reach = ActReach.Any, Refusal = HoldingRefusals.Stays };

    public static readonly ActKind CustodyApplied = new("custodyApplied", "聲請管收", new LegalBasis("DET-12", "行政執行法 17(6)"))
    {
        IsMeasure = true,
        Provisionally = ProvisionalMeasure.CoercePerson,
        Refusal = CustodyRefusals.NotAllowed,
    };

    public static readonly ActKind CustodyBegun = new("custodyBegun", "管收", new LegalBasis("DET-05", "行政執行法 19(4)")) { Provisionally = ProvisionalMeasure.CoercePerson };

    public static readonly ActKind DetaineeInterviewed = new("detaineeInterviewed", "提詢", new LegalBasis("DET-07", "行政執行法 20")) { Reach = ActReach.Running };

    public static readonly ActKind CustodySuspended = new("custodySuspended", "停止管收", new LegalBasis("DET-08", "行政執行法 21")) { Reach = ActReach.Any };

    public static readonly ActKind CustodyReleased = new("custodyReleased", "管收釋放", new LegalBasis("DET-09", "行政執行法 22")) { Reach = ActReach.Any, Refusal = CustodyRefusals.Stays };

    public static readonly ActKind CustodyQuashed = new("custodyQuashed", "管收裁定撤銷", new LegalBasis("DET-11", "行政執行法 17(11)")) { Reach = ActReach.Any };

    public static readonly ActKind LuxuryHearingNotified = new("luxuryHearingNotified", "通知陳述意見", new LegalBasis("LUX-02", "行政執行法 17-1(3)")) { Provisionally = ProvisionalMeasure.CoercePerson };

    public static readonly ActKind LuxuryBanIssued = new("luxuryBanIssued", "核發禁止命令", new LegalBasis("LUX-01", "行政執行法 17-1(1)"))
    {
        IsMeasure = true,
        Provisionally = ProvisionalMeasure.CoercePerson,
        Refusal = LuxuryRefusals.NotAllowed,
    };

    public static readonly ActKind LuxuryBanLifted = new("luxuryBanLifted", "解除禁止命令", new LegalBasis("LUX-03", "行政執行法 17-1(5)")) { Reach = ActReach.Any };

    public static readonly ActKind LuxuryBreachFound = new("luxuryBreachFound", "違反禁止命令", new LegalBasis("LUX-04", "行政執行法 17-1(6)"))
    {
        Provisionally = ProvisionalMeasure.CoercePerson,
        Refusal = LuxuryRefusals.NoBreach,
    };

    public static readonly ActKind LuxuryOrderObeyed = new("luxuryOrderObeyed", "遵行清償或報告命令", new LegalBasis("LUX-04", "行政執行法 17-1(6)")) { Reach = ActReach.Running };

    public static readonly ActKind LuxuryOrderDefied = new("luxuryOrderDefied", "視為故不履行", new LegalBasis("LUX-04", "行政執行法 17-1(6)"))
    {
        Provisionally = ProvisionalMeasure.CoercePerson,
        Refusal = LuxuryRefusals.NotDefied,
    };

    public static readonly ActKind GuaranteeGiven = new("guaranteeGiven", "提供擔保書狀", new LegalBasis("GUA-01", "行政執行法 18")) { Reach = ActReach.Running };

    public static readonly ActKind GuarantorEnforced = new("guarantorEnforced", "對擔保人執行", new LegalBasis("GUA-01", "行政執行法 18"))
    {
        IsMeasure = true,
        Provisionally = ProvisionalMeasure.CoercePerson,
        Refusal = GuaranteeRefusals.NotEnforceable,
    };
}
