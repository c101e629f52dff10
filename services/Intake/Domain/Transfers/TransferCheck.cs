using Enforcement.Statute;

namespace Enforcement.Intake.Domain.Transfers;

/// <summary>
/// The check of one transfer line as of the receiving day: form (INT-*), maturity (MAT-*), limitation (LIM-*), jurisdiction (ER 20). All findings of a line are
/// reported at once. One incurable finding returns it (INT-08); else one finding asks for a correction (INT-07); else it is accepted.
/// </summary>
public static class TransferCheck
{
    public const int LongestAgencyCaseNumber = 40;

    /// <summary>Decides a line.</summary>
    /// <param name="form">What was read; null when the line could not be read.</param>
    /// <param name="agency">What the sending agency may transfer.</param>
    /// <param name="receivedOn">Receiving day 分署收案日期 in Taiwan.</param>
    /// <param name="law">Edition of the law to decide by.</param>
    /// <param name="reading">Findings of the reader, which stand beside those of the check.</param>
    public static TransferDecision Decide(TransferForm? form, AgencyTerms agency, DateOnly receivedOn, LawEdition law, IReadOnlyList<Finding>? reading = null)
    {
        var findings = new FindingList(reading);
        if (form is null)
        {
            if (!findings.Any)
                findings.Add(FindingCodes.LineMalformed, null);
            return new TransferDecision { Outcome = TransferOutcome.Returned, Findings = findings.All };
        }

        FieldCheck.Required(ref findings, Place.Form, "agencyCaseNumber", form.AgencyCaseNumber, LongestAgencyCaseNumber);
        FieldCheck.Required(ref findings, Place.Form, "documentNumber", form.DocumentNumber, 60);
        FieldCheck.Required(ref findings, Place.Form, "documentDate", form.DocumentDate);
        FieldCheck.Past(ref findings, Place.Form, "documentDate", form.DocumentDate, receivedOn);
        FieldCheck.Required(ref findings, Place.Form, "transferArticle", form.TransferArticle, 200);
        ClaimKindCheck.Check(ref findings, form, agency);
        TitleCheck.Check(ref findings, form.Title, receivedOn);
        PartyCheck.Check(ref findings, form, receivedOn);
        AddressCheck.Assets(ref findings, form.AssetLocations);
        AmountCheck.Check(ref findings, form, receivedOn);
        ParticularsCheck.Check(ref findings, form, receivedOn);
        DocumentCheck.Check(ref findings, form);
        if (form.Title is { Provisional: true } ruling)
        {
            LawCheck.Provisional(ref findings, ruling, receivedOn, law);
        }
        else
        {
            MaturityCheck.Check(ref findings, form, receivedOn, law);
            LawCheck.Limitation(ref findings, form, receivedOn);
        }

        return Decision(form, findings, receivedOn, law);
    }

    private static TransferDecision Decision(TransferForm form, FindingList findings, DateOnly receivedOn, LawEdition law)
    {
        var outcome = findings.AnyIncurable ? TransferOutcome.Returned : findings.Any ? TransferOutcome.NeedsCorrection : TransferOutcome.Accepted;
        var (branch, reason) = LawCheck.Branch(form);
        return new TransferDecision
        {
            Outcome = outcome,
            Findings = findings.All,
            Branch = branch,
            JurisdictionReason = reason,
            CorrectionDueOn = outcome == TransferOutcome.NeedsCorrection ? LawCheck.CorrectionDue(receivedOn, law) : null,
            Kind = form.Kind,
            Amount = form.TotalAmount is > 0 and <= AmountCheck.Largest ? form.TotalAmount.Value : 0,
        };
    }
}
