using System.Text.RegularExpressions;

namespace Enforcement.Statute.Tests.Rulebook;

/// <summary>The catalogue against the rule table of law.md, of which a copy lies beside this test.</summary>
public sealed partial class SectionThirteenTests
{
    private static readonly Dictionary<string, string> TagOf = new(StringComparer.Ordinal)
    {
        ["健保"] = "NHI",
        ["健保法"] = "NHI",
        ["道交條例"] = "RTPA",
        ["規費法"] = "FEE",
        ["消債"] = "CDCA",
        ["破產"] = "BA",
        ["公司法"] = "CompA",
        ["勞保"] = "LIA",
        ["國民年金"] = "NPA",
        ["勞退"] = "LPA",
    };

    /// <summary>Rules beyond the table: what sections 2, 6, 7.5 and 9 say and no line of the table names.</summary>
    private static readonly string[] Extra =
    [
        "MAT-07", .. Numbers("MOV", 5, 11), .. Numbers("IMM", 11, 21), .. Numbers("SRV", 5, 14), .. Numbers("PER", 1, 5), .. Numbers("CLO", 1, 2),
        "PRV-02", "PUB-02", "QRY-02", "INSV-02", "INT-12", "SEC-02", "RES-07", .. Numbers("DET", 12, 13), .. Numbers("LUX", 5, 6),
        .. Numbers("THP", 5, 8), .. Numbers("GAR", 6, 9), "LIM-12", .. Numbers("NOT", 1, 3), "INT-13",
    ];

    private static List<Row> Table { get; } = ReadTable();

    [Fact]
    public void The_table_is_whole() => Table.Count.ShouldBe(128);

    [Fact]
    public void No_rule_of_the_table_is_missing_and_every_other_is_a_declared_extra() =>
        RuleCatalogue.All.Select(rule => rule.Id).Order().ShouldBe(Table.Select(row => row.Id).Concat(Extra).Order());

    [Fact]
    public void Every_rule_cites_the_articles_of_its_line()
    {
        foreach (var row in Table)
        {
            var articles = RuleCatalogue.Find(row.Id)!.Articles;
            foreach (var (tag, number) in Citations(row.Source))
                articles.ShouldContain(article => article.Tag == tag && Begins(article.Place, number), $"{row.Id} cites {tag} {number}");
        }
    }

    private static IEnumerable<string> Numbers(string topic, int from, int to) => Enumerable.Range(from, to - from + 1).Select(number => $"{topic}-{number:00}");

    private static bool Begins(string place, string number) =>
        place.StartsWith(number, StringComparison.Ordinal) && (place.Length == number.Length || place[number.Length] is not ('-' or >= '0' and <= '9'));

    private static IEnumerable<(string Tag, string Number)> Citations(string source)
    {
        foreach (Match law in LawCitation().Matches(source))
        {
            var name = law.Groups["law"].Value;
            var tag = TagOf.GetValueOrDefault(name, name);
            foreach (Capture number in law.Groups["number"].Captures)
                yield return (tag, number.Value);
        }
    }

    private static List<Row> ReadTable() =>
    [
        .. File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Rulebook", "section-13.md")).Select(line => line.Split('|')).Where(cells => cells.Length == 7)
            .Select(cells => new Row(cells[1].Trim(), cells[5].Trim())).Where(row => RuleId().IsMatch(row.Id)),
    ];

    [GeneratedRegex(@"^[A-Z]+-\d\d$")]
    private static partial Regex RuleId();

    [GeneratedRegex(@"(?<law>AEL|ER|CEA|APA|TCA|ALA|CCP|CC|InsA|勞保|國民年金|勞退|健保法|健保|道交條例|規費法|消債|破產|公司法) ?(?<number>\d+(?:-\d+)?)(?:\(\d\))*(?:, (?<number>\d+(?:-\d+)?)(?:\(\d\))*)*")]
    private static partial Regex LawCitation();

    private sealed record Row(string Id, string Source);
}
