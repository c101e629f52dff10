namespace Enforcement.Statute;

/// <summary>Facts of RPT-01.</summary>
/// <param name="In">Any day of the reported month or year.</param>
/// <param name="IsYearly">Yearly figures, not monthly.</param>
public readonly record struct ReportedPeriodFacts(DateOnly In, bool IsYearly = false);

/// <summary>Publication of statistics 統計發布 (law.md 8).</summary>
public static class Reporting
{
    /// <summary>Day of the month that "mid" is taken to be.</summary>
    public static DatedTable<int> PublicationDay { get; } = new(
        "statisticsPublicationDay", "Day of the month on which statistics are published",
        new DatedValue<int>(new DateOnly(2001, 1, 1), 15, "tpk 759866: 次月中旬、1月中旬", IsVerified: false));

    private static readonly Rule<ReportedPeriodFacts> PublishRule = new()
    {
        Id = "RPT-01",
        Topic = "Reporting",
        Title = "Monthly in the middle of the next month, yearly in mid-January",
        Text = "Monthly statistics are published in the middle of the next month, yearly ones in the middle of January.",
        Articles = [Law.Practice["行政執行署統計發布 759866"]],
        Function = "Reporting.PublishOn",
        Caveats = Caveats.Practice,
        Decide = PublishOn,
    };

    /// <summary>RPT-01. Middle of the month after the period. law.md 8.</summary>
    public static Ruling PublishOn(ReportedPeriodFacts facts, LawEdition law)
    {
        var next = facts.IsYearly ? new DateOnly(facts.In.Year + 1, 1, 1) : new DateOnly(facts.In.Year, facts.In.Month, 1).AddMonths(1);
        var day = law.On(PublicationDay, next);
        return PublishRule.On(next.AddDays(day.Value - 1), facts, static (steps, facts, ruling) => steps.Say(
            $"{(facts.IsYearly ? $"year {facts.In.Year}" : $"month {facts.In:yyyy-MM}")}: published {ruling.Date!.Value.Iso()}",
            $"{(facts.IsYearly ? "年" : "月")}統計（{facts.In.Roc()}所屬）：{ruling.Date!.Value.Roc()}發布"), day.Caveats);
    }

    /// <summary>The rules of this topic.</summary>
    public static IReadOnlyList<Rule> Rules => [PublishRule];
}
