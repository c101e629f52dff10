using Enforcement.Kernel;

namespace Enforcement.Statute;

/// <summary>
/// What a rule says about a set of facts. The same facts always give the same ruling; time is always among the facts. Making a ruling costs one small object;
/// its words are made only when <see cref="Steps"/> is read.
/// </summary>
public abstract class Ruling
{
    private IReadOnlyList<Step>? _steps;

    private protected Ruling(Rule rule, Outcome outcome)
    {
        Rule = rule;
        Outcome = outcome;
    }

    /// <summary>The rule that was applied.</summary>
    public Rule Rule { get; }

    /// <summary>Rule id, e.g. <c>MAT-01</c>.</summary>
    public string RuleId => Rule.Id;

    /// <summary>Version of the rule's text and function.</summary>
    public int Version => Rule.Version;

    /// <summary>The articles the rule comes from.</summary>
    public IReadOnlyList<Article> Articles => Rule.Articles;

    /// <summary>Rule id and first article, for refusals and findings.</summary>
    public LegalBasis Basis => Rule.Basis;

    /// <summary>What the ruling says.</summary>
    public Outcome Outcome { get; }

    /// <summary>True unless the outcome is <see cref="Outcome.Refused"/>.</summary>
    public bool IsAllowed => Outcome != Outcome.Refused;

    /// <summary>Stable short reason in snake case, e.g. <c>review_pending</c>; null when there is nothing to tell apart.</summary>
    public string? Reason { get; internal init; }

    /// <summary>What follows from a refusal.</summary>
    public Consequence Consequence { get; internal init; }

    /// <summary>The date of a date ruling; on some refusals the first day on which it would be allowed.</summary>
    public DateOnly? Date { get; internal init; }

    /// <summary>The instant of an instant ruling, UTC.</summary>
    public DateTimeOffset? Instant { get; internal init; }

    /// <summary>The amount of an amount ruling, whole NT$ or a count.</summary>
    public long? Amount { get; internal init; }

    /// <summary>The sequence of an order ruling, or the list a refusal names (e.g. missing fields).</summary>
    public IReadOnlyList<string> Order { get; internal init; } = [];

    /// <summary>How sure the ruling is.</summary>
    public Caveats Caveats { get; internal init; }

    /// <summary>The facts the ruling rests on.</summary>
    public abstract object Facts { get; }

    /// <summary>The steps of the arithmetic in words, English and Traditional Chinese; made at the first reading.</summary>
    public IReadOnlyList<Step> Steps => _steps ??= Explain();

    private protected abstract IReadOnlyList<Step> Explain();
}

/// <summary>Says the steps of a ruling from its facts.</summary>
internal delegate void Explanation<in TFacts>(Steps steps, TFacts facts, Ruling ruling);

internal sealed class Ruling<TFacts>(Rule rule, Outcome outcome, TFacts facts, Explanation<TFacts> explanation) : Ruling(rule, outcome)
    where TFacts : notnull
{
    public override object Facts => facts;

    private protected override IReadOnlyList<Step> Explain()
    {
        var steps = new Steps();
        explanation(steps, facts, this);
        return steps.All;
    }
}
