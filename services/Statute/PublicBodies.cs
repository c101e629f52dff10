namespace Enforcement.Statute;

/// <summary>Facts of PUB-01.</summary>
/// <param name="OrderOn">Day the order to perform was served.</param>
/// <param name="On">Day of looking; null asks only for the last day.</param>
/// <param name="Performed">The body performed.</param>
/// <param name="HasBudgetItem">The money stands in its budget.</param>
public readonly record struct PublicBodyFacts(DateOnly OrderOn, DateOnly? On = null, bool Performed = false, bool HasBudgetItem = true);

/// <summary>Facts of PUB-02.</summary>
/// <param name="IsForPublicUse">Public-use property 公用財產.</param>
/// <param name="IsNeededForDuties">Needed for public duties.</param>
/// <param name="HarmsPublicInterest">Its transfer would harm the public interest.</param>
public readonly record struct PublicPropertyFacts(bool IsForPublicUse, bool IsNeededForDuties = false, bool HarmsPublicInterest = false);

/// <summary>Public bodies as debtors 公法人 (強制執行法 122-1 to 122-4).</summary>
public static class PublicBodies
{
    private const int DaysToPerform = 30;

    private static readonly Rule<PublicBodyFacts> OrderRule = new()
    {
        Id = "PUB-01",
        Topic = "Public bodies",
        Title = "Order of 30 days first, then the treasury",
        Text = "A public body is first ordered to perform within 30 days; if it does not, and the money stands in its budget, its treasury is reached.",
        Articles = [Law.Cea["122-2"]],
        Function = "PublicBodies.Treasury",
        Decide = (facts, law) => Treasury(facts, law.Calendar),
    };

    /// <summary>PUB-01. D+30: Date while open; allowed: reach the treasury; refused: performed or no_budget_item. 強制執行法 122-2.</summary>
    public static Ruling Treasury(PublicBodyFacts facts, WorkingCalendar calendar)
    {
        var period = Periods.Days(facts.OrderOn, DaysToPerform, Rolling.NoRoll, calendar);
        void Why(Steps steps, PublicBodyFacts facts, Ruling ruling)
        {
            period.Say(steps, calendar, "order", "執行命令");
            if (ruling.Reason is { } reason)
                steps.Say(reason, reason == "treasury" ? "逾期未履行，得逕向公庫執行" : reason == "performed" ? "已履行" : "未列預算項目，不得向公庫執行");
        }

        return facts.Performed ? OrderRule.Refuse(facts, "performed", Consequence.None, Why)
            : !(facts.On > period.End) ? OrderRule.On(period.End, facts, Why, period.Sureness(calendar))
            : facts.HasBudgetItem ? OrderRule.Allow(facts, Why, "treasury", period.Sureness(calendar))
            : OrderRule.Refuse(facts, "no_budget_item", Consequence.None, Why, caveats: period.Sureness(calendar));
    }

    private static readonly Rule<PublicPropertyFacts> PropertyRule = new()
    {
        Id = "PUB-02",
        Topic = "Public bodies",
        Title = "Public-use property is exempt",
        Text = "Public-use property needed for public duties, or whose transfer would harm the public interest, is not enforced on; other property is.",
        Articles = [Law.Cea["122-3"], Law.Cea["122-4"]],
        Function = "PublicBodies.Property",
        Decide = (facts, _) => Property(facts),
    };

    /// <summary>PUB-02. Allowed: the property may be enforced on. 強制執行法 122-3, 122-4.</summary>
    public static Ruling Property(PublicPropertyFacts facts) => facts is { IsForPublicUse: true } and ({ IsNeededForDuties: true } or { HarmsPublicInterest: true })
        ? PropertyRule.Refuse(facts, "public_use", Consequence.Block, static (steps, _, _) =>
            steps.Say("public-use property that is needed or whose transfer harms the public interest", "為推行公務所必需或移轉違反公共利益之公用財產，不得執行"))
        : PropertyRule.Allow(facts, static (steps, _, _) => steps.Say("may be enforced on", "得為強制執行"));

    /// <summary>The rules of this topic.</summary>
    public static IReadOnlyList<Rule> Rules => [OrderRule, PropertyRule];
}
