using Enforcement.Kernel;

namespace Enforcement.Intake.Domain.Transfers;

/// <summary>The remaining parts of the form: periods, collection efforts, certificate, accounts, preservation (INT-02).</summary>
internal static class ParticularsCheck
{
    /// <summary>Bound of the format: fifteen years, the longest a tax can be enforced (TCA 23(4)).</summary>
    private const int MostSuspendedDays = 5479;

    private static readonly Place Efforts = new("/collectionEfforts");
    private static readonly Place Certificate = new("/certificate");
    private static readonly Place CostAgency = new("/costAgency");
    private static readonly Place Payee = new("/payee");
    private static readonly Place Preservation = new("/preservation");

    public static void Check(ref FindingList findings, TransferForm form, DateOnly receivedOn)
    {
        CheckPeriods(ref findings, form);
        if (form.Certificate is { } certificate)
            CheckCertificate(ref findings, certificate, receivedOn);
        else if (form.Title?.Provisional != true)
            CheckEfforts(ref findings, form.CollectionEfforts);
        if (form.CostAgency is { } costAgency)
            CheckCostAgency(ref findings, costAgency, receivedOn);
        if (form.Payee is { } payee)
            CheckPayee(ref findings, payee);
        if (form.Preservation is { } preservation)
            CheckPreservation(ref findings, preservation, receivedOn);
        FieldCheck.Optional(ref findings, Place.Form, "remark", form.Remark, 1000);
    }

    private static void CheckPeriods(ref FindingList findings, TransferForm form)
    {
        if (form.Title?.Provisional != true)
            FieldCheck.Required(ref findings, Place.Form, "paymentPeriodEnd", form.PaymentPeriodEnd);
        FieldCheck.NotTooEarly(ref findings, Place.Form, "paymentPeriodEnd", form.PaymentPeriodEnd);
        FieldCheck.NotTooEarly(ref findings, Place.Form, "collectionPeriodEnd", form.CollectionPeriodEnd);
        FieldCheck.Order(ref findings, Place.Form, "collectionPeriodEnd", form.PaymentPeriodEnd, form.CollectionPeriodEnd);
        if (form.SuspendedDays is < 0 or > MostSuspendedDays)
            findings.Add(FindingCodes.NumberOutOfRange, "/suspendedDays", $"0 to {MostSuspendedDays} days");
    }

    /// <summary>An agency tries to collect before it transfers, except with a certificate (ER 19); the form says whether and how.</summary>
    private static void CheckEfforts(ref FindingList findings, CollectionEfforts? efforts)
    {
        if (efforts is null)
        {
            findings.Add(FindingCodes.FieldMissing, "/collectionEfforts");
            return;
        }

        FieldCheck.Required(ref findings, Efforts, "dunned", efforts.Dunned);
        if (efforts is { Dunned: true, Means.Count: 0 })
            findings.Add(FindingCodes.FieldMissing, "/collectionEfforts/means");
        FieldCheck.Count(ref findings, Efforts, "means", efforts.Means, 10);
    }

    private static void CheckCertificate(ref FindingList findings, EnforcementCertificate certificate, DateOnly receivedOn)
    {
        if (string.IsNullOrEmpty(certificate.Number))
            findings.Add(FindingCodes.CertificateIncomplete, "/certificate/number");
        if (certificate.IssuedOn is null)
            findings.Add(FindingCodes.CertificateIncomplete, "/certificate/issuedOn");
        FieldCheck.Optional(ref findings, Certificate, "number", certificate.Number, 60);
        FieldCheck.Past(ref findings, Certificate, "issuedOn", certificate.IssuedOn, receivedOn);
        FieldCheck.Optional(ref findings, Certificate, "caseNumber", certificate.CaseNumber, 60);
        FieldCheck.Past(ref findings, Certificate, "firstTransferredOn", certificate.FirstTransferredOn, receivedOn);
        FieldCheck.Order(ref findings, Certificate, "issuedOn", certificate.FirstTransferredOn, certificate.IssuedOn);
        if (certificate.ArrearsOn20170304 is < 0 or > AmountCheck.Largest)
            findings.Add(FindingCodes.NumberOutOfRange, "/certificate/arrearsOn20170304");
    }

    private static void CheckCostAgency(ref FindingList findings, CostAgency costAgency, DateOnly receivedOn)
    {
        FieldCheck.Required(ref findings, CostAgency, "name", costAgency.Name, 120);
        if (costAgency.UnifiedBusinessNumber is { } number && IdentityNumber.Classify(number, receivedOn) != IdentityKind.UnifiedBusinessNumber)
            findings.Add(FindingCodes.IdentityInvalid, "/costAgency/unifiedBusinessNumber");
    }

    private static void CheckPayee(ref FindingList findings, Payee payee)
    {
        FieldCheck.Optional(ref findings, Payee, "unit", payee.Unit, 120);
        FieldCheck.Required(ref findings, Payee, "institution", payee.Institution, 120);
        FieldCheck.Required(ref findings, Payee, "accountName", payee.AccountName, 120);
        FieldCheck.Required(ref findings, Payee, "accountNumber", payee.AccountNumber, 32);
    }

    private static void CheckPreservation(ref FindingList findings, PreservationMeasures preservation, DateOnly receivedOn)
    {
        FieldCheck.Past(ref findings, Preservation, "exitRestrictedOn", preservation.ExitRestrictedOn, receivedOn);
        FieldCheck.Past(ref findings, Preservation, "dispositionProhibitedOn", preservation.DispositionProhibitedOn, receivedOn);
        FieldCheck.Past(ref findings, Preservation, "provisionallyAttachedOn", preservation.ProvisionallyAttachedOn, receivedOn);
        FieldCheck.Past(ref findings, Preservation, "businessSuspendedOn", preservation.BusinessSuspendedOn, receivedOn);
    }
}
