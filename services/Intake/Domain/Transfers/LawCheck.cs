using Enforcement.Kernel;

namespace Enforcement.Intake.Domain.Transfers;

/// <summary>Maturity (MAT-*) and limitation (LIM-*) as of the receiving day, and jurisdiction (ER 20).</summary>
internal static class LawCheck
{
    public static void Check(ref FindingList findings, TransferForm form, DateOnly receivedOn)
    {
        if (form is not { Kind: { } kind, PaymentPeriodEnd: { } due, Title: { } title })
            return;
        var isTax = kind == ClaimKind.Tax || form.SubKind == ClaimSubKind.TaxFine;
        Maturity(ref findings, form, kind, due, title, receivedOn);
        if (isTax)
        {
            if (receivedOn > Years(due, 5).AddDays(form.SuspendedDays ?? 0) && form.Certificate is null)
                findings.Add(FindingCodes.CollectionPeriodOver, "/paymentPeriodEnd");
        }
        else if ((title.Kind == TitleKind.Law ? due : title.FinalOn) is { } start && receivedOn > Years(start, form.Certificate is null ? 5 : 10))
        {
            findings.Add(FindingCodes.EnforcementPeriodOver, title.Kind == TitleKind.Law ? "/paymentPeriodEnd" : "/title/finalOn");
        }
    }

    public static (string? Branch, string? Reason) Jurisdiction(TransferForm form)
    {
        foreach (var asset in form.AssetLocations)
        {
            if (asset.County is { } county && BranchAreas.Find(county, asset.District, out var branch) == AreaMatch.Found)
                return (branch, "asset location (ER 20(1))");
        }

        return form.Obligor?.Address is { County: { } home } address && BranchAreas.Find(home, address.District, out var own) == AreaMatch.Found
            ? (own, "domicile (ER 20(2))")
            : (null, null);
    }

    public static DateOnly CorrectionDue(DateOnly receivedOn) => receivedOn.AddDays(14);

    private static DateOnly Years(DateOnly start, int years) => start.AddYears(years);

    private static void Maturity(ref FindingList findings, TransferForm form, ClaimKind kind, DateOnly due, Title title, DateOnly receivedOn)
    {
        switch (form.SubKind ?? ClaimSubKind.None)
        {
            case ClaimSubKind.TaxFine when title.RemedyPending == true || title.NotYetFinal == true:
                findings.Add(FindingCodes.TaxFineRemedyPending, "/title/remedyPending");
                break;
            case ClaimSubKind.NhiUnit when receivedOn <= due.AddDays(30):
            case ClaimSubKind.NhiIndividual when receivedOn <= due.AddDays(150):
                findings.Add(FindingCodes.PremiumNotMature, "/paymentPeriodEnd");
                break;
            case ClaimSubKind.TrafficFine when title.FinalOn is null && title.ServedOn is { } served && receivedOn <= served.AddDays(30):
                findings.Add(FindingCodes.TrafficFineNotMature, "/title/servedOn");
                break;
            case ClaimSubKind.BenefitReclaim when title.FinalOn is null:
                findings.Add(FindingCodes.ReclaimNotFinal, "/title/finalOn");
                break;
            case ClaimSubKind.Fee when receivedOn <= due.AddDays(30):
                findings.Add(FindingCodes.FeeNotMature, "/paymentPeriodEnd");
                break;
            case ClaimSubKind.None when kind == ClaimKind.Tax && title.ReviewPending == true:
                findings.Add(FindingCodes.TaxReviewPending, "/title/reviewPending");
                break;
            case ClaimSubKind.None when kind == ClaimKind.Tax && receivedOn <= due.AddDays(30):
                findings.Add(FindingCodes.TaxNotMature, "/paymentPeriodEnd");
                break;
            default:
                if (receivedOn <= due)
                    findings.Add(FindingCodes.NotOverdue, "/paymentPeriodEnd");
                break;
        }
    }
}
