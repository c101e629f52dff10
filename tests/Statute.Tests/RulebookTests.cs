namespace Enforcement.Statute.Tests;

/// <summary>The catalogue against the rulebook: no rule of a finished topic is missing, each is fully described and explains itself in both languages.</summary>
public sealed class RulebookTests
{
    private static readonly string[] Expected =
    [
        .. Ids("GEN", 5), "INT-09", "INT-10", "INT-12", "INT-13", "CAN-01", .. Ids("DBL", 2), .. Ids("LUX", 6), "GUA-01", .. Ids("REP", 2), "COST-01",
        .. Ids("THP", 8), .. Ids("GAR", 9), .. Ids("INSR", 3), .. Ids("LIM", 12), "INT-01", "INT-02", "INT-03", "INT-04", "INT-05", "INT-06", "INT-07",
        "INT-08", "INT-11", .. Ids("MAT", 7), "WDR-01", "WDR-02", "TER-01", .. Ids("SEC", 2), .. Ids("RES", 7), .. Ids("ARR", 4), .. Ids("DET", 13),
        .. Ids("INS", 5), .. Ids("OBJ", 6), .. Ids("SRV", 4), "PAY-02", .. Ids("MOV", 11), .. Ids("IMM", 21), .. Ids("POS", 2), .. Ids("DIS", 6),
        .. Ids("CER", 3), .. Ids("PRV", 2), .. Ids("PUB", 2), "PAY-01", "SEC-01",
        .. Ids("QRY", 2), .. Ids("INSV", 2), "RPT-01",
        .. Enumerable.Range(5, 10).Select(i => $"SRV-{i:00}"), .. Ids("PER", 5), .. Ids("CLO", 2), .. Ids("NOT", 3),
    ];

    [Fact]
    public void Every_rule_of_the_finished_topics_is_in_the_catalogue_once() =>
        RuleCatalogue.All.Select(rule => rule.Id).Order().ShouldBe(Expected.Order());

    [Fact]
    public void Every_rule_is_described_and_names_a_function_that_exists()
    {
        foreach (var rule in RuleCatalogue.All)
        {
            rule.Title.ShouldNotBeNullOrWhiteSpace();
            rule.Text.ShouldEndWith(".", Case.Sensitive, rule.Id);
            rule.Articles.ShouldNotBeEmpty(rule.Id);
            rule.Basis.RuleId.ShouldBe(rule.Id);
            var (type, method) = (rule.Function.Split('.')[0], rule.Function.Split('.')[1]);
            typeof(Rule).Assembly.GetType($"Enforcement.Statute.{type}")?.GetMethod(method).ShouldNotBeNull($"{rule.Id} {rule.Function}");
            rule.InForceFrom.ShouldBeLessThan(rule.InForceTo ?? DateOnly.MaxValue);
        }
    }

    [Fact]
    public void Every_rule_evaluates_bare_facts_and_explains_itself_in_both_languages()
    {
        foreach (var rule in RuleCatalogue.All)
        {
            var facts = BareFacts.Of(rule.FactsType);
            var ruling = rule.Evaluate(facts, LawEdition.Published);

            ruling.RuleId.ShouldBe(rule.Id);
            ruling.Facts.ShouldBeOfType(rule.FactsType);
            ruling.Steps.ShouldNotBeEmpty(rule.Id);
            ruling.Steps.ShouldAllBe(step => step.English.Length > 0 && step.Chinese.Length > 0, rule.Id);
            ruling.Steps.ShouldBeSameAs(ruling.Steps);
            var again = rule.Evaluate(facts, LawEdition.Published);
            (again.Outcome, again.Date, again.Amount, again.Reason).ShouldBe((ruling.Outcome, ruling.Date, ruling.Amount, ruling.Reason));
        }
    }

    [Fact]
    public void A_rule_is_found_by_its_id()
    {
        RuleCatalogue.Find("LIM-01")!.Title.ShouldBe("Five years to begin, from finality");
        RuleCatalogue.Find("XXX-99").ShouldBeNull();
    }

    [Theory]
    [InlineData("2007-12-31", 1)]
    [InlineData("2008-01-01", 1)]
    [InlineData("2021-12-31", 1)]
    [InlineData("2022-01-01", 2)]
    public void A_dated_table_gives_the_value_of_the_day(string day, int value)
    {
        var table = new DatedTable<int>(
            "days", "Days", new DatedValue<int>(Day.Of("2022-01-01"), 2, "later", true), new DatedValue<int>(Day.Of("2008-01-01"), 1, "first", true));

        table.On(Day.Of(day)).Value.ShouldBe(value);
        table.Values.Count.ShouldBe(2);
        Should.Throw<ArgumentException>(() => new DatedTable<int>("days", "Days"));
    }

    private static IEnumerable<string> Ids(string topic, int count) => Enumerable.Range(1, count).Select(i => $"{topic}-{i:00}");
}
