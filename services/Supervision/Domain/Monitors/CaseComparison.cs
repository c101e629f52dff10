namespace Enforcement.Supervision.Domain.Monitors;

/// <summary>Invariant 1: accepted by intake = opened by case-execution = counted by statistics, per day, agency and branch, by count and amount.</summary>
public static class CaseComparison
{
    private static readonly string[] Services = [ServiceNames.Intake, ServiceNames.CaseExecution, ServiceNames.Statistics];

    /// <summary>Compares the reports of the three services.</summary>
    public static Comparison Compare(IReadOnlyDictionary<string, ServiceTotals> reports)
    {
        var differences = Services.Where(service => !reports.ContainsKey(service)).Select(Comparison.Unanswered).ToList();
        var numbers = new List<MonitorNumber>();
        var totals = new SortedDictionary<(DateOnly Day, string Agency, string Branch), (long Count, long Amount)[]>();
        for (var place = 0; place < Services.Length; place++)
        {
            if (!reports.TryGetValue(Services[place], out var report))
                continue;
            foreach (var total in report.Cases)
                Add(totals, total, place);
            numbers.Add(new MonitorNumber(Services[place], "count", report.Cases.Sum(total => total.Count)));
            numbers.Add(new MonitorNumber(Services[place], "amount", report.Cases.Sum(total => total.Amount)));
        }

        if (differences.Count > 0)
            return Comparison.Of(Invariant.Cases, numbers, differences);
        foreach (var (key, values) in totals)
        {
            if (values.Any(value => value.Count != values[0].Count))
                differences.Add(Differing(key, "count", [.. values.Select(value => value.Count)]));
            if (values.Any(value => value.Amount != values[0].Amount))
                differences.Add(Differing(key, "amount", [.. values.Select(value => value.Amount)]));
        }

        return Comparison.Of(Invariant.Cases, numbers, differences);
    }

    private static void Add(SortedDictionary<(DateOnly, string, string), (long Count, long Amount)[]> totals, DayTotal total, int place)
    {
        var key = (total.Day, total.Agency, total.Branch);
        if (!totals.TryGetValue(key, out var values))
            totals.Add(key, values = new (long, long)[Services.Length]);
        values[place] = (values[place].Count + total.Count, values[place].Amount + total.Amount);
    }

    private static MonitorDifference Differing((DateOnly Day, string Agency, string Branch) key, string measure, long[] values) => new()
    {
        Day = key.Day,
        Agency = key.Agency,
        Branch = key.Branch,
        Measure = measure,
        Values = Services.Zip(values).ToDictionary(pair => pair.First, pair => pair.Second),
    };
}
