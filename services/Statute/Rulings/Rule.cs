using Enforcement.Kernel;

namespace Enforcement.Statute;

/// <summary>A rule of the law: what it says, where it stands, since when, and the function that decides it.</summary>
public abstract class Rule
{
    private IReadOnlyList<Article> _articles = [];

    private protected Rule()
    {
    }

    /// <summary>Id in the rulebook, e.g. <c>LIM-01</c>.</summary>
    public required string Id { get; init; }

    /// <summary>Rises when text or function change in substance.</summary>
    public int Version { get; init; } = 1;

    /// <summary>Topic, the heading of its file.</summary>
    public required string Topic { get; init; }

    /// <summary>One line.</summary>
    public required string Title { get; init; }

    /// <summary>The rule in words.</summary>
    public required string Text { get; init; }

    /// <summary>Where it stands; never empty.</summary>
    public required IReadOnlyList<Article> Articles
    {
        get => _articles;
        init
        {
            _articles = value;
            Basis = new LegalBasis(Id, value[0].ToString());
        }
    }

    /// <summary>First day in force; the act in its present form applies from 2001-01-01 (AEL 44).</summary>
    public DateOnly InForceFrom { get; init; } = new(2001, 1, 1);

    /// <summary>Last day in force; null is open.</summary>
    public DateOnly? InForceTo { get; init; }

    /// <summary>The function, <c>Class.Method</c>.</summary>
    public required string Function { get; init; }

    /// <summary>How sure every ruling of this rule is.</summary>
    public Caveats Caveats { get; init; }

    /// <summary>Rule id and first article.</summary>
    public LegalBasis Basis { get; private set; } = new("", "");

    /// <summary>The type of the facts <see cref="Evaluate"/> takes.</summary>
    public abstract Type FactsType { get; }

    /// <summary>Applies the rule to facts of <see cref="FactsType"/>.</summary>
    /// <param name="facts">Facts, of exactly that type.</param>
    /// <param name="law">Calendar and tables to decide by.</param>
    public abstract Ruling Evaluate(object facts, LawEdition law);
}

internal sealed class Rule<TFacts> : Rule
    where TFacts : notnull
{
    public required Func<TFacts, LawEdition, Ruling> Decide { get; init; }

    public override Type FactsType => typeof(TFacts);

    public override Ruling Evaluate(object facts, LawEdition law) => Decide((TFacts)facts, law);

    public Ruling Allow(TFacts facts, Explanation<TFacts> why, string? reason = null, Caveats caveats = Caveats.None) =>
        new Ruling<TFacts>(this, Outcome.Allowed, facts, why) { Reason = reason, Caveats = Caveats | caveats };

    public Ruling Refuse(
        TFacts facts, string reason, Consequence consequence, Explanation<TFacts> why, DateOnly? from = null, Caveats caveats = Caveats.None) =>
        new Ruling<TFacts>(this, Outcome.Refused, facts, why) { Reason = reason, Consequence = consequence, Date = from, Caveats = Caveats | caveats };

    public Ruling Refuse(TFacts facts, string reason, Consequence consequence, IReadOnlyList<string> named, Explanation<TFacts> why) =>
        new Ruling<TFacts>(this, Outcome.Refused, facts, why) { Reason = reason, Consequence = consequence, Order = named, Caveats = Caveats };

    public Ruling On(DateOnly date, TFacts facts, Explanation<TFacts> why, Caveats caveats = Caveats.None, string? reason = null) =>
        new Ruling<TFacts>(this, Outcome.Date, facts, why) { Date = date, Caveats = Caveats | caveats, Reason = reason };

    public Ruling At(DateTimeOffset instant, TFacts facts, Explanation<TFacts> why) =>
        new Ruling<TFacts>(this, Outcome.Instant, facts, why) { Instant = instant.ToUniversalTime(), Caveats = Caveats };

    public Ruling Sum(long amount, TFacts facts, Explanation<TFacts> why, string? reason = null, Caveats caveats = Caveats.None) =>
        new Ruling<TFacts>(this, Outcome.Amount, facts, why) { Amount = amount, Reason = reason, Caveats = Caveats | caveats };

    public Ruling Sequence(
        IReadOnlyList<string> order, TFacts facts, Explanation<TFacts> why, string? reason = null, DateOnly? date = null, long? amount = null,
        Caveats caveats = Caveats.None) =>
        new Ruling<TFacts>(this, Outcome.Order, facts, why) { Order = order, Reason = reason, Date = date, Amount = amount, Caveats = Caveats | caveats };
}
