namespace Enforcement.CaseExecution.Domain.Stays;

/// <summary>
/// Names of clocks that follow the case they name: deadlines of its procedure, never the periods of the Act (limitation), of remedies, or of personal freedom.
/// A chapter adds its own here.
/// </summary>
public static class ProcedureClocks
{
    /// <summary>Due day of an instalment (INS-04).</summary>
    public const string Instalment = "instalment";

    /// <summary>Report of property by the agency (CER-01).</summary>
    public const string AgencyReport = "agencyReport";

    /// <summary>Last day of a postponement (POS-01).</summary>
    public const string PostponementEnd = "postponementEnd";

    /// <summary>The agency's days to apply after a postponement (POS-02).</summary>
    public const string Continuation = "continuation";

    /// <summary>Next report on a certificate that the review sent back (CER-03).</summary>
    public const string CertificateReport = "certificateReport";

    /// <summary>They stand still while a stay holds all of the case.</summary>
    public static IReadOnlyList<string> Paused { get; } = [Instalment, AgencyReport];

    /// <summary>They fall away when the procedure of the case ends; clocks of what spans cases do not, their chapter ends them.</summary>
    public static IReadOnlyList<string> EndWithCase { get; } = [AgencyReport, PostponementEnd, Continuation, CertificateReport];
}
