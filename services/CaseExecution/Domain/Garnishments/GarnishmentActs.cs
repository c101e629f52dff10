using Enforcement.CaseExecution.Domain.Acts;
using Enforcement.Kernel;
using Enforcement.Statute;

namespace Enforcement.CaseExecution.Domain.Garnishments;

/// <summary>Acts of garnishment 對第三人債權之執行 (強制執行法 115-122).</summary>
public static class GarnishmentActs
{
    public static readonly ActKind Ordered = new("attachmentOrdered", "扣押命令", new LegalBasis("GAR-06", "強制執行法 115(1)"))
    {
        IsMeasure = true,
        Refusal = GarnishmentRefusals.Exempt,
    };

    public static readonly ActKind Served = Running("attachmentServed", "扣押命令送達第三人", new LegalBasis("THP-03", "強制執行法 118(2)"), GarnishmentRefusals.NotServed);
    public static readonly ActKind Answered = Running("thirdPartyAnswered", "第三人陳報扣押情形", new LegalBasis("GAR-09", "強制執行法 115-1"), null);
    public static readonly ActKind Objected = Running("thirdPartyObjected", "第三人聲明異議", new LegalBasis("THP-01", "強制執行法 119(1)"), null);
    public static readonly ActKind Deposited = Running("thirdPartyDeposited", "第三人提存", new LegalBasis("THP-06", "強制執行法 115-2(1)"), GarnishmentRefusals.DepositLate);
    public static readonly ActKind AgencyNotified = Running("objectionNotified", "通知移送機關第三人異議", new LegalBasis("THP-02", "強制執行法 120(1)"), null);
    public static readonly ActKind SuitProven = Running("suitProven", "移送機關提出起訴證明", new LegalBasis("THP-02", "強制執行法 120(2)"), null);
    public static readonly ActKind SuitDecided = Running("suitDecided", "對第三人訴訟確定", new LegalBasis("THP-02", "強制執行法 120(2)"), null);

    public static readonly ActKind Revoked =
        Running("attachmentRevoked", "撤銷扣押命令", new LegalBasis("THP-07", "強制執行法 120(3)"), GarnishmentRefusals.NoGroundToRevoke);

    public static readonly ActKind CollectionOrdered = Second("collectionOrdered", "收取命令");
    public static readonly ActKind TransferOrdered = Second("transferOrdered", "移轉命令");
    public static readonly ActKind PayOverOrdered = Second("payOverOrdered", "支付轉給命令");

    public static readonly ActKind InstalmentFixed =
        Running("instalmentAttached", "繼續性給付當期扣押", new LegalBasis("GAR-07", "強制執行法 115-1(2)"), GarnishmentRefusals.Exempt);

    public static readonly ActKind Paid = Running("thirdPartyPaid", "第三人支付扣押款", new LegalBasis("PAY-02", "強制執行法 115(2)"), null);

    public static readonly ActKind ExemptReleased =
        Running("exemptReleased", "撤銷不得執行部分之扣押", new LegalBasis("GAR-07", "強制執行法 122"), GarnishmentRefusals.NotExempt);

    public static readonly ActKind Released = Running("attachmentReleased", "撤銷扣押", new LegalBasis("GAR-06", "強制執行法 50"), null);

    public static readonly ActKind ThirdPartyEnforced =
        Running("thirdPartyEnforced", "逕向第三人執行", new LegalBasis("THP-05", "強制執行法 119(2)"), GarnishmentRefusals.NoThirdPartyDefault);

    /// <summary>The act of a second order.</summary>
    public static ActKind Of(PaymentOrderKind kind) => kind switch
    {
        PaymentOrderKind.Collection => CollectionOrdered,
        PaymentOrderKind.Transfer => TransferOrdered,
        _ => PayOverOrdered,
    };

    private static ActKind Running(string code, string chinese, LegalBasis basis, RefusalCode? refusal) =>
        new(code, chinese, basis) { Reach = ActReach.Running, Refusal = refusal };

    // A step further against the property: not on stayed cases, and only with its reason.
    private static ActKind Second(string code, string chinese) =>
        new(code, chinese, new LegalBasis("THP-08", "強制執行法 115(2)"))
        {
            IsMeasure = true,
            Reach = ActReach.Running,
            Refusal = GarnishmentRefusals.PaymentNotAllowed,
            Provisionally = ProvisionalMeasure.Collect,
        };
}
