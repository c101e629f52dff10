using System.Text.RegularExpressions;

namespace Enforcement.Telemetry.Tests;

/// <summary>Labels are few and closed: nothing a caller sends becomes a series or stands in one.</summary>
[Collection(WatchedTests.Name)]
public sealed partial class MetricsTests(WatchedPlatform watched)
{
    private static readonly string[] Names = [PlatformProcesses.GatewayName, "intake", "case-execution", "objection-review", "supervision", "statistics"];

    [Fact]
    public async Task No_label_holds_an_id_a_number_of_a_person_or_chinese_text()
    {
        foreach (var name in Names)
        {
            var values = (await LinesAsync(name)).Where(line => !line.StartsWith("target_info", StringComparison.Ordinal))
                .SelectMany(line => Label().Matches(line).Select(match => match.Groups["value"].Value)).Distinct().ToList();

            values.Count.ShouldBeGreaterThan(20);
            values.Where(value => Personal().IsMatch(value)).ShouldBeEmpty(name);
        }
    }

    [Fact]
    public async Task What_strangers_ask_for_makes_no_new_series()
    {
        using var client = new HttpClient { BaseAddress = watched.Platform.Address(PlatformProcesses.GatewayName) };
        await AskAsync(client, "warm-up");
        var before = (await LinesAsync(PlatformProcesses.GatewayName)).Count;

        for (var i = 0; i < 20; i++)
            await AskAsync(client, $"nothing-{i}");

        (await LinesAsync(PlatformProcesses.GatewayName)).Count.ShouldBeLessThan(before + 20);
    }

    [Fact]
    public async Task Every_service_tells_its_http_database_broker_and_runtime_figures()
    {
        string[] metrics =
        [
            "http_server_request_duration_seconds_count", "db_client_operation_duration_seconds_count", "enforcement_outbox_oldest_age_seconds",
            "enforcement_queue_oldest_age_seconds", "enforcement_queue_errors", "enforcement_database_connections", "dotnet_process_cpu_time_seconds_total",
        ];
        foreach (var name in Names.Where(name => name != PlatformProcesses.GatewayName))
        {
            // A service that another test has just started again tells its queues from its first look at them on.
            await Eventually.EqualAsync("", async () =>
            {
                var lines = await LinesAsync(name);
                return string.Join(", ", metrics.Where(metric => !lines.Any(line => line.StartsWith(metric, StringComparison.Ordinal))));
            }, $"nothing is missing from {name}");
        }
    }

    private static async Task AskAsync(HttpClient client, string path)
    {
        using var request = new HttpRequestMessage(new HttpMethod("ODD"), $"/v1/cases/{path}?x={path}");
        using var answer = await client.SendAsync(request);
        ((int)answer.StatusCode).ShouldBeInRange(400, 499);
    }

    private async Task<List<string>> LinesAsync(string name)
    {
        using var client = new HttpClient();
        var page = await client.GetStringAsync(new Uri(watched.Platform.Address(name), "/metrics"));
        return [.. page.Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(line => line[0] != '#')];
    }

    [GeneratedRegex("(?<label>\\w+)=\"(?<value>(?:[^\"\\\\]|\\\\.)*)\"")]
    private static partial Regex Label();

    [GeneratedRegex(@"\p{IsCJKUnifiedIdeographs}|[0-9a-f]{8}-[0-9a-f]{4}|[A-Z][12]\d{8}|\d{8,}|[a-z]{3}-\d{6,}")]
    private static partial Regex Personal();
}
