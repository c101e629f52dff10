using Enforcement.Kernel;

namespace Enforcement.Intake.Domain.Assignment;

/// <summary>
/// What a section 股 of a branch takes from one day on. Rules are never overwritten: a change is a further rule with a higher revision, and on a day the highest
/// revision that is in force counts.
/// </summary>
public sealed record SectionRule
{
    public required string Branch { get; init; }

    /// <summary>股別, e.g. 甲.</summary>
    public required string Section { get; init; }

    public required int Revision { get; init; }

    public required DateOnly ValidFrom { get; init; }

    /// <summary>Last day in force; null is open.</summary>
    public DateOnly? ValidTo { get; init; }

    /// <summary>Share in the rotation; 0 takes no new obligors but keeps those it holds.</summary>
    public required int Weight { get; init; }

    public required IReadOnlySet<ClaimKind> Kinds { get; init; }

    public bool Covers(DateOnly day) => ValidFrom <= day && (ValidTo is not { } last || day <= last);

    /// <summary>The rule of each section of a branch on a day, by section code.</summary>
    public static IReadOnlyList<SectionRule> InForce(IEnumerable<SectionRule> rules, string branch, DateOnly day) =>
    [
        .. rules.Where(rule => rule.Branch == branch && rule.Covers(day))
            .GroupBy(rule => rule.Section, StringComparer.Ordinal)
            .Select(revisions => revisions.MaxBy(rule => rule.Revision)!)
            .OrderBy(rule => rule.Section, StringComparer.Ordinal),
    ];
}
