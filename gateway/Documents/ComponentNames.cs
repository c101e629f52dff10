using System.Text.Json.Nodes;

namespace Enforcement.Gateway.Documents;

/// <summary>
/// Decides which components of several documents may share a name: those whose text is the same and that refer to nothing that differs. The others get the
/// service's name as prefix.
/// </summary>
internal static class ComponentNames
{
    /// <summary>Names (<c>schemas/Money</c>) that mean different things in different documents.</summary>
    public static HashSet<string> Conflicts(IEnumerable<JsonObject> documents)
    {
        var texts = new Dictionary<string, List<string>>(StringComparer.Ordinal);
        foreach (var (section, name, node) in documents.SelectMany(All))
        {
            var key = $"{section}/{name}";
            if (!texts.TryGetValue(key, out var list))
                texts[key] = list = [];
            list.Add(node?.ToJsonString() ?? "null");
        }

        var shared = texts.Where(pair => pair.Value.Count > 1).ToDictionary(pair => pair.Key, pair => pair.Value);
        var conflicts = shared.Where(pair => pair.Value.Distinct().Count() > 1).Select(pair => pair.Key).ToHashSet(StringComparer.Ordinal);
        while (shared.Where(pair => !conflicts.Contains(pair.Key) && conflicts.Any(name => pair.Value[0].Contains($"#/components/{name}\"", StringComparison.Ordinal)))
                   .Select(pair => pair.Key).ToList() is { Count: > 0 } more)
            conflicts.UnionWith(more);
        return conflicts;
    }

    /// <summary>Renames the conflicting components of one document, and every reference to them.</summary>
    public static JsonObject Prefixed(JsonObject document, string service, IReadOnlySet<string> conflicts)
    {
        var prefix = string.Concat(service.Split('-').Select(word => char.ToUpperInvariant(word[0]) + word[1..]));
        foreach (var (section, name, node) in All(document).Where(component => conflicts.Contains($"{component.Section}/{component.Name}")).ToList())
        {
            var components = document["components"]![section]!.AsObject();
            components.Remove(name);
            components[prefix + name] = node;
        }

        Rename(document, conflicts, prefix);
        return document;
    }

    /// <summary>All components of a document.</summary>
    public static IEnumerable<(string Section, string Name, JsonNode? Node)> All(JsonObject document) =>
        (document["components"] as JsonObject ?? []).Where(section => section.Value is JsonObject)
            .SelectMany(section => section.Value!.AsObject().Select(component => (section.Key, component.Key, component.Value)));

    private static void Rename(JsonNode? node, IReadOnlySet<string> conflicts, string prefix)
    {
        switch (node)
        {
            case JsonArray array:
                foreach (var item in array)
                    Rename(item, conflicts, prefix);
                break;
            case JsonObject members:
                foreach (var (name, value) in members.ToList())
                {
                    if (name == "$ref" && value is JsonValue text && NewReference(text.GetValue<string>(), conflicts, prefix) is { } reference)
                        members[name] = reference;
                    else
                        Rename(value, conflicts, prefix);
                }

                break;
        }
    }

    private static string? NewReference(string reference, IReadOnlySet<string> conflicts, string prefix)
    {
        const string Start = "#/components/";
        if (!reference.StartsWith(Start, StringComparison.Ordinal))
            return null;
        var parts = reference[Start.Length..].Split('/');
        return parts.Length >= 2 && conflicts.Contains($"{parts[0]}/{parts[1]}")
            ? $"{Start}{parts[0]}/{prefix}{string.Join('/', parts[1..])}"
            : null;
    }
}
