using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text.Json.Nodes;

namespace Enforcement.Telemetry.Tests;

/// <summary>Debian's Prometheus over the platform, with the repository's alerts over seconds in place of minutes; ended by id with the platform.</summary>
internal sealed class Prometheus : IDisposable
{
    private static readonly string[] Names = [PlatformProcesses.GatewayName, "intake", "case-execution", "objection-review", "supervision", "statistics"];
    private readonly HttpClient _http;

    private Prometheus(Uri address) => _http = new HttpClient { BaseAddress = address, Timeout = TimeSpan.FromSeconds(10) };

    public static async Task<Prometheus> StartAsync(PlatformProcesses platform)
    {
        var folder = Directory.CreateDirectory(Path.Combine(platform.Folder, "prometheus")).FullName;
        await File.WriteAllTextAsync(Path.Combine(folder, "alerts.yml"), AlertFile.Quick());
        await File.WriteAllTextAsync(Path.Combine(folder, "prometheus.yml"), Configuration(platform));
        var check = await Tool.RunAsync("promtool", "check", "config", Path.Combine(folder, "prometheus.yml"));
        check.Code.ShouldBe(0, check.Output);
        var port = FreePort();
        platform.Launch("prometheus", Tool.Find("prometheus"),
            [$"--config.file={folder}/prometheus.yml", $"--storage.tsdb.path={folder}/data", $"--web.listen-address=127.0.0.1:{port}", "--log.level=warn"], []);
        var prometheus = new Prometheus(new Uri($"http://127.0.0.1:{port}"));
        await Eventually.TrueAsync(async () => (await prometheus.TryQueryAsync("up")).Count >= Names.Length + 1, "Prometheus has scraped everything once", 60);
        return prometheus;
    }

    public void Dispose() => _http.Dispose();

    /// <summary>The series a query gives now.</summary>
    public async Task<JsonArray> QueryAsync(string query)
    {
        using var answer = await _http.GetAsync($"/api/v1/query?query={Uri.EscapeDataString(query)}");
        var node = (await answer.Content.ReadFromJsonAsync<JsonNode>())!;
        ((string?)node["status"]).ShouldBe("success", $"{query}: {node["error"]}");
        return node["data"]!["result"]!.AsArray();
    }

    /// <summary>Names of the alerts that fire now.</summary>
    public async Task<IReadOnlyList<string>> FiringAsync() =>
    [
        .. (await _http.GetFromJsonAsync<JsonNode>("/api/v1/alerts"))!["data"]!["alerts"]!.AsArray().Where(alert => (string?)alert!["state"] == "firing")
            .Select(alert => (string)alert!["labels"]!["alertname"]!).Distinct().Order(StringComparer.Ordinal),
    ];

    private async Task<JsonArray> TryQueryAsync(string query)
    {
        try
        {
            return await QueryAsync(query);
        }
        catch (Exception exception) when (exception is HttpRequestException or TaskCanceledException or System.Text.Json.JsonException)
        {
            return [];
        }
    }

    private static string Configuration(PlatformProcesses platform) => $"""
        global:
          scrape_interval: 1s
          evaluation_interval: 1s
        rule_files: [alerts.yml]
        scrape_configs:
        - job_name: enforcement
          static_configs:
        {string.Concat(Names.Select(name => $"  - targets: ['{platform.Address(name).Authority}']\n    labels: {{service: {name}}}\n"))}
        - job_name: rabbitmq
          static_configs:
          - targets: ['{platform.BrokerMetrics.Authority}']
        """;

    private static int FreePort()
    {
        using var listener = new TcpListener(System.Net.IPAddress.Loopback, 0);
        listener.Start();
        return ((System.Net.IPEndPoint)listener.LocalEndpoint).Port;
    }
}
