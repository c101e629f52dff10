namespace Enforcement.Statute;

/// <summary>Facts of LIM-12.</summary>
/// <param name="Title">The title.</param>
/// <param name="From">First day on which collection stood still.</param>
/// <param name="Until">Day from which it goes on.</param>
public readonly record struct StoppedFacts(LimitationFacts Title, DateOnly From, DateOnly Until);

public static partial class Limitation
{
    private static readonly Rule<StoppedFacts> StoppedRule = new()
    {
        Id = "LIM-12",
        Topic = "Limitation",
        Title = "Days a court stopped the collection of a tax",
        Text = "Days within the collection period on which a court or another law stopped the collection of a tax or tax fine are deducted from that period; "
            + "the enforcement period of other titles, and days after the collection period, do not stop.",
        Articles = [Law.Tca["23(3)"], Law.Tca["49"], Law.Apa["48(5)"]],
        Function = "Limitation.Stopped",
        Decide = (facts, _) => Stopped(facts),
    };

    /// <summary>LIM-12. Allowed: amount is the days to deduct; refused: nothing stops. 稅捐稽徵法 23(3).</summary>
    public static Ruling Stopped(StoppedFacts facts)
    {
        if (facts.Title.Kind == LimitationKind.NonTax)
        {
            return StoppedRule.Refuse(facts, "fixed_period", Consequence.None, static (steps, _, _) =>
                steps.Say("a fixed statutory period: a stay of enforcement does not stop it", "執行期間為法定期間，停止執行期間不予扣除"));
        }

        var days = DaysStopped(facts);
        return days > 0
            ? StoppedRule.Sum(days, facts, static (steps, facts, ruling) => steps.Say(
                $"stopped from {facts.From.Iso()} until {facts.Until.Iso()}: {ruling.Amount} days within the collection period are deducted",
                $"{facts.From.Roc()}起停止執行，{facts.Until.Roc()}續行：徵收期間內{ruling.Amount}日應予扣除"))
            : StoppedRule.Refuse(facts, "after_collection_period", Consequence.None, static (steps, _, _) =>
                steps.Say("no day of it lies within the collection period", "停止期間不在徵收期間內"));
    }

    private static int DaysStopped(in StoppedFacts facts)
    {
        if (CollectionEnd(facts.Title) is not { } end)
            return 0;
        var until = facts.Until <= end ? facts.Until : end.AddDays(1);
        return Math.Max(0, until.DayNumber - facts.From.DayNumber);
    }
}
