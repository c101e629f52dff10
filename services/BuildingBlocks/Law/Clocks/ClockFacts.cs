using System.Text.Json;
using Enforcement.Statute;

namespace Enforcement.Law.Clocks;

/// <summary>The facts of a rule as they are stored with a clock.</summary>
internal static class ClockFacts
{
    public static string Write(Rule rule, object facts) => facts.GetType() == rule.FactsType
        ? JsonSerializer.Serialize(facts, rule.FactsType, LawJson.Options)
        : throw new ArgumentException($"{rule.Id} takes {rule.FactsType.Name}, not {facts.GetType().Name}.", nameof(facts));

    public static object Read(Rule rule, string json) =>
        JsonSerializer.Deserialize(json, rule.FactsType, LawJson.Options) ?? throw new InvalidDataException($"The facts of {rule.Id} are null.");

    /// <summary>Whether two texts hold the same facts, whatever the order of their members.</summary>
    public static bool AreSame(string left, string right)
    {
        using var one = JsonDocument.Parse(left);
        using var other = JsonDocument.Parse(right);
        return JsonElement.DeepEquals(one.RootElement, other.RootElement);
    }
}
