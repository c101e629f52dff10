using Enforcement.Kernel;

namespace Enforcement.Intake.Domain.Assignment;

/// <summary>The section that receives a case, and why.</summary>
public readonly record struct SectionChoice(string Section, string Reason);

/// <summary>
/// Weighted rotation 分案輪次 among the sections of one branch that take one kind: the next case goes where (assigned + 1) / weight is smallest, the first code
/// among equals. Cases that follow their obligor count as load as well. Deterministic: the same counts give the same order.
/// </summary>
public sealed class AssignmentRotation
{
    private readonly Share[] _shares;
    private long _turns;

    /// <summary>A rotation over the sections in force.</summary>
    /// <param name="kind">Kind of claim that is assigned.</param>
    /// <param name="sections">Rules in force of the branch, also of sections that do not take the kind: they may hold obligors.</param>
    /// <param name="assigned">How many cases of the kind each section has been given so far.</param>
    public AssignmentRotation(ClaimKind kind, IEnumerable<SectionRule> sections, IReadOnlyDictionary<string, long> assigned)
    {
        _shares = [.. sections.OrderBy(rule => rule.Section, StringComparer.Ordinal).Select(rule =>
            new Share(rule.Section, rule.Kinds.Contains(kind) ? rule.Weight : 0) { Assigned = assigned.GetValueOrDefault(rule.Section) })];
        _turns = _shares.Sum(share => share.Assigned);
    }

    /// <summary>How many cases each section has now been given.</summary>
    public IEnumerable<(string Section, long Assigned)> Counts => _shares.Select(share => (share.Section, share.Assigned));

    /// <summary>Takes the next turn.</summary>
    public Result<SectionChoice> Next()
    {
        Share? next = null;
        foreach (var share in _shares)
        {
            if (share.Weight > 0 && (next is null || share.ComesBefore(next)))
                next = share;
        }

        if (next is null)
            return AssignmentRefusals.NoSection.Because("No section in force takes this kind of claim");
        next.Assigned++;
        _turns++;
        return new SectionChoice(next.Section, next.Reason(_turns));
    }

    /// <summary>Gives the case to the section that already holds the obligor; refused when that section is no longer in force.</summary>
    /// <param name="section">The section that holds the obligor in this branch.</param>
    /// <param name="earlierCase">Number of the obligor's first case there.</param>
    public Result<SectionChoice> Follow(string section, string earlierCase)
    {
        foreach (var share in _shares)
        {
            if (share.Section != section)
                continue;
            share.Assigned++;
            _turns++;
            return new SectionChoice(section, $"section holds the obligor (case {earlierCase})");
        }

        return AssignmentRefusals.SectionNotInForce.Because($"Section {section} takes no cases now");
    }

    private sealed class Share(string section, int weight)
    {
        public string Section { get; } = section;
        public int Weight { get; } = weight;
        public long Assigned { get; set; }

        /// <summary>(a + 1) / v &lt; (b + 1) / w without division; equals keep the order by code.</summary>
        public bool ComesBefore(Share other) => (Assigned + 1) * other.Weight < (other.Assigned + 1) * Weight;

        public string Reason(long turn) => $"weighted rotation, turn {turn}, weight {Weight}";
    }
}
