using Enforcement.Kernel;

namespace Enforcement.Statute;

/// <summary>
/// Order of applying a payment 抵充 (民法 321-323; tie-breaker 稅捐稽徵法施行細則 10). Across cases: the payer's choice; then what is due; the least secured; the
/// earliest due; the earliest end of the collection period; equals in proportion. "Most beneficial to the debtor" (CC 322(2)) has no measure in the
/// facts and is left out. Inside a case: costs, interest, principal (CC 323) which the payer cannot change; inside one class the earliest due, equals in
/// proportion. Late fees 滯納金 and late-filing surcharges are applied with interest: they are accessory to the principal and the law names no
/// place for them (convention).
/// </summary>
public static class PaymentAllocation
{
    private static readonly Rule<PaymentFacts> ApplyRule = new()
    {
        Id = "PAY-02",
        Topic = "Payment",
        Title = "Costs, interest, principal; choice, due date, proportion",
        Text = "A payment that does not cover all goes first to the cases the payer names, then to what is due, least secured, earliest due, earliest end of the "
            + "collection period, equals in proportion; inside a case to costs, then interest (with late fees and surcharges), then principal.",
        Articles = [Law.Cc["321"], Law.Cc["322"], Law.Cc["323"], Law.TcaEr["10"]],
        Function = "PaymentAllocation.Apply",
        Caveats = Caveats.Convention,
        Decide = (facts, _) => Apply(facts).Ruling,
    };

    /// <summary>PAY-02. Applies a payment; conserves it exactly and never gives a line more than it owes. 民法 321-323.</summary>
    public static AppliedPayment Apply(PaymentFacts facts)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(facts.Amount);
        var cases = InOrder(facts);
        var allocations = new List<Allocation>(Math.Min(facts.Lines.Count, 16));
        var left = facts.Amount;
        for (var from = 0; from < cases.Count && left > 0;)
        {
            var to = from + 1;
            while (to < cases.Count && Compare(cases[from], cases[to]) == CaseOrderReason.ProRata)
                to++;
            left -= ApplyToEquals(cases, from, to, left, allocations);
            from = to;
        }

        var applied = facts.Amount - left;
        var remainder = left;
        var ruling = ApplyRule.Sum(applied, facts, (steps, facts, _) => Explain(steps, facts, allocations, remainder), remainder > 0 ? "remainder" : null);
        return new AppliedPayment(allocations, remainder, ruling);
    }

    /// <summary>The class of an item inside its case.</summary>
    public static AllocationClass ClassOf(ClaimItem item) => item switch
    {
        ClaimItem.Costs => AllocationClass.Costs,
        ClaimItem.Interest or ClaimItem.LateFee or ClaimItem.LateFilingSurcharge => AllocationClass.Interest,
        _ => AllocationClass.Principal,
    };

    /// <summary>The rules of this topic.</summary>
    public static IReadOnlyList<Rule> Rules => [ApplyRule];

    internal static string CodeOf(CaseOrderReason order, AllocationClass part) => (order switch
    {
        CaseOrderReason.OnlyCase => "only_case",
        CaseOrderReason.PayersChoice => "payers_choice",
        CaseOrderReason.DueFirst => "due_first",
        CaseOrderReason.LeastSecured => "least_secured",
        CaseOrderReason.EarliestDue => "earliest_due",
        CaseOrderReason.EarliestCollectionEnd => "earliest_collection_end",
        _ => "pro_rata",
    }) + (part switch
    {
        AllocationClass.Costs => ".costs",
        AllocationClass.Interest => ".interest",
        _ => ".principal",
    });

    internal static IReadOnlyList<Article> ArticlesOf(CaseOrderReason order, AllocationClass part)
    {
        var inside = part == AllocationClass.Costs ? Law.Cea["29(2)"] : null;
        var across = order switch
        {
            CaseOrderReason.OnlyCase => null,
            CaseOrderReason.PayersChoice => Law.Cc["321"],
            CaseOrderReason.DueFirst => Law.Cc["322(1)"],
            CaseOrderReason.LeastSecured or CaseOrderReason.EarliestDue => Law.Cc["322(2)"],
            CaseOrderReason.EarliestCollectionEnd => Law.TcaEr["10"],
            _ => Law.Cc["322(3)"],
        };
        return [.. new[] { across, Law.Cc["323"], inside }.OfType<Article>()];
    }

    private static List<CaseOfLines> InOrder(PaymentFacts facts)
    {
        var byCase = new Dictionary<Guid, CaseOfLines>();
        foreach (var line in facts.Lines)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(line.Outstanding);
            if (line.Outstanding == 0)
                continue;
            if (!byCase.TryGetValue(line.CaseId, out var found))
                byCase[line.CaseId] = found = new CaseOfLines(line.CaseId, RankOf(facts.ChosenCases, line.CaseId));
            found.Add(line, facts.PaidOn);
        }

        List<CaseOfLines> cases = [.. byCase.Values];
        cases.Sort(static (a, b) => a.CompareTo(b));
        return cases;
    }

    private static int RankOf(IReadOnlyList<Guid>? chosen, Guid caseId)
    {
        for (var i = 0; i < (chosen?.Count ?? 0); i++)
        {
            if (chosen![i] == caseId)
                return i;
        }

        return int.MaxValue;
    }

    /// <summary>The criterion that tells two neighbours apart; pro rata when none does.</summary>
    private static CaseOrderReason Compare(CaseOfLines a, CaseOfLines b) =>
        a.Choice != b.Choice ? CaseOrderReason.PayersChoice
        : a.IsDue != b.IsDue ? CaseOrderReason.DueFirst
        : a.IsSecured != b.IsSecured ? CaseOrderReason.LeastSecured
        : a.DueOn != b.DueOn ? CaseOrderReason.EarliestDue
        : a.CollectionEnd != b.CollectionEnd ? CaseOrderReason.EarliestCollectionEnd
        : CaseOrderReason.ProRata;

    private static long ApplyToEquals(List<CaseOfLines> cases, int from, int to, long amount, List<Allocation> allocations)
    {
        var order = ReasonOf(cases, from, to);
        var owed = new long[to - from];
        for (var i = from; i < to; i++)
            owed[i - from] = cases[i].Owed;
        var parts = Proportions.Split(amount, owed);
        var applied = 0L;
        for (var i = from; i < to; i++)
        {
            cases[i].Apply(parts[i - from], order, allocations);
            applied += parts[i - from];
        }

        return applied;
    }

    private static CaseOrderReason ReasonOf(List<CaseOfLines> cases, int from, int to) =>
        cases[from].Choice != int.MaxValue ? CaseOrderReason.PayersChoice
        : to - from > 1 ? CaseOrderReason.ProRata
        : to < cases.Count ? Compare(cases[from], cases[to])
        : from > 0 ? Compare(cases[from - 1], cases[from])
        : CaseOrderReason.OnlyCase;

    private static void Explain(Steps steps, PaymentFacts facts, List<Allocation> allocations, long remainder)
    {
        steps.Say($"paid {facts.Amount.Dollars()} on {facts.PaidOn.Iso()}", $"{facts.PaidOn.Roc()}繳納{facts.Amount.Dollars()}元");
        foreach (var part in allocations)
        {
            steps.Say(
                $"{part.Amount.Dollars()} of {part.Line.Outstanding.Dollars()} to {part.Line.Item} ({part.Reason}; {string.Join(", ", part.Articles.Select(article => article.Short))})",
                $"抵充{Chinese(part.Class)}{part.Amount.Dollars()}元（尚欠{part.Line.Outstanding.Dollars()}元；{string.Join("、", part.Articles)}）");
        }

        if (remainder > 0)
            steps.Say($"{remainder.Dollars()} left over", $"餘{remainder.Dollars()}元");
    }

    private static string Chinese(AllocationClass part) =>
        part == AllocationClass.Costs ? "費用" : part == AllocationClass.Interest ? "利息（含滯納金）" : "原本";
}
