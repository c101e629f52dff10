using Enforcement.CaseExecution.Domain.Acts;
using Enforcement.CaseExecution.Domain.Cases;
using Enforcement.CaseExecution.Domain.Payments;
using Enforcement.Kernel;
using Enforcement.Statute;
using CertificateRules = Enforcement.Statute.Certificates;

namespace Enforcement.CaseExecution.Domain.Certificates;

/// <summary>What an agency said about property of a case.</summary>
/// <param name="ServedOn">Day it received the order to report; null when none was made.</param>
/// <param name="SaysNone">It states that there is none.</param>
/// <param name="HasProperty">It reported some.</param>
public sealed record AgencyKnowledge(DateOnly? ServedOn, bool SaysNone, bool HasProperty)
{
    public static readonly AgencyKnowledge Nothing = new(null, false, false);
}

/// <summary>From the order to report property to the certificate, and the transfer of a certificate. Each method is one act over any number of an agency's cases.</summary>
public static class Certification
{
    /// <summary>The agency is ordered to report property within a month (CER-01).</summary>
    public static Result<(Act Act, DateOnly DueOn)> OrderReport(Journal journal, IReadOnlyCollection<CaseFile> cases, DateOnly servedOn, string? reason)
    {
        if (servedOn > journal.Day)
            return CertificateRefusals.InFuture.Because($"Today is {journal.Day:yyyy-MM-dd}.", "/servedOn");
        var ruling = CertificateRules.ReportBy(new PropertyReportFacts(servedOn), journal.Law.Calendar);
        if (!journal.Do(CertificateActs.ReportOrdered, cases, Ground.AllowedBy(ruling).For(reason), new ActEffect("agencyReport")).TryGet(out var act, out var refusal))
            return refusal;
        return (act, ruling.Date!.Value);
    }

    /// <summary>The certificate is issued and closes the cases for the statistics; the period runs on (CER-02, LIM-10).</summary>
    /// <param name="journal">The journal.</param>
    /// <param name="cases">Cases, locked.</param>
    /// <param name="known">What the agency said of each; nothing where left out.</param>
    /// <param name="reason">What was tried without success; no personal data.</param>
    public static Result<Act> Issue(Journal journal, IReadOnlyCollection<CaseFile> cases, IReadOnlyDictionary<Guid, AgencyKnowledge> known, string reason)
    {
        if (cases.FirstOrDefault(file => file.IsStayed) is { } stayed)
            return CertificateRefusals.Stayed.Because($"Case {stayed.Number} is stayed, postponed or paid by instalments.");

        // One ruling for cases of which the same is known: a group of six hundred has one or two.
        var rulings = cases.Select(file => known.GetValueOrDefault(file.Id) ?? AgencyKnowledge.Nothing).Distinct()
            .Select(said => CertificateRules.Issue(new CertificateFacts(journal.Day, said.SaysNone, said.ServedOn, said.HasProperty), journal.Law.Calendar)).ToList();
        var done = journal.Do(CertificateActs.Issued, cases, Ground.AllowedBy(rulings).RestingOn(CaseClosures.Effect(CaseClosures.CertificateIssued)).For(reason),
            new ActEffect("certificate", Amount: cases.Sum(file => file.Outstanding)));
        if (done.TryGet(out var act, out _))
            journal.CloseBy(act, cases, CaseClosures.CertificateIssued);
        return done;
    }

    /// <summary>
    /// The certificate of an earlier case was transferred again: what is still owed goes on under the new case, with its period as it was (LIM-10), and nothing more
    /// is owed under the earlier one.
    /// </summary>
    public static Result<Act> Retransfer(Journal journal, CaseFile earlier, Guid successor, Ruling limitation)
    {
        var effect = new ActEffect("case", successor, earlier.Outstanding);
        var done = journal.Do(CertificateActs.Retransferred, [earlier], Ground.AllowedBy().RestingOn(limitation), effect);
        if (done.TryGet(out var act, out _))
            journal.Remit(act, earlier, [.. earlier.Lines.Where(line => line.Outstanding > 0).Select(line => new LineAmount(line.Line, line.Outstanding))]);
        return done;
    }
}
