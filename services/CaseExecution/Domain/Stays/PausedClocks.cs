namespace Enforcement.CaseExecution.Domain.Stays;

/// <summary>
/// Names of the clocks that stand still while a stay holds all of a case: deadlines of the procedure itself. Never the periods of the Act (limitation), of remedies,
/// or of personal freedom. A chapter adds its own here.
/// </summary>
public static class PausedClocks
{
    /// <summary>Due day of an instalment (INS-04).</summary>
    public const string Instalment = "instalment";

    /// <summary>Report of property by the agency (CER-01).</summary>
    public const string AgencyReport = "agencyReport";

    public static IReadOnlyList<string> All { get; } = [Instalment, AgencyReport];
}
