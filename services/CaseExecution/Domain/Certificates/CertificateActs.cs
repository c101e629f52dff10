using Enforcement.CaseExecution.Domain.Acts;
using Enforcement.Kernel;
using Enforcement.Statute;

namespace Enforcement.CaseExecution.Domain.Certificates;

/// <summary>Acts of the enforcement certificate 執行憑證 (CEA 27) and of its review 復核.</summary>
public static class CertificateActs
{
    private static readonly LegalBasis Review = new("CER-03", "執行憑證復核實施要點 5(1)");

    public static readonly ActKind ReportOrdered = new("agencyReportOrdered", "命移送機關查報財產", new LegalBasis("CER-01", "強制執行法 27(1)")) { Provisionally = ProvisionalMeasure.Certify };
    public static readonly ActKind Stated = new("agencyPropertyStated", "移送機關陳報財產", new LegalBasis("CER-02", "強制執行法 27(2)"));
    public static readonly ActKind Issued = new("certificateIssued", "核發執行憑證", new LegalBasis("CER-02", "強制執行法 27"))
    {
        Refusal = CertificateRefusals.NotAllowed,
        Provisionally = ProvisionalMeasure.Certify,
    };

    public static readonly ActKind Accepted = new("certificateAccepted", "復核准予備查", Review) { Reach = ActReach.Any };
    public static readonly ActKind SentBack = new("certificateSentBack", "復核退回", Review) { Reach = ActReach.Any };
    public static readonly ActKind Reported = new("certificateReported", "復核案件辦理情形陳報", Review) { Reach = ActReach.Any };

    /// <summary>The case goes on under a new number; its certificate ended nothing and restarted nothing.</summary>
    public static readonly ActKind Retransferred = new("certificateRetransferred", "執行憑證再移送", new LegalBasis("LIM-10", "法務部 103.09.01 法律字第10303510020號"))
    {
        Reach = ActReach.Running,
    };
}

public static class CertificateRefusals
{
    public static readonly RefusalCode Unknown = new(RefusalKind.NotFound, "certificate.unknown", "There is no such certificate in the caller's scope.");
    public static readonly RefusalCode NotAllowed = new(RefusalKind.Conflict, "certificate.not_allowed", "The certificate cannot be issued now.");
    public static readonly RefusalCode Ordered = new(RefusalKind.Conflict, "certificate.report_ordered", "The agency has an open order to report property.");
    public static readonly RefusalCode NotOrdered = new(RefusalKind.Conflict, "certificate.statement_missing", "Say whether there is property, with its description.");
    public static readonly RefusalCode InFuture = new(RefusalKind.Invalid, "certificate.day_in_future", "The day is after today.");
    public static readonly RefusalCode Stayed = new(RefusalKind.Conflict, "certificate.case_stayed", "Enforcement stands still: no certificate now.");
    public static readonly RefusalCode Accepted = new(RefusalKind.Conflict, "certificate.accepted", "The review accepted the certificate.");
    public static readonly RefusalCode NotSentBack = new(RefusalKind.Conflict, "certificate.not_sent_back", "The review did not send the certificate back.");
    public static readonly RefusalCode SentBack = new(RefusalKind.Conflict, "certificate.sent_back", "The certificate was sent back; the branch reports first.");
    public static readonly RefusalCode SampleTooLarge = new(RefusalKind.Invalid, "certificate.sample_too_large", "A sample is 1 to 500 certificates.");
}
