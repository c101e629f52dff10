using System.Text.Json;
using Enforcement.Law;
using Enforcement.Statute;
using Enforcement.Supervision.Rulebook;

namespace Enforcement.Supervision.Features.Rules;

/// <summary>A place in the law.</summary>
/// <param name="Tag">Short English tag, e.g. <c>AEL</c>.</param>
/// <param name="Law">Chinese name of the law.</param>
/// <param name="Place">Article and paragraph, e.g. <c>7(1)</c>.</param>
public sealed record ArticleView(string Tag, string Law, string Place)
{
    internal static IReadOnlyList<ArticleView> Of(IEnumerable<Article> articles) => [.. articles.Select(article => new ArticleView(article.Tag, article.Law, article.Place))];
}

/// <summary>A rule of the rulebook.</summary>
public sealed record RuleView
{
    public required string RuleId { get; init; }

    /// <summary>Rises when text or function change in substance.</summary>
    public required int Version { get; init; }

    public required string Topic { get; init; }
    public required string Title { get; init; }
    public required string Text { get; init; }
    public required IReadOnlyList<ArticleView> Articles { get; init; }
    public required DateOnly InForceFrom { get; init; }

    /// <summary>Last day in force; null is open.</summary>
    public DateOnly? InForceTo { get; init; }

    /// <summary>How sure every ruling of this rule is: <c>unverifiedValue</c>, <c>computedCalendar</c>, <c>convention</c>, <c>practice</c>.</summary>
    public required IReadOnlyList<string> Caveats { get; init; }

    /// <summary>JSON schema of the facts.</summary>
    public required JsonElement Facts { get; init; }

    /// <summary>All rules in the order of the rulebook.</summary>
    internal static IReadOnlyList<RuleView> All { get; } = [.. RuleCatalogue.All.Select(Of)];

    private static RuleView Of(Rule rule) => new()
    {
        RuleId = rule.Id,
        Version = rule.Version,
        Topic = rule.Topic,
        Title = rule.Title,
        Text = rule.Text,
        Articles = ArticleView.Of(rule.Articles),
        InForceFrom = rule.InForceFrom,
        InForceTo = rule.InForceTo,
        Caveats = CaveatNames.Of(rule.Caveats),
        Facts = LawSchema.Of(rule.FactsType, $"urn:enforcement:rule:{rule.Id}:facts"),
    };
}

/// <summary>Caveats as texts.</summary>
internal static class CaveatNames
{
    public static IReadOnlyList<string> Of(Caveats caveats) => JsonSerializer.SerializeToElement(caveats, LawJson.Options).Deserialize<string[]>()!;
}
