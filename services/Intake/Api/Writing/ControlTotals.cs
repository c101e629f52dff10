namespace Enforcement.Intake.Writing;

/// <summary>Control totals of a chunk or of a whole batch.</summary>
public sealed record ControlTotals
{
    public int Lines { get; init; }
    public int Accepted { get; init; }
    public int NeedsCorrection { get; init; }
    public int Returned { get; init; }

    /// <summary>Lines answered as before because the same transfer had been decided already.</summary>
    public int Repeated { get; init; }

    public int Conflicts { get; init; }

    /// <summary>Count and amount by outcome (<c>repeated</c> and <c>conflict</c> included) and kind.</summary>
    public IReadOnlyList<OutcomeTotal> Amounts { get; init; } = [];

    /// <summary>How often each finding was made, by code; repeated lines are not counted again.</summary>
    public IReadOnlyDictionary<string, int> Findings { get; init; } = new Dictionary<string, int>();

    public static ControlTotals Of(IEnumerable<TransferAnswer> answers)
    {
        var byOutcome = new Dictionary<(string Outcome, string? Kind), (int Count, long Amount)>();
        var findings = new Dictionary<string, int>();
        foreach (var answer in answers)
        {
            var key = (answer.Repeated ? "repeated" : answer.Outcome, answer.Kind);
            var (count, amount) = byOutcome.GetValueOrDefault(key);
            byOutcome[key] = (count + 1, amount + answer.Amount);
            if (answer.Repeated || answer.Outcome == TransferAnswer.Conflict)
                continue;
            foreach (var finding in answer.Findings)
                findings[finding.Code] = findings.GetValueOrDefault(finding.Code) + 1;
        }

        return From(byOutcome.Select(total => new OutcomeTotal(total.Key.Outcome, total.Key.Kind, total.Value.Count, total.Value.Amount)), findings);
    }

    public static ControlTotals Sum(IReadOnlyCollection<ControlTotals> parts) => From(
        parts.SelectMany(part => part.Amounts).GroupBy(total => (total.Outcome, total.Kind))
            .Select(group => new OutcomeTotal(group.Key.Outcome, group.Key.Kind, group.Sum(total => total.Count), group.Sum(total => total.Amount))),
        parts.SelectMany(part => part.Findings).GroupBy(finding => finding.Key).ToDictionary(group => group.Key, group => group.Sum(finding => finding.Value)));

    private static ControlTotals From(IEnumerable<OutcomeTotal> amounts, Dictionary<string, int> findings)
    {
        var ordered = amounts.OrderBy(total => total.Outcome, StringComparer.Ordinal).ThenBy(total => total.Kind, StringComparer.Ordinal).ToList();
        int Count(string outcome) => ordered.Where(total => total.Outcome == outcome).Sum(total => total.Count);
        return new ControlTotals
        {
            Lines = ordered.Sum(total => total.Count),
            Accepted = Count(TransferAnswer.Accepted),
            NeedsCorrection = Count(TransferAnswer.NeedsCorrection),
            Returned = Count(TransferAnswer.Returned),
            Repeated = Count("repeated"),
            Conflicts = Count(TransferAnswer.Conflict),
            Amounts = ordered,
            Findings = new SortedDictionary<string, int>(findings, StringComparer.Ordinal),
        };
    }
}

/// <summary>Count and amount of one outcome and kind; kind is null where a line could not be read that far.</summary>
public sealed record OutcomeTotal(string Outcome, string? Kind, int Count, long Amount);
