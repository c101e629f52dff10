using Enforcement.CaseExecution.Domain.Acts;
using Enforcement.Kernel;
using Enforcement.Statute;

namespace Enforcement.CaseExecution.Domain.Notices;

/// <summary>Acts of notices and their service 通知及送達 (AEL 14; APA 67-91).</summary>
public static class NoticeActs
{
    private static readonly LegalBasis Notified = new("NOT-01", "行政執行法 14");

    public static readonly ActKind PaymentNoticed = new("paymentNoticed", "繳款通知", Notified) { Refusal = NoticeRefusals.DayInvalid, Provisionally = ProvisionalMeasure.DemandPayment };
    public static readonly ActKind AppearanceNoticed = new("appearanceNoticed", "傳喚到場", Notified) { Refusal = NoticeRefusals.DayInvalid };
    public static readonly ActKind ReportOrdered = new("reportOrdered", "命報告或陳述", Notified) { Refusal = NoticeRefusals.DayInvalid };
    public static readonly ActKind Informed = new("informed", "執行行為之通知", Notified) { Reach = ActReach.Any, TakesUp = false };

    public static readonly ActKind Served = new("noticeServed", "送達", new LegalBasis("SRV-12", "行政程序法 67"))
    {
        Reach = ActReach.Any,
        TakesUp = false,
        Refusal = NoticeRefusals.ServiceDefective,
    };

    public static readonly ActKind ServiceFailed = new("serviceFailed", "送達未果", new LegalBasis("SRV-13", "行政程序法 72")) { Reach = ActReach.Any, TakesUp = false };
    public static readonly ActKind Cancelled = new("noticeCancelled", "撤回通知", Notified) { Reach = ActReach.Any, TakesUp = false };
    public static readonly ActKind AppearanceMoved = new("appearanceMoved", "改定到場期日", Notified) { Refusal = NoticeRefusals.DayInvalid };
}

public static class NoticeRefusals
{
    public static readonly RefusalCode Unknown = new(RefusalKind.NotFound, "notice.unknown", "There is no such notice in the caller's scope.");
    public static readonly RefusalCode DayInvalid = new(RefusalKind.Invalid, "notice.day_invalid", "The day the notice sets does not lie after its own.");
    public static readonly RefusalCode Settled = new(RefusalKind.Conflict, "notice.settled", "The notice is settled: fulfilled, over or taken back.");
    public static readonly RefusalCode NotAnAppearance = new(RefusalKind.Conflict, "notice.no_appearance", "The notice sets no day to appear.");
    public static readonly RefusalCode AddresseeUnknown = new(RefusalKind.Invalid, "notice.addressee_unknown", "The case has no such person.");
    public static readonly RefusalCode ActUnknown = new(RefusalKind.Invalid, "notice.act_unknown", "The case has no such act to tell of.");
    public static readonly RefusalCode NothingDue = new(RefusalKind.Conflict, "notice.nothing_due", "The act owes no notice that is not issued already.");
    public static readonly RefusalCode ServedBefore = new(RefusalKind.Conflict, "service.done", "The addressee has been served with this notice.");
    public static readonly RefusalCode ServiceDefective = new(RefusalKind.Conflict, "service.defective", "This is no valid service; record it as a failed attempt.");
    public static readonly RefusalCode ServiceDateInvalid = new(RefusalKind.Invalid, "service.date_invalid", "Service lies between the notice and today.");
}
