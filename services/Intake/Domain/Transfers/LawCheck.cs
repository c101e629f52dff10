using Enforcement.Kernel;
using Enforcement.Statute;

namespace Enforcement.Intake.Domain.Transfers;

/// <summary>What the statute library says of a transfer as of the receiving day: limitation (LIM-*), jurisdiction (ER 20), period of correction (INT-07).</summary>
internal static class LawCheck
{
    /// <summary>A provisional attachment has its own period, counted from the ruling's receipt (PRV-01); no limitation runs before the claim is final.</summary>
    public static void Provisional(ref FindingList findings, Title title, DateOnly receivedOn, LawEdition law)
    {
        if (title.ReceivedOn is { } received && received <= receivedOn
            && ProvisionalAttachment.Apply(new AttachmentRulingFacts(received, receivedOn), law.Calendar) is { IsAllowed: false } late)
            findings.Add(FindingCodes.ProvisionalTooLate, "/title/receivedOn", late.Date, late);
    }

    public static void Limitation(ref FindingList findings, TransferForm form, DateOnly receivedOn)
    {
        if (form is not { Kind: { } kind, PaymentPeriodEnd: { } paymentPeriodEnd, Title: { } title })
            return;
        var facts = new LimitationFacts
        {
            Kind = form.SubKind == ClaimSubKind.TaxFine ? LimitationKind.TaxFine : kind == ClaimKind.Tax ? LimitationKind.Tax : LimitationKind.NonTax,
            FinalOn = title.FinalOn,
            DemandPeriodEndedOn = title.Kind == TitleKind.Law ? paymentPeriodEnd : null,
            PaymentPeriodEnd = paymentPeriodEnd,
            CollectionPeriodEnd = form.CollectionPeriodEnd,
            SuspendedDays = form.SuspendedDays ?? 0,
            TransferredOn = form.Certificate is { } certificate ? certificate.FirstTransferredOn : receivedOn,
            IsRetransfer = form.Certificate is not null,
            ArrearsOn20170304 = form.Certificate?.ArrearsOn20170304 ?? 0,
            ArrestOrDetentionGranted = form.Certificate?.ArrestGranted == true,
            ProhibitionOrdered = form.Certificate?.ProhibitionOrdered == true,
        };
        var period = Statute.Limitation.Of(facts);
        if (period.IsTransferInTime(receivedOn))
            return;
        if (facts.Kind == LimitationKind.NonTax)
            findings.Add(FindingCodes.EnforcementPeriodOver, title.FinalOn is null ? "/paymentPeriodEnd" : "/title/finalOn", period.LastDay, period.ToRuling());
        else if (facts.IsRetransfer)
            findings.Add(FindingCodes.EnforcementPeriodOver, "/paymentPeriodEnd", period.LastDay, period.ToRuling());
        else
            findings.Add(FindingCodes.CollectionPeriodOver, "/paymentPeriodEnd", period.TransferBy, Statute.Limitation.Collection(facts));
    }

    /// <summary>Branch by ER 20 and why, as the camelCase code of <see cref="JurisdictionReason"/>.</summary>
    public static (string? Branch, string? Reason) Branch(TransferForm form)
    {
        var (branch, reason) = Jurisdiction.BranchFor(Places(form.AssetLocations), Home(form.Obligor));
        return (branch, reason switch
        {
            JurisdictionReason.AssetLocation => "assetLocation",
            JurisdictionReason.AssetsInSeveralAreasOneIsAddress => "assetsInSeveralAreasOneIsAddress",
            JurisdictionReason.AssetsInSeveralAreasFirstListed => "assetsInSeveralAreasFirstListed",
            JurisdictionReason.Address => "address",
            _ => null,
        });
    }

    public static DateOnly CorrectionDue(DateOnly receivedOn, LawEdition law) => IntakeRules.Correction(new CorrectionFacts(receivedOn), law).Date!.Value;

    /// <summary>The domicile, or the residence, office or place of business where the domicile leads nowhere (ER 20(2)).</summary>
    private static Statute.Place? Home(Party? obligor) =>
        PlaceOf(obligor?.Address) is { } home && Jurisdiction.AreaOf(home) is not null ? home : PlaceOf(obligor?.Residence);

    private static Statute.Place? PlaceOf(Address? address) => address?.County is { } county ? new Statute.Place(county, address.District) : null;

    private static Statute.Place[] Places(IReadOnlyList<AssetLocation> assets)
    {
        if (assets.Count == 0)
            return [];
        var places = new Statute.Place[assets.Count];
        for (var i = 0; i < places.Length; i++)
            places[i] = new Statute.Place(assets[i].County ?? "", assets[i].District);
        return places;
    }
}
