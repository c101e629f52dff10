using Enforcement.CaseExecution.Domain.Acts;
using Enforcement.CaseExecution.Domain.Cases;
using Enforcement.CaseExecution.Domain.Payments;
using Enforcement.Kernel;
using Enforcement.Statute;
using CertificateRules = Enforcement.Statute.Certificates;

namespace Enforcement.CaseExecution.Domain.Certificates;

public enum CertificateReview
{
    Unreviewed,

    /// <summary>准予備查.</summary>
    Accepted,

    /// <summary>退回: the branch reports until it is accepted (CER-03).</summary>
    SentBack,
}

/// <summary>An enforcement certificate and its review by the agency's headquarters.</summary>
public sealed class Certificate
{
    public required Guid Id { get; init; }
    public required string Number { get; init; }
    public required Guid CaseId { get; init; }
    public CertificateReview Review { get; set; }
    public DateOnly? SentBackOn { get; set; }

    /// <summary>Reports the branch has made since it was sent back.</summary>
    public int Reports { get; set; }

    /// <summary>Next report is due.</summary>
    public DateOnly? ReportDueOn { get; set; }

    public string? Note { get; set; }
    public required int StoredVersion { get; init; }
    public int Version { get; set; }

    /// <summary>Facts of the clock of the next report.</summary>
    public CertificateReviewFacts Facts => new(SentBackOn!.Value, Reports);

    /// <summary>The review is content: tracking has ended.</summary>
    public Result<Act> Accept(Journal journal, CaseFile file, string? note)
    {
        if (Review == CertificateReview.Accepted)
            return CertificateRefusals.Accepted.Because("It was accepted before.");
        var done = journal.Do(CertificateActs.Accepted, [file], Ground.AllowedBy().For(note), new ActEffect("certificate", Id));
        if (done.IsRefused)
            return done;
        (Review, ReportDueOn, Note) = (CertificateReview.Accepted, null, note);
        return Touched(done);
    }

    /// <summary>Sent back: the branch reports within 20 days, then every two months (CER-03).</summary>
    public Result<Act> SendBack(Journal journal, CaseFile file, string note)
    {
        if (Review != CertificateReview.Unreviewed)
            return (Review == CertificateReview.Accepted ? CertificateRefusals.Accepted : CertificateRefusals.SentBack).Because($"It is {Review}.");
        var ruling = CertificateRules.ReviewReport(new CertificateReviewFacts(journal.Day), journal.Law.Calendar);
        var done = journal.Do(CertificateActs.SentBack, [file], Ground.AllowedBy(ruling).For(note), new ActEffect("certificate", Id));
        if (done.IsRefused)
            return done;
        (Review, SentBackOn, Reports, ReportDueOn, Note) = (CertificateReview.SentBack, journal.Day, 0, ruling.Date, note);
        return Touched(done);
    }

    /// <summary>The branch reports what it has done; the next report is due in its turn.</summary>
    public Result<Act> Report(Journal journal, CaseFile file, string report)
    {
        if (Review != CertificateReview.SentBack)
            return CertificateRefusals.NotSentBack.Because($"It is {Review}.");
        var ruling = CertificateRules.ReviewReport(new CertificateReviewFacts(SentBackOn!.Value, Reports + 1), journal.Law.Calendar);
        var done = journal.Do(CertificateActs.Reported, [file], Ground.AllowedBy(ruling).For(report), new ActEffect("certificate", Id));
        if (done.IsRefused)
            return done;
        (Reports, ReportDueOn) = (Reports + 1, ruling.Date);
        return Touched(done);
    }

    private Result<Act> Touched(Result<Act> done)
    {
        Version = StoredVersion + 1;
        return done;
    }
}
