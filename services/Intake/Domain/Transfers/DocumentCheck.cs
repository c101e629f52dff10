namespace Enforcement.Intake.Domain.Transfers;

/// <summary>Attachments (INT-01; AEL 13(1)): form, title with proof of service, proof of default, property list unless the agency knows of none.</summary>
internal static class DocumentCheck
{
    public static void Check(ref FindingList findings, TransferForm form)
    {
        FieldCheck.Count(ref findings, default, "documents", form.Documents, 20);
        var attached = 0;
        for (var i = 0; i < form.Documents.Count; i++)
            attached |= 1 << (int)form.Documents[i];
        Require(ref findings, attached, TransferDocument.TransferForm);
        Require(ref findings, attached, TransferDocument.TitleDocument);
        Require(ref findings, attached, TransferDocument.TitleServiceProof);
        Require(ref findings, attached, TransferDocument.DefaultProof);
        if (form.PropertyListUnknown != true)
            Require(ref findings, attached, TransferDocument.PropertyList);
        if (form.Certificate is not null)
            Require(ref findings, attached, TransferDocument.Certificate);
    }

    private static void Require(ref FindingList findings, int attached, TransferDocument document)
    {
        if ((attached & (1 << (int)document)) == 0)
            findings.Add(FindingCodes.DocumentMissing, "/documents", $"{document} is not attached");
    }
}
