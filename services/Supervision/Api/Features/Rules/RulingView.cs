using System.Text.Json;
using Enforcement.Kernel;
using Enforcement.Law;
using Enforcement.Statute;

namespace Enforcement.Supervision.Features.Rules;

/// <summary>What a rule says about the facts.</summary>
public sealed record RulingView
{
    public required string RuleId { get; init; }
    public required int Version { get; init; }

    /// <summary><c>allowed</c>, <c>refused</c>, <c>date</c>, <c>instant</c>, <c>amount</c> or <c>order</c>.</summary>
    public required Outcome Outcome { get; init; }

    /// <summary>The date; on some refusals the first day on which it would be allowed.</summary>
    public DateOnly? Date { get; init; }

    public DateTimeOffset? Instant { get; init; }

    /// <summary>NT$ or a count.</summary>
    public long? Amount { get; init; }

    /// <summary>The sequence, or what a refusal names.</summary>
    public IReadOnlyList<string> Order { get; init; } = [];

    /// <summary>Stable short reason in snake case.</summary>
    public string? Reason { get; init; }

    /// <summary>What follows from a refusal.</summary>
    public required Consequence Consequence { get; init; }

    public required LegalBasis Basis { get; init; }
    public required IReadOnlyList<ArticleView> Articles { get; init; }

    /// <summary>The facts used, with their defaults.</summary>
    public required JsonElement Facts { get; init; }

    /// <summary>The arithmetic in words; null unless asked for.</summary>
    public IReadOnlyList<Step>? Steps { get; init; }

    public required IReadOnlyList<string> Caveats { get; init; }

    /// <summary>Edition of the law that was decided by, and its calendar.</summary>
    public required int Edition { get; init; }

    public required string Calendar { get; init; }

    internal static RulingView Of(Ruling ruling, LawEdition law, bool explain) => new()
    {
        RuleId = ruling.RuleId,
        Version = ruling.Version,
        Outcome = ruling.Outcome,
        Date = ruling.Date,
        Instant = ruling.Instant,
        Amount = ruling.Amount,
        Order = ruling.Order,
        Reason = ruling.Reason,
        Consequence = ruling.Consequence,
        Basis = ruling.Basis,
        Articles = ArticleView.Of(ruling.Articles),
        Facts = JsonSerializer.SerializeToElement(ruling.Facts, ruling.Facts.GetType(), LawJson.Options),
        Steps = explain ? ruling.Steps : null,
        Caveats = CaveatNames.Of(ruling.Caveats),
        Edition = law.Number,
        Calendar = law.Calendar.Version,
    };
}
