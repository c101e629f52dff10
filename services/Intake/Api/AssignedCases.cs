using System.Globalization;
using Enforcement.Contracts.Intake.V1;
using Enforcement.Intake.Domain.Transfers;

namespace Enforcement.Intake;

/// <summary>An accepted form as the case it becomes.</summary>
internal static class AssignedCases
{
    public static AssignedCase Of(Writing.WorkLine line) => Of(line.Input.Read.Form!, new Placement(
        line.CaseId, line.NumberText!, line.TransferId, line.Input.Agency, line.Section!));

    public static AssignedCase Of(TransferForm form, Placement place) => new()
    {
        CaseId = place.CaseId,
        CaseNumber = place.CaseNumber,
        TransferId = place.TransferId,
        Agency = place.Agency,
        AgencyCaseNumber = form.AgencyCaseNumber!,
        Section = place.Section,
        SubKind = WireNames.Of(form.SubKind ?? ClaimSubKind.None),
        Title = new AssignedTitle
        {
            Kind = WireNames.Of(form.Title!.Kind!.Value),
            Number = form.Title.Number,
            Date = form.Title.Date,
            ServedOn = form.Title.ServedOn,
            FinalOn = form.Title.FinalOn,
            ProvisionalReceivedOn = form.Title.Provisional == true ? form.Title.ReceivedOn : null,
        },
        Cause = form.Title.Cause ?? form.Title.LegalBasis,
        PaymentPeriodEnd = form.PaymentPeriodEnd,
        CollectionPeriodEnd = form.CollectionPeriodEnd,
        SuspendedDays = form.SuspendedDays ?? 0,
        Obligor = Party(form.Obligor!, "obligor"),
        Parties = Parties(form),
        Claims = Claims(form.Claims),
        Amount = form.Claims.Sum(claim => claim.Amount!.Value),
        CertificateNumber = form.Certificate?.Number,
        CertificateCaseNumber = form.Certificate?.CaseNumber,
        OldTax = form.Certificate is { FirstTransferredOn: { } first } certificate ? new AssignedOldTax
        {
            FirstTransferredOn = first,
            ArrearsOn20170304 = certificate.ArrearsOn20170304 ?? 0,
            ArrestGranted = certificate.ArrestGranted == true,
            ProhibitionOrdered = certificate.ProhibitionOrdered == true,
        } : null,
        Preservation = form.Preservation is { } measures ? [.. Preservation(measures)] : [],
    };

    public static IReadOnlyList<AssignedClaim> Claims(IReadOnlyList<ClaimLine> claims) =>
        [.. claims.Select((claim, index) => new AssignedClaim
        {
            Line = index + 1, Item = WireNames.Of(claim.Item!.Value), Amount = claim.Amount!.Value, DueOn = claim.DueOn,
        })];

    private static IReadOnlyList<AssignedParty> Parties(TransferForm form) => form.CoObligors.Count + form.Representatives.Count == 0
        ? []
        : [.. form.CoObligors.Select(party => Party(party, "coObligor")), .. form.Representatives.Select(Representative)];

    private static AssignedParty Party(Party party, string role) => new()
    {
        Role = role,
        Name = party.Name!,
        IdentityNumber = party.IdentityNumber,
        Type = WireNames.Of(party.Type!.Value),
        BirthDate = party.BirthDate,
        DeceasedOn = party.DeceasedOn,
        PostalCode = party.Address?.PostalCode,
        County = party.Address?.County,
        District = party.Address?.District,
        AddressLine = party.Address?.Line,
    };

    private static AssignedParty Representative(Representative representative) => new()
    {
        Role = "representative",
        Name = representative.Name!,
        IdentityNumber = representative.IdentityNumber,
        Type = representative.IdentityNumber?.Length == 8 ? "entity" : "person",
        PostalCode = representative.Address?.PostalCode,
        County = representative.Address?.County,
        District = representative.Address?.District,
        AddressLine = representative.Address?.Line,
        Relation = representative.Relation,
    };

    private static IEnumerable<string> Preservation(PreservationMeasures measures)
    {
        if (measures.ExitRestrictedOn is { } exit)
            yield return Dated("exitRestricted", exit);
        if (measures.DispositionProhibitedOn is { } disposition)
            yield return Dated("dispositionProhibited", disposition);
        if (measures.SecurityProvided == true)
            yield return "securityProvided";
        if (measures.ProvisionallyAttachedOn is { } attached)
            yield return Dated("provisionallyAttached", attached);
        if (measures.BusinessSuspendedOn is { } suspended)
            yield return Dated("businessSuspended", suspended);
    }

    private static string Dated(string code, DateOnly date) => string.Create(CultureInfo.InvariantCulture, $"{code}:{date:yyyy-MM-dd}");
}

/// <summary>What the writer gave to an accepted transfer.</summary>
internal sealed record Placement(Guid CaseId, string CaseNumber, Guid TransferId, string Agency, string Section);
