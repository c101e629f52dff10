using Enforcement.Statute;

namespace Enforcement.CaseExecution.Domain.Acts;

/// <summary>What an act rests on: the rulings of the statute, the reason in words, and for measures the milder means considered (AEL 3).</summary>
public sealed record Ground
{
    /// <summary>Rulings that must allow the act: one that refuses is the answer.</summary>
    public IReadOnlyList<Ruling> Asked { get; private init; } = [];

    /// <summary>Rulings that are recorded as they are, e.g. the refused one that makes a return necessary.</summary>
    public IReadOnlyList<Ruling> Found { get; private init; } = [];

    public string? Reason { get; init; }

    /// <summary>What milder means were considered, and why they do not do.</summary>
    public string? MilderMeans { get; init; }

    /// <summary>All rulings, in the order they are stored.</summary>
    public IEnumerable<Ruling> Rulings => Asked.Concat(Found);

    /// <summary>A ground whose rulings must all allow the act.</summary>
    public static Ground AllowedBy(params IReadOnlyList<Ruling> rulings) => new() { Asked = rulings };

    /// <summary>The same ground with rulings that are recorded whatever they say.</summary>
    public Ground RestingOn(params IReadOnlyList<Ruling> rulings) => this with { Found = rulings };

    /// <summary>The same ground with its words.</summary>
    public Ground For(string? reason, string? milderMeans = null) => this with { Reason = reason, MilderMeans = milderMeans };
}
