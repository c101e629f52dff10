using Enforcement.Gateway.Status;

namespace Enforcement.Gateway.Tests;

public sealed class FigureTests
{
    private static readonly DateTimeOffset Start = new(2026, 11, 25, 4, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_metrics_page_is_read_with_labels_that_hold_commas_and_quotes()
    {
        const string page = """
            # TYPE enforcement_intake_lines_total counter
            enforcement_intake_lines_total{otel_scope_name="a,b}",outcome="say \"no\""} 12 1795580000
            enforcement_outbox_unsent 3
            not_wanted 4
            broken{
            """;

        var lines = PrometheusText.Read(page, new HashSet<string> { "enforcement_intake_lines_total", "enforcement_outbox_unsent", "broken" }).ToList();

        lines.Select(line => line.Value).ShouldBe([12, 3]);
        lines[0].Labels["otel_scope_name"].ShouldBe("a,b}");
        lines[1].Labels.ShouldBeEmpty();
    }

    [Fact]
    public void A_counter_becomes_a_rate_and_a_restart_is_no_fall()
    {
        var history = new FigureHistory(10);
        Add(history, 0, ("one", 100));
        Add(history, 10, ("one", 150));
        Add(history, 20, ("one", 5));
        Add(history, 30, ("one", 25));

        history.Read(DateTimeOffset.MinValue).Series["opened"].ShouldBe([0, 5, 0, 2]);
    }

    [Fact]
    public void Instances_behind_one_address_add_up_and_one_that_has_gone_is_forgotten()
    {
        var history = new FigureHistory(20);
        Add(history, 0, ("one", 100));
        Add(history, 5, ("two", 1000));
        Add(history, 10, ("one", 120));
        Add(history, 15, ("two", 1030));
        Add(history, 80, ("two", 1095));

        history.Read(Start.AddSeconds(5)).Series["opened"].ShouldBe([2, 5, 1]);
    }

    [Fact]
    public void Only_the_newest_are_kept_and_only_the_newer_are_given()
    {
        var history = new FigureHistory(3);
        for (var i = 0; i < 5; i++)
            Add(history, i, ("one", i));

        history.Read(DateTimeOffset.MinValue).Times.ShouldBe([Start.AddSeconds(2), Start.AddSeconds(3), Start.AddSeconds(4)]);
        history.Read(Start.AddSeconds(3)).Times.ShouldBe([Start.AddSeconds(4)]);
    }

    private static void Add(FigureHistory history, int seconds, params (string Instance, double Value)[] answers) => history.Add(Start.AddSeconds(seconds),
        answers.Select(answer => ("case-execution", (IReadOnlyList<MetricLine>)
        [
            new MetricLine("target_info", new Dictionary<string, string> { ["service_instance_id"] = answer.Instance }, 1),
            new MetricLine("enforcement_cases_opened_total", new Dictionary<string, string>(), answer.Value),
        ])));
}
