namespace Enforcement.Statute;

/// <summary>Facts of GEN-01: what the officer has weighed before a coercive measure.</summary>
/// <param name="Reason">Why this measure; must be given.</param>
/// <param name="AlternativesConsidered">Less harmful measures considered and why they do not do; must be given.</param>
/// <param name="IsSuitable">The measure helps to reach the aim.</param>
/// <param name="IsLeastHarmful">No equally effective measure harms obligor, others or the public less.</param>
/// <param name="IsBalanced">The damage is not clearly out of balance with the benefit.</param>
public sealed record ProportionalityFacts(string? Reason, string? AlternativesConsidered, bool IsSuitable = true, bool IsLeastHarmful = true, bool IsBalanced = true);

/// <summary>Proportionality 比例原則 (行政執行法 3; 施行細則 3).</summary>
public static class Proportionality
{
    private static readonly Rule<ProportionalityFacts> MeasureRule = new()
    {
        Id = "GEN-01",
        Topic = "Proportionality and time of acts",
        Title = "A coercive measure is suitable, least harmful and balanced",
        Text = "Every coercive measure states its reason and the less harmful means considered; it must help to reach the aim, be the least harmful of equally effective "
            + "means, and do no damage clearly out of balance with the benefit. Without the reason it cannot be approved.",
        Articles = [Law.Ael["3"], Law.Er["3"]],
        Function = "Proportionality.Measure",
        Decide = (facts, _) => Measure(facts),
    };

    /// <summary>GEN-01. Reason and alternatives stated; suitable, least harmful, balanced. 行政執行法 3; 施行細則 3.</summary>
    public static Ruling Measure(ProportionalityFacts facts)
    {
        var reason = string.IsNullOrWhiteSpace(facts.Reason) ? "reason_missing"
            : string.IsNullOrWhiteSpace(facts.AlternativesConsidered) ? "alternatives_missing"
            : !facts.IsSuitable ? "unsuitable"
            : !facts.IsLeastHarmful ? "milder_means"
            : !facts.IsBalanced ? "out_of_balance"
            : null;
        return reason is null
            ? MeasureRule.Allow(facts, static (steps, facts, _) =>
            {
                steps.Say($"reason: {facts.Reason}", $"理由：{facts.Reason}");
                steps.Say($"alternatives considered: {facts.AlternativesConsidered}", $"已考量之其他方法：{facts.AlternativesConsidered}");
                steps.Say("suitable, least harmful and balanced", "有助於目的之達成、損害最少、手段與利益相當");
            })
            : MeasureRule.Refuse(facts, reason, Consequence.Block, static (steps, _, ruling) => steps.Say($"not proportional: {ruling.Reason}", Chinese(ruling.Reason)));
    }

    /// <summary>The rules of this topic.</summary>
    public static IReadOnlyList<Rule> Rules => [MeasureRule];

    private static string Chinese(string? reason) => reason switch
    {
        "reason_missing" => "未載明採取該方法之理由",
        "alternatives_missing" => "未載明已考量損害較少之方法",
        "unsuitable" => "所採方法無助於目的之達成",
        "milder_means" => "有同樣能達成目的而損害較少之方法",
        _ => "所生損害與目的利益顯失均衡",
    };
}
