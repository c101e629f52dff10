namespace Enforcement.Supervision.Domain.Monitors;

/// <summary>Invariant 3: the changes a service made = the changes its chained audit records cover.</summary>
public static class AuditComparison
{
    private static readonly string[] Keepers = [ServiceNames.Intake, ServiceNames.CaseExecution, ServiceNames.ObjectionReview];

    /// <summary>Compares the reports with the chain.</summary>
    /// <param name="reports">By service.</param>
    /// <param name="audited">Changes covered by the chain, by service.</param>
    public static Comparison Compare(IReadOnlyDictionary<string, ServiceTotals> reports, IReadOnlyDictionary<string, long> audited)
    {
        var numbers = new List<MonitorNumber>();
        var differences = new List<MonitorDifference>();
        foreach (var service in Keepers)
        {
            if (!reports.TryGetValue(service, out var report) || report.Changes is not { } changes)
            {
                differences.Add(Comparison.Unanswered(service));
                continue;
            }

            var covered = audited.GetValueOrDefault(service);
            numbers.Add(new MonitorNumber(service, "changes", changes));
            numbers.Add(new MonitorNumber(service, "audited", covered));
            if (changes != covered)
            {
                differences.Add(new MonitorDifference
                {
                    Service = service,
                    Measure = "changes",
                    Values = new Dictionary<string, long> { ["changes"] = changes, ["audited"] = covered },
                });
            }
        }

        return Comparison.Of(Invariant.Audit, numbers, differences);
    }
}
