namespace Enforcement.Supervision.Domain.Monitors;

/// <summary>The services that answer when asked for their totals.</summary>
public static class ServiceNames
{
    public const string Intake = "intake";
    public const string CaseExecution = "case-execution";
    public const string Statistics = "statistics";
    public const string ObjectionReview = "objection-review";
}
