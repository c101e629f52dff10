namespace Enforcement.Supervision.Domain.Monitors;

/// <summary>What a comparison came to.</summary>
public enum MonitorState
{
    /// <summary>An answer is missing, or messages are still on their way.</summary>
    Waiting,

    /// <summary>The numbers agree.</summary>
    Agree,

    /// <summary>They differ, and nothing has moved for the settle time.</summary>
    Differ,
}

/// <summary>The three invariants watched (design.md section 6).</summary>
public enum Invariant
{
    /// <summary>Accepted = opened = counted, per day, agency and branch.</summary>
    Cases = 1,

    /// <summary>The money equations.</summary>
    Money = 2,

    /// <summary>Changes made = changes audited, per service.</summary>
    Audit = 3,
}

/// <summary>One number that was compared, over the whole range.</summary>
/// <param name="Service">Who counted it.</param>
/// <param name="Measure">What was counted, e.g. <c>count</c>, <c>amount</c>, <c>changes</c>.</param>
/// <param name="Value">Cases, NT$ or changes.</param>
public sealed record MonitorNumber(string Service, string Measure, long Value);

/// <summary>One place where the numbers do not agree; which of day, agency, branch and service are given depends on the invariant.</summary>
public sealed record MonitorDifference
{
    public DateOnly? Day { get; init; }
    public string? Agency { get; init; }
    public string? Branch { get; init; }
    public string? Service { get; init; }
    public required string Measure { get; init; }

    /// <summary>True when the service gave no numbers at all.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public bool IsUnanswered => Measure == Comparison.UnansweredMeasure;

    /// <summary>The numbers that should agree, by who or what gave them.</summary>
    public required IReadOnlyDictionary<string, long> Values { get; init; }
}

/// <summary>The numbers of one invariant, compared.</summary>
/// <param name="Invariant">Which.</param>
/// <param name="Numbers">The sums compared.</param>
/// <param name="DifferenceCount">All differences found.</param>
/// <param name="Differences">The first of them, at most <see cref="MaxListed"/>.</param>
public sealed record Comparison(
    Invariant Invariant, IReadOnlyList<MonitorNumber> Numbers, int DifferenceCount, IReadOnlyList<MonitorDifference> Differences)
{
    /// <summary>Differences listed at most.</summary>
    public const int MaxListed = 200;

    /// <summary>Measure of a difference that is a missing answer.</summary>
    public const string UnansweredMeasure = "report";

    /// <summary>True when everything asked for was there and equal.</summary>
    public bool Agrees => DifferenceCount == 0;

    internal static Comparison Of(Invariant invariant, IReadOnlyList<MonitorNumber> numbers, IReadOnlyList<MonitorDifference> differences) =>
        new(invariant, numbers, differences.Count, [.. differences.Take(MaxListed)]);

    internal static MonitorDifference Unanswered(string service) =>
        new() { Service = service, Measure = UnansweredMeasure, Values = new Dictionary<string, long>() };
}
