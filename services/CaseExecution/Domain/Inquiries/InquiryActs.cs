using Enforcement.CaseExecution.Domain.Acts;
using Enforcement.Kernel;

namespace Enforcement.CaseExecution.Domain.Inquiries;

/// <summary>Acts of investigation 調查: statements, inquiries about property, reports of property (AEL 14; CEA 19, 20).</summary>
public static class InquiryActs
{
    public static readonly ActKind StatementTaken = new("statementTaken", "詢問筆錄", new LegalBasis("LIM-04", "行政執行法 14")) { Reach = ActReach.Running };
    public static readonly ActKind NotAppeared = new("notAppeared", "未到場", new LegalBasis("NOT-02", "行政執行法 17(1)(6)")) { Reach = ActReach.Running };

    public static readonly ActKind PropertyInquired = new("propertyInquired", "財產查詢", new LegalBasis("LIM-04", "強制執行法 19"));

    public static readonly ActKind AccountInquired = new("accountInquired", "金融帳戶開戶查詢", new LegalBasis("QRY-02", "強制執行法 19"))
    {
        Refusal = InquiryRefusals.NotApproved,
    };

    public static readonly ActKind Answered = new("inquiryAnswered", "查詢結果", new LegalBasis("LIM-04", "強制執行法 19")) { Reach = ActReach.Any, TakesUp = false };
    public static readonly ActKind PropertyReported = new("propertyReported", "財產報告", new LegalBasis("NOT-01", "強制執行法 20")) { Reach = ActReach.Running };
}

public static class InquiryRefusals
{
    public static readonly RefusalCode Unknown = new(RefusalKind.NotFound, "inquiry.unknown", "There is no such inquiry in the caller's scope.");
    public static readonly RefusalCode NotApproved = new(RefusalKind.Conflict, "inquiry.not_approved", "An inquiry needs its reason and the approval of the head.");
    public static readonly RefusalCode Answered = new(RefusalKind.Conflict, "inquiry.answered", "The inquiry has been answered.");
    public static readonly RefusalCode DateInvalid = new(RefusalKind.Invalid, "inquiry.date_invalid", "An answer lies between the inquiry and today.");
    public static readonly RefusalCode AuditUnknown = new(RefusalKind.NotFound, "inquiry_audit.unknown", "There is no such audit in the caller's scope.");
    public static readonly RefusalCode MonthNotOver = new(RefusalKind.Conflict, "inquiry_audit.month_not_over", "A month is audited when it is over.");
    public static readonly RefusalCode NotInSample = new(RefusalKind.NotFound, "inquiry_audit.not_in_sample", "The inquiry is not in the sample.");
    public static readonly RefusalCode OwnInquiry = new(RefusalKind.Forbidden, "inquiry_audit.own", "Nobody audits an inquiry of his own.");
    public static readonly RefusalCode AuditedBefore = new(RefusalKind.Conflict, "inquiry_audit.done", "The inquiry has its result.");
}
