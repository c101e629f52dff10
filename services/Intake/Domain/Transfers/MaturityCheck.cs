using Enforcement.Kernel;
using Enforcement.Statute;

namespace Enforcement.Intake.Domain.Transfers;

/// <summary>Whether the claim may be transferred already (MAT-*): the rule of its sub-kind, and that it is overdue at all.</summary>
internal static class MaturityCheck
{
    public static void Check(ref FindingList findings, TransferForm form, DateOnly receivedOn, LawEdition law)
    {
        if (form is not { Kind: { } kind, PaymentPeriodEnd: { } due, Title: { } title })
            return;
        var isFinal = title is { FinalOn: not null, NotYetFinal: not true };
        var (code, field, ruling) = form.SubKind switch
        {
            ClaimSubKind.TaxFine => (FindingCodes.TaxFineRemedyPending, "/title/remedyPending",
                Maturity.TaxFine(new TaxFineTransfer(RemediesFinished: title.RemedyPending != true && title.NotYetFinal != true))),
            ClaimSubKind.NhiUnit or ClaimSubKind.NhiIndividual => (FindingCodes.PremiumNotMature, "/paymentPeriodEnd",
                Maturity.Premium(new PremiumTransfer(due, receivedOn, form.SubKind == ClaimSubKind.NhiIndividual))),
            ClaimSubKind.TrafficFine => (FindingCodes.TrafficFineNotMature, "/title/servedOn",
                Maturity.TrafficFine(new TrafficFineTransfer(title.ServedOn, receivedOn, title.RemedyPending == true, isFinal), law.Calendar)),
            ClaimSubKind.BenefitReclaim => (FindingCodes.ReclaimNotFinal, "/title/finalOn", Maturity.Reclaim(new ReclaimTransfer(isFinal))),
            ClaimSubKind.Fee => (FindingCodes.FeeNotMature, "/paymentPeriodEnd", Maturity.Fee(new OverdueTransfer(due, receivedOn))),
            _ when kind == ClaimKind.Tax => Tax(new TaxTransfer(due, receivedOn, title.ReviewPending == true)),
            _ => (FindingCodes.NotOverdue, "/paymentPeriodEnd", Maturity.Overdue(new OverdueTransfer(due, receivedOn))),
        };
        if (!ruling.IsAllowed)
            findings.Add(code, field, ruling);
        else if (form.SubKind is ClaimSubKind.TaxFine or ClaimSubKind.TrafficFine or ClaimSubKind.BenefitReclaim)
            CheckOverdue(ref findings, new OverdueTransfer(due, receivedOn));
    }

    private static (FindingCode Code, string Field, Ruling Ruling) Tax(TaxTransfer facts)
    {
        var ruling = Maturity.Tax(facts);
        return facts.ReviewPending
            ? (FindingCodes.TaxReviewPending, "/title/reviewPending", ruling)
            : (FindingCodes.TaxNotMature, "/paymentPeriodEnd", ruling);
    }

    private static void CheckOverdue(ref FindingList findings, OverdueTransfer facts)
    {
        if (Maturity.Overdue(facts) is { IsAllowed: false } early)
            findings.Add(FindingCodes.NotOverdue, "/paymentPeriodEnd", early);
    }
}
