using Enforcement.Statute;

namespace Enforcement.Intake.Domain.Transfers;

/// <summary>Attachments (INT-01; AEL 13(1)): form, title with proof of service, proof of default, property list unless the agency knows of none.</summary>
internal static class DocumentCheck
{
    public static void Check(ref FindingList findings, TransferForm form)
    {
        FieldCheck.Count(ref findings, Place.Form, "documents", form.Documents, 20);
        var attached = 0;
        for (var i = 0; i < form.Documents.Count; i++)
            attached |= 1 << (int)form.Documents[i];

        // A provisional attachment is executed before the ruling is served and before anybody is in default (CEA 132(2)).
        if (form.Title?.Provisional == true)
            attached |= (1 << (int)TransferDocument.TitleServiceProof) | (1 << (int)TransferDocument.DefaultProof);
        var missing = IntakeRules.MissingDocuments(new DocumentsFacts(Known(attached), form.PropertyListUnknown == true));
        if (missing != TransferDocuments.None)
            Report(ref findings, attached, missing);
        if (form.Certificate is not null && !Has(attached, TransferDocument.Certificate))
            findings.Add(FindingCodes.DocumentMissing, "/documents", "The certificate is not attached");
    }

    /// <summary>The title counts with its proof of service (INT-11).</summary>
    private static TransferDocuments Known(int attached) =>
        (Has(attached, TransferDocument.TransferForm) ? TransferDocuments.TransferForm : 0)
        | (Has(attached, TransferDocument.TitleDocument) && Has(attached, TransferDocument.TitleServiceProof) ? TransferDocuments.Title : 0)
        | (Has(attached, TransferDocument.DefaultProof) ? TransferDocuments.ProofOfDefault : 0)
        | (Has(attached, TransferDocument.PropertyList) ? TransferDocuments.PropertyList : 0);

    private static void Report(ref FindingList findings, int attached, TransferDocuments missing)
    {
        if (missing.HasFlag(TransferDocuments.TransferForm))
            findings.Add(FindingCodes.DocumentMissing, "/documents", "The transfer form is not attached");
        if (missing.HasFlag(TransferDocuments.Title) && !Has(attached, TransferDocument.TitleDocument))
            findings.Add(FindingCodes.DocumentMissing, "/documents", "The title is not attached");
        if (missing.HasFlag(TransferDocuments.Title) && !Has(attached, TransferDocument.TitleServiceProof))
            findings.Add(FindingCodes.DocumentMissing, "/documents", "The proof of service of the title is not attached");
        if (missing.HasFlag(TransferDocuments.ProofOfDefault))
            findings.Add(FindingCodes.DocumentMissing, "/documents", "The proof of default is not attached");
        if (missing.HasFlag(TransferDocuments.PropertyList))
            findings.Add(FindingCodes.DocumentMissing, "/documents", "The property list is not attached");
    }

    private static bool Has(int attached, TransferDocument document) => (attached & (1 << (int)document)) != 0;
}
