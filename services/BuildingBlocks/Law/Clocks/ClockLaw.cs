using System.Globalization;
using Enforcement.Statute;

namespace Enforcement.Law.Clocks;

/// <summary>The rule of a clock applied to its facts in one edition of the law, seen from the clock's county.</summary>
internal sealed class ClockLaw
{
    private readonly Rule _rule;
    private readonly object _facts;
    private readonly int? _part;
    private readonly string? _county;

    public ClockLaw(Rule rule, object facts, int? part, string? county, LawEdition edition)
    {
        (_rule, _facts, _part, _county) = (rule, facts, part, county);
        Edition = county is null ? edition : edition.In(county);
        Ruling = rule.Evaluate(facts, Edition);
    }

    public LawEdition Edition { get; }

    public Ruling Ruling { get; }

    /// <summary>The law of a stored clock.</summary>
    public static ClockLaw Of(Clock clock, LawEdition edition)
    {
        var rule = RuleOf(clock.RuleId);
        return new ClockLaw(rule, ClockFacts.Read(rule, clock.Facts), clock.Part, clock.County, edition);
    }

    /// <summary>A clock of a rule that this build does not have is a defect of the deployment, never of a request.</summary>
    public static Rule RuleOf(string ruleId) => RuleCatalogue.Find(ruleId) ?? throw new InvalidOperationException($"The rulebook has no rule {ruleId}.");

    /// <summary>The day that a ruling gives this clock; null when it gives none.</summary>
    public DateOnly? DayOf(Ruling ruling) => !ruling.IsAllowed ? null
        : _part is { } part
            ? part < ruling.Order.Count && DateOnly.TryParseExact(ruling.Order[part], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null
            : ruling.Outcome == Outcome.Date ? ruling.Date : null;

    /// <summary>The last day before it is moved off rest days.</summary>
    public DateOnly Unmoved() => Day(Edition.With(Edition.Calendar.WithoutRestDays()));

    /// <summary>Whether the rule moves its end off a rest day: asked of the rule itself, with that day closed.</summary>
    public bool MovesOffRestDays()
    {
        var day = Day(Edition);
        if (Unmoved() != day)
            return true;
        var county = _county ?? nameof(ClockLaw);
        var closed = Edition.Calendar.WithClosures([new LocalClosure(county, day, county)]).In(county);
        return Day(Edition.With(closed)) != day;
    }

    private DateOnly Day(LawEdition edition) =>
        DayOf(_rule.Evaluate(_facts, edition)) ?? throw new InvalidOperationException($"{_rule.Id} gives no day in another calendar.");
}
