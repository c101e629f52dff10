using System.Text.Json;
using Enforcement.Intake.Domain.Assignment;
using Enforcement.Kernel;

namespace Enforcement.Intake.Writing;

/// <summary>
/// The rotation of one branch and kind with its stored counts. A count is measured in turns of the weight it was made with: under another weight it is
/// rescaled, and a section that joins (or takes the kind again) begins at the level of the others, so that it is not flooded until it has caught up.
/// </summary>
internal sealed class RotationLoad(string branch, ClaimKind kind)
{
    private readonly Dictionary<string, (long Assigned, int Weight)> _stored = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _weights = new(StringComparer.Ordinal);
    private AssignmentRotation? _rotation;

    public string Branch => branch;

    public ClaimKind Kind => kind;

    /// <summary>Whether there is something to store after the assignments.</summary>
    public bool IsChanged => _rotation is not null && _rotation.Counts.Any(count => _stored.GetValueOrDefault(count.Section) != (count.Assigned, _weights[count.Section]));

    /// <summary>Reads what was stored.</summary>
    /// <param name="sections">JSON: <c>{"甲": [cases given, weight they were counted with], ...}</c>.</param>
    public void Read(byte[] sections)
    {
        foreach (var (section, count) in JsonSerializer.Deserialize(sections, IntakeJson.Default.DictionaryStringInt64Array)!)
            _stored[section] = (count[0], (int)count[1]);
    }

    /// <summary>What <see cref="Read"/> reads. A section that is no longer in force is left out: when it comes back, it joins.</summary>
    public string ToJson() => JsonSerializer.Serialize(
        _rotation!.Counts.ToDictionary(count => count.Section, count => new long[] { count.Assigned, _weights[count.Section] }, StringComparer.Ordinal),
        IntakeJson.Default.DictionaryStringInt64Array);

    public AssignmentRotation Rotation(IEnumerable<SectionRule> rules, DateOnly day)
    {
        if (_rotation is not null)
            return _rotation;
        var inForce = SectionRule.InForce(rules, branch, day);
        foreach (var rule in inForce)
            _weights[rule.Section] = rule.Kinds.Contains(kind) ? rule.Weight : 0;
        return _rotation = new AssignmentRotation(kind, inForce, Levelled());
    }

    private Dictionary<string, long> Levelled()
    {
        var known = _weights.Where(entry => entry.Value > 0 && _stored.TryGetValue(entry.Key, out var stored) && stored.Weight > 0).ToArray();
        var level = known.Length == 0 ? 0m : known.Min(entry => (decimal)_stored[entry.Key].Assigned / _stored[entry.Key].Weight);
        return _weights.ToDictionary(entry => entry.Key, entry => Level(entry.Key, entry.Value, level), StringComparer.Ordinal);
    }

    private long Level(string section, int weight, decimal level)
    {
        var (assigned, before) = _stored.GetValueOrDefault(section);
        return before == weight ? assigned : weight == 0 ? 0 : before == 0 ? (long)(level * weight) : assigned * weight / before;
    }
}
