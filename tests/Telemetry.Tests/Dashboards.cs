using System.Text.Json.Nodes;

namespace Enforcement.Telemetry.Tests;

/// <summary>The dashboards of <c>deploy/telemetry/grafana/dashboards</c>.</summary>
internal static class Dashboards
{
    public static IEnumerable<string> Files => Directory.EnumerateFiles(Repository.PathOf("deploy/telemetry/grafana/dashboards"), "*.json").Order(StringComparer.Ordinal);

    /// <summary>Every query with the place it stands.</summary>
    public static IReadOnlyList<(string Place, string Query)> Queries() =>
    [
        .. from file in Files
           from panel in JsonNode.Parse(File.ReadAllText(file))!["panels"]!.AsArray()
           from target in panel!["targets"]?.AsArray() ?? []
           select ($"{Path.GetFileNameWithoutExtension(file)}: {panel["title"]}", (string)target!["expr"]!),
    ];
}
