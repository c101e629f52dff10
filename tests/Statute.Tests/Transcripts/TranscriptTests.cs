namespace Enforcement.Statute.Tests.Transcripts;

/// <summary>
/// Every word of the rulebook against its transcript. <c>UPDATE_SNAPSHOTS=1</c> draws facts until hardly a new clause appears and writes the files anew: review
/// what changed in them as one reviews the law.
/// </summary>
public sealed class TranscriptTests
{
    private const int DrawsToWrite = 20_000;
    private const int DrawsToCheck = 200;

    private static readonly bool Writing = Environment.GetEnvironmentVariable("UPDATE_SNAPSHOTS") == "1";

    public static TheoryData<string> Rules => [.. RuleCatalogue.All.Select(rule => rule.Id)];

    [Theory]
    [MemberData(nameof(Rules))]
    public void A_rule_says_what_its_transcript_says(string id)
    {
        var rule = RuleCatalogue.Find(id)!;
        var written = Transcript.Chapter(TranscriptFiles.Read(Transcript.FileOf(rule)), rule);
        if (Writing)
        {
            written = Transcript.Of(rule, Telling(rule, DrawsToWrite, Transcript.FactsOf(rule, written)));
            TranscriptFiles.Keep(rule, written);
        }

        var facts = Transcript.FactsOf(rule, written);

        facts.ShouldNotBeEmpty($"{id} has no transcript; run with UPDATE_SNAPSHOTS=1 and review it.");
        Transcript.Of(rule, facts).TrimEnd().ShouldBe(written.TrimEnd(), $"{id}; if the change is meant, run with UPDATE_SNAPSHOTS=1 and review it.");
    }

    [Theory]
    [MemberData(nameof(Rules))]
    public void A_rule_says_nothing_that_its_transcript_does_not_hold(string id)
    {
        var rule = RuleCatalogue.Find(id)!;
        var held = Transcript.FactsOf(rule, Transcript.Chapter(TranscriptFiles.Read(Transcript.FileOf(rule)), rule));

        Telling(rule, DrawsToCheck, held).Count.ShouldBe(held.Count, $"{id} can say more; run with UPDATE_SNAPSHOTS=1 and review it.");
    }

    // The facts held, and of those drawn each that makes the rule say a clause not heard before.
    private static List<object> Telling(Rule rule, int draws, IReadOnlyList<object> held)
    {
        var heard = held.SelectMany(facts => Transcript.Clauses(rule.Evaluate(facts, LawEdition.Published))).ToHashSet(StringComparer.Ordinal);
        var telling = held.ToList();
        var arbitrary = new ArbitraryFacts(seed: 20260915);
        for (var i = 0; i < draws; i++)
        {
            var facts = arbitrary.Of(rule.FactsType);
            var before = heard.Count;
            if (Ask(rule, facts) is { } ruling)
                heard.UnionWith(Transcript.Clauses(ruling));
            if (heard.Count > before)
                telling.Add(facts);
        }

        return telling;
    }

    // Facts that contradict each other are refused as an argument, as everywhere; any other exception is a defect and fails the test.
    private static Ruling? Ask(Rule rule, object facts)
    {
        try
        {
            return rule.Evaluate(facts, LawEdition.Published);
        }
        catch (ArgumentException)
        {
            return null;
        }
    }
}
