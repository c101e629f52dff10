using Enforcement.Kernel;

namespace Enforcement.Intake.Domain.Transfers;

/// <summary>Kind and sub-kind: known, belonging together, and one the agency may transfer.</summary>
internal static class ClaimKindCheck
{
    public static void Check(ref FindingList findings, TransferForm form, AgencyTerms agency)
    {
        if (form.Kind is not { } kind)
        {
            findings.Add(FindingCodes.FieldMissing, "/kind");
            return;
        }

        if (!agency.Kinds.Contains(kind))
            findings.Add(FindingCodes.KindNotAllowed, "/kind");
        if (!Belongs(form.SubKind ?? ClaimSubKind.None, kind))
            findings.Add(FindingCodes.SubKindMismatch, "/subKind");
    }

    /// <summary>Health insurance always says whose premium it is: the waiting periods differ (MAT-03).</summary>
    private static bool Belongs(ClaimSubKind subKind, ClaimKind kind) => subKind switch
    {
        ClaimSubKind.None => kind != ClaimKind.HealthInsurance,
        ClaimSubKind.TaxFine => kind is ClaimKind.Tax or ClaimKind.Fine,
        ClaimSubKind.NhiUnit or ClaimSubKind.NhiIndividual => kind == ClaimKind.HealthInsurance,
        ClaimSubKind.TrafficFine => kind == ClaimKind.Fine,
        ClaimSubKind.BenefitReclaim or ClaimSubKind.Fee => kind == ClaimKind.Fee,
        _ => false,
    };
}
