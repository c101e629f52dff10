using Enforcement.Intake.Domain.Transfers;
using Enforcement.Intake.Reading;
using Enforcement.Kernel;
using Enforcement.Statute;
using Enforcement.Tool.Generating;

namespace Enforcement.Tool.Tests;

/// <summary>The generated input against the intake's own reader and check.</summary>
public sealed class GeneratedLinesTests
{
    private static readonly DateOnly Day = new(2026, 11, 2);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Sound_lines_are_accepted(bool csv)
    {
        foreach (var sender in Senders.All)
        {
            var lines = new LineFactory(new Recipe(600, 7, Day, 0)).Make(sender).ToList();

            var decisions = await DecideAsync(sender, lines, csv);

            decisions.Count.ShouldBe(600);
            decisions.SelectMany(decision => decision.Findings).Select(finding => $"{finding.Code} {finding.Field}").Distinct().ShouldBeEmpty();
        }
    }

    [Fact]
    public async Task Every_sort_of_breakage_is_noticed_at_every_agency()
    {
        foreach (var sender in Senders.All)
        {
            var lines = new LineFactory(new Recipe(Breakages.All.Count * 5, 7, Day, 1)).Make(sender).ToList();

            var decisions = await DecideAsync(sender, lines, csv: false);

            decisions.Count.ShouldBe(lines.Count);
            lines.Zip(decisions).Where(pair => pair.Second.Outcome == TransferOutcome.Accepted).Select(pair => pair.First.Breakage!.Name).Distinct().ShouldBeEmpty();
        }
    }

    [Fact]
    public async Task Breakages_cover_every_finding_of_the_catalogue()
    {
        var found = new HashSet<string>(StringComparer.Ordinal);
        foreach (var sender in Senders.All)
        {
            var lines = new LineFactory(new Recipe(Breakages.All.Count * 20, 7, Day, 1)).Make(sender).ToList();

            found.UnionWith((await DecideAsync(sender, lines, csv: false)).SelectMany(decision => decision.Findings).Select(finding => finding.Code));
        }

        // An expired correction is found by the calendar, not in a line.
        FindingCodes.All.Select(code => code.Code).Except([FindingCodes.CorrectionExpired.Code, .. found]).ShouldBeEmpty();
    }

    [Fact]
    public void The_same_recipe_gives_the_same_lines()
    {
        var recipe = new Recipe(500, 3, Day, 0.03);

        Text(recipe).ShouldBe(Text(recipe));
        Text(recipe with { Seed = 4 }).ShouldNotBe(Text(recipe));
    }

    [Fact]
    public void One_agency_sends_half_and_one_obligor_has_many_cases()
    {
        var lines = new LineFactory(new Recipe(20_000, 1, Day, 0.03)).Make().ToList();

        lines.Count(line => line.Sender == Senders.All[0]).ShouldBeInRange(9_600, 10_400);
        lines.GroupBy(line => line.Line.Obligor?.IdentityNumber).Max(group => group.Count()).ShouldBeInRange(800, 1_200);
        lines.Count(line => line.Breakage is not null).ShouldBe(600);
    }

    private static byte[] Text(Recipe recipe)
    {
        using var body = new MemoryStream();
        using var writer = new LineWriter(body, csv: false);
        foreach (var (_, line, breakage) in new LineFactory(recipe).Make())
            writer.Write(line, breakage);
        return body.ToArray();
    }

    private static async Task<List<TransferDecision>> DecideAsync(Sender sender, List<(Sender, Line Line, Breakage? Breakage)> lines, bool csv)
    {
        using var body = new MemoryStream();
        using var writer = new LineWriter(body, csv);
        foreach (var (_, line, breakage) in lines)
            writer.Write(line, breakage);
        body.Position = 0;
        var terms = new AgencyTerms(sender.Code, sender.Kinds.Select(kind => Enum.Parse<ClaimKind>(kind, ignoreCase: true)).ToHashSet());
        var decisions = new List<TransferDecision>();
        await using var reader = TransferReader.Open(body, csv ? TransferFormat.Csv : TransferFormat.Ndjson, gzip: false, new ReadingLimits());
        await foreach (var line in reader.ReadAsync(TestContext.Current.CancellationToken))
            decisions.Add(TransferCheck.Decide(line.Form, terms, Day, LawEdition.Published, line.Findings));
        reader.Stopped.ShouldBeNull();
        return decisions;
    }
}
