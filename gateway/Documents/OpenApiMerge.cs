using System.Text.Json.Nodes;
using Enforcement.Gateway.Routing;

namespace Enforcement.Gateway.Documents;

/// <summary>One API document of the services' own ones: what is routed, with one security scheme, and names that do not collide.</summary>
internal static class OpenApiMerge
{
    private const string Description =
        "Enforcement of monetary obligations under public law (公法上金錢給付義務之行政執行). Amounts are whole NT$; dates are Taiwan's calendar dates, instants UTC. "
        + "Errors are RFC 9457 problem details with a `code` of `GET /v1/errors` and a `traceId`. Every answer carries `RateLimit` headers.";

    /// <summary>Merges. The documents are taken over and changed.</summary>
    public static JsonObject Merge(IReadOnlyList<(string Service, JsonObject Document)> documents)
    {
        var conflicts = ComponentNames.Conflicts(documents.Select(source => source.Document));
        var paths = new SortedDictionary<string, JsonNode?>(StringComparer.Ordinal);
        var components = new SortedDictionary<string, SortedDictionary<string, JsonNode?>>(StringComparer.Ordinal);
        foreach (var (service, document) in documents)
        {
            ComponentNames.Prefixed(document, service, conflicts);
            foreach (var (path, item) in document["paths"] as JsonObject ?? [])
            {
                if (IsReachable(path, service))
                    paths[path] = Tagged(item, service);
            }

            foreach (var (section, name, node) in ComponentNames.All(document))
            {
                if (!components.TryGetValue(section, out var merged))
                    components[section] = merged = new SortedDictionary<string, JsonNode?>(StringComparer.Ordinal);
                merged[name] = node?.DeepClone();
            }
        }

        return new JsonObject
        {
            ["openapi"] = "3.1.1",
            ["info"] = new JsonObject { ["title"] = "Administrative Enforcement", ["version"] = "1", ["description"] = Description },
            ["servers"] = new JsonArray(new JsonObject { ["url"] = "/" }),
            ["security"] = new JsonArray(new JsonObject { ["bearer"] = new JsonArray() }),
            ["paths"] = Object(paths),
            ["components"] = Object(components.Select(section => KeyValuePair.Create(section.Key, (JsonNode?)Object(section.Value)))),
        };
    }

    // A service's document may only add what the gateway sends to that service.
    private static bool IsReachable(string path, string service) =>
        service == GatewaySetup.Name
        || PublicRoutes.Find(path)?.Service == service
        || path.StartsWith($"{PublicRoutes.Operations}{service}/", StringComparison.Ordinal);

    private static JsonNode? Tagged(JsonNode? item, string service)
    {
        foreach (var operation in (item as JsonObject ?? []).Select(member => member.Value).OfType<JsonObject>().Where(member => member.ContainsKey("responses")))
        {
            var tags = (operation["tags"] as JsonArray ?? []).Select(tag => tag!.GetValue<string>()).Where(tag => tag == "operations").ToArray();
            operation["tags"] = new JsonArray(tags.Length > 0 ? tags[0] : service);
        }

        return item?.DeepClone();
    }

    private static JsonObject Object(IEnumerable<KeyValuePair<string, JsonNode?>> members) => new(members);
}
