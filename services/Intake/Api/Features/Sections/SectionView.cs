using Enforcement.Intake.Domain.Assignment;
using Enforcement.Kernel;

namespace Enforcement.Intake.Features.Sections;

/// <summary>A section 股 with the rule in force on a day and all its rules.</summary>
/// <param name="Branch">Branch code.</param>
/// <param name="Section">Its name, one character.</param>
/// <param name="InForce">The rule in force on the day asked for; null when it takes nothing new.</param>
/// <param name="Version">Counts its changes.</param>
/// <param name="History">All rules, the latest first.</param>
public sealed record SectionView(string Branch, string Section, SectionRuleView? InForce, int Version, IReadOnlyList<SectionRuleView> History)
{
    internal static SectionView Of(IReadOnlyList<RecordedRule> rules, DateOnly day)
    {
        var latest = rules[^1].Rule;
        var inForce = SectionRule.InForce(rules.Select(rule => rule.Rule), latest.Branch, day).SingleOrDefault();
        return new SectionView(latest.Branch, latest.Section, rules.Where(rule => rule.Rule == inForce).Select(SectionRuleView.Of).SingleOrDefault(), latest.Revision,
            [.. rules.Reverse().Select(SectionRuleView.Of)]);
    }
}

/// <summary>What a section takes from a day on.</summary>
public sealed record SectionRuleView
{
    public required int Revision { get; init; }
    public required DateOnly ValidFrom { get; init; }
    public DateOnly? ValidTo { get; init; }

    /// <summary>Share in the rotation; 0 takes no new obligors.</summary>
    public required int Weight { get; init; }

    public required IReadOnlyList<ClaimKind> Kinds { get; init; }
    public string? Reason { get; init; }
    public required DateTimeOffset RecordedAt { get; init; }
    public required string RecordedBy { get; init; }

    internal static SectionRuleView Of(RecordedRule recorded) => new()
    {
        Revision = recorded.Rule.Revision,
        ValidFrom = recorded.Rule.ValidFrom,
        ValidTo = recorded.Rule.ValidTo,
        Weight = recorded.Rule.Weight,
        Kinds = [.. recorded.Rule.Kinds.Order()],
        Reason = recorded.Reason,
        RecordedAt = recorded.RecordedAt,
        RecordedBy = recorded.RecordedBy,
    };
}
