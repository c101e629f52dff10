namespace Enforcement.Supervision.Domain.Monitors;

/// <summary>Invariant 2: claims = paid + remitted + outstanding (in every case and in sum); receipts = allocated + suspense + refunded.</summary>
public static class MoneyComparison
{
    /// <summary>Checks the equations of case-execution.</summary>
    public static Comparison Compare(IReadOnlyDictionary<string, ServiceTotals> reports)
    {
        if (!reports.TryGetValue(ServiceNames.CaseExecution, out var report) || report.Money is not { } money)
            return Comparison.Of(Invariant.Money, [], [Comparison.Unanswered(ServiceNames.CaseExecution)]);

        var differences = new List<MonitorDifference>();
        if (money.Claimed != money.Paid + money.Remitted + money.Outstanding)
        {
            differences.Add(Differing("claims",
                ("claimed", money.Claimed), ("paid", money.Paid), ("remitted", money.Remitted), ("outstanding", money.Outstanding)));
        }

        if (money.Received != money.Allocated + money.Suspense + money.Refunded)
        {
            differences.Add(Differing("receipts",
                ("received", money.Received), ("allocated", money.Allocated), ("suspense", money.Suspense), ("refunded", money.Refunded)));
        }

        if (money.UnbalancedCases != 0)
            differences.Add(Differing("unbalancedCases", ("unbalancedCases", money.UnbalancedCases)));
        return Comparison.Of(Invariant.Money, Numbers(money), differences);
    }

    private static List<MonitorNumber> Numbers(MoneyTotal money) =>
    [
        Number("claimed", money.Claimed), Number("paid", money.Paid), Number("remitted", money.Remitted),
        Number("outstanding", money.Outstanding), Number("received", money.Received), Number("allocated", money.Allocated),
        Number("suspense", money.Suspense), Number("refunded", money.Refunded), Number("unbalancedCases", money.UnbalancedCases),
    ];

    private static MonitorNumber Number(string measure, long value) => new(ServiceNames.CaseExecution, measure, value);

    private static MonitorDifference Differing(string measure, params (string Name, long Value)[] values) => new()
    {
        Service = ServiceNames.CaseExecution,
        Measure = measure,
        Values = values.ToDictionary(value => value.Name, value => value.Value),
    };
}
