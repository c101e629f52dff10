using System.Text.Json;
using Enforcement.Law.Clocks.Features;
using Enforcement.Statute;

namespace Enforcement.Law.Clocks;

/// <summary>A clock in words: made from its facts by the edition of the law in force, when somebody asks.</summary>
public static class ClockExplanation
{
    /// <summary>Explains a clock with what happened to it.</summary>
    public static ClockDetail Of(Clock clock, IReadOnlyList<ClockEvent> history, LawEdition edition)
    {
        var detail = Of(ClockLine.Of(clock), ClockLaw.Of(clock, edition).Ruling, clock.LawEdition);
        return detail with { Steps = [.. Steps(clock, edition).Select(step => new StepLine(step.English, step.Chinese))], History = [.. history.Select(ClockTurnLine.Of)] };
    }

    /// <summary>Explains a clock that is no row of the table <c>clock</c>, by its ruling.</summary>
    public static ClockDetail Of(ClockLine clock, Ruling ruling, int edition)
    {
        using var facts = JsonDocument.Parse(ClockFacts.Write(ruling.Rule, ruling.Facts));
        return new ClockDetail
        {
            Clock = clock,
            RuleVersion = ruling.Version,
            Title = ruling.Rule.Title,
            Text = ruling.Rule.Text,
            Articles = [.. ruling.Articles.Select(article => article.ToString())],
            Caveats = [.. Enum.GetValues<Caveats>().Where(caveat => caveat != Caveats.None && ruling.Caveats.HasFlag(caveat)).Select(ClockRows.Code)],
            Facts = facts.RootElement.Clone(),
            LawEdition = edition,
            Steps = [.. ruling.Steps.Select(step => new StepLine(step.English, step.Chinese))],
            History = [],
        };
    }

    /// <summary>The steps from the facts to the due instant.</summary>
    internal static IReadOnlyList<Step> Steps(Clock clock, LawEdition edition)
    {
        var law = ClockLaw.Of(clock, edition);
        if (!ClockDue.Of(law, clock.PausedDays, clock.PausedTime).TryGet(out var due, out _))
            return law.Ruling.Steps;
        var steps = law.Ruling.Steps.Concat(due.Explain(law, clock.PausedDays, clock.PausedTime));

        // One that has ended stands as it was reckoned then; one that is open is about to be reckoned again.
        return due.At == clock.DueAt
            ? [.. steps]
            : [.. steps, new Step(
                $"reckoned by edition {clock.LawEdition} of the law, which set another end; these steps are edition {edition.Number}",
                $"本期限係依第{clock.LawEdition}版法規計算，以上依第{edition.Number}版說明")];
    }
}
