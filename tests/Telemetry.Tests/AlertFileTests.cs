namespace Enforcement.Telemetry.Tests;

public sealed class AlertFileTests
{
    [Fact]
    public void Each_alert_has_its_page_and_each_page_its_alert()
    {
        var pages = Directory.EnumerateFiles(Repository.PathOf(AlertFile.Runbook), "*.md").Select(file => Path.GetFileNameWithoutExtension(file)).Where(name => name != "README");

        var alerts = AlertFile.Read();

        alerts.Count.ShouldBeGreaterThan(20);
        alerts.Select(alert => alert.Name).ShouldBeUnique();
        pages.ShouldBe(alerts.Select(alert => alert.Name), ignoreOrder: true);
        alerts.ShouldAllBe(alert => alert.Runbook == $"{AlertFile.Runbook}/{alert.Name}.md");
    }

    [Fact]
    public void Each_page_says_what_it_means_how_to_look_and_what_to_do()
    {
        foreach (var alert in AlertFile.Read())
        {
            var page = File.ReadAllText(Repository.PathOf(alert.Runbook));
            page.ShouldStartWith($"# {alert.Name}\n");
            foreach (var part in new[] { "**Means.**", "**Look", "**Do" })
                page.ShouldContain(part, customMessage: alert.Runbook);
        }
    }

    [Fact]
    public async Task Rules_and_configuration_are_clean()
    {
        var rules = await Tool.RunAsync("promtool", "check", "rules", Repository.PathOf(AlertFile.Path));
        var configuration = await Tool.RunAsync("promtool", "check", "config", Repository.PathOf("deploy/telemetry/prometheus.yml"));

        rules.Code.ShouldBe(0, rules.Output);
        configuration.Code.ShouldBe(0, configuration.Output);
        (rules.Output + configuration.Output).ShouldNotContain("FAILED");
    }

    [Fact]
    public async Task Each_query_of_the_dashboards_parses_and_a_broken_one_does_not()
    {
        var good = await CheckAsync(Dashboards.Queries().Select(query => query.Query).Concat(AlertFile.Read().Select(alert => AlertFile.Always(alert.Expression))));
        var bad = await CheckAsync(["sum by (service (up)"]);

        good.Code.ShouldBe(0, good.Output);
        bad.Code.ShouldNotBe(0);
    }

    [Fact]
    public void Dashboards_have_ids_of_their_own_and_only_the_provisioned_data_source()
    {
        var sources = File.ReadAllText(Repository.PathOf("deploy/telemetry/grafana/provisioning/datasources/datasources.yml"));
        var boards = Dashboards.Files.Select(file => System.Text.Json.Nodes.JsonNode.Parse(File.ReadAllText(file))!).ToList();

        boards.Count.ShouldBe(6);
        boards.Select(board => (string?)board["uid"]).ShouldBeUnique();
        foreach (var board in boards)
        {
            var panels = board["panels"]!.AsArray();
            panels.Select(panel => (int)panel!["id"]!).ShouldBeUnique();
            panels.SelectMany(panel => panel!["targets"]?.AsArray() ?? []).Select(target => (string?)target!["datasource"]!["uid"]).Distinct()
                .ShouldAllBe(uid => sources.Contains($"uid: {uid}", StringComparison.Ordinal));
        }
    }

    // promtool parses the queries as rules of a file of their own.
    private static async Task<(int Code, string Output)> CheckAsync(IEnumerable<string> queries)
    {
        var file = Path.GetTempFileName();
        try
        {
            await File.WriteAllTextAsync(file, "groups:\n- name: queries\n  rules:\n"
                + string.Concat(queries.Select((query, place) => $"  - record: query:{place}\n    expr: {System.Text.Json.JsonSerializer.Serialize(query)}\n")));
            return await Tool.RunAsync("promtool", "check", "rules", file);
        }
        finally
        {
            File.Delete(file);
        }
    }
}
