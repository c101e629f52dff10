using System.Net.Http.Json;
using System.Text;
using Enforcement.Contracts.Intake.V1;
using Enforcement.Hosting.Access;
using Enforcement.Hosting.Operations;
using RabbitMQ.Client;

namespace Enforcement.Telemetry.Tests;

/// <summary>Every panel and alert sees something, and a fault fires the alert meant for it and no other.</summary>
[Collection(WatchedTests.Name)]
public sealed class PrometheusTests(WatchedPlatform watched)
{
    private const string Queue = "statistics-cases-opened";

    [Fact]
    public async Task Every_query_of_every_panel_and_alert_returns_series()
    {
        var queries = Dashboards.Queries().Concat(AlertFile.Read().Select(alert => (Place: $"alert {alert.Name}", Query: AlertFile.Always(alert.Expression)))).ToList();

        queries.Count.ShouldBeGreaterThan(100);
        List<string> blind = [.. queries.Select(query => query.Query)];
        for (var until = DateTime.UtcNow.AddSeconds(45); blind.Count > 0 && DateTime.UtcNow < until;)
        {
            blind = [];
            foreach (var (place, query) in queries)
            {
                if ((await watched.Prometheus.QueryAsync(query)).Count == 0)
                    blind.Add($"{place}: {query}");
            }
        }

        blind.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_killed_service_fires_ServiceDown_alone()
    {
        await QuietAsync();

        await watched.Platform.KillAsync("statistics");
        try
        {
            await FiresAloneAsync("ServiceDown");
        }
        finally
        {
            watched.Platform.Start("statistics");
        }

        await watched.Platform.ReadyAsync();
        await QuietAsync();
    }

    [Fact]
    public async Task A_stopped_broker_fires_BrokerUnreachable_alone()
    {
        await QuietAsync();

        watched.Platform.ServersCommand("kill-rabbitmq");
        try
        {
            await watched.SendAsync(WatchedPlatform.Batch(20));
            await FiresAloneAsync("BrokerUnreachable");
        }
        finally
        {
            watched.Platform.ServersCommand("start-rabbitmq");
        }

        await QuietAsync();
    }

    [Fact]
    public async Task A_poison_message_fires_MessagesFailed_alone_until_operations_discard_it_with_a_reason()
    {
        await QuietAsync();

        await PoisonAsync();

        await FiresAloneAsync("MessagesFailed");
        using var operations = watched.Platform.Client(Roles.Operations);
        var path = $"/v1/operations/statistics/error-queues/{Queue}";
        (await operations.GetFromJsonAsync<List<Hosting.Messaging.FailedMessage>>(path))!.Count.ShouldBe(1);
        var before = DateTimeOffset.UtcNow;
        var discarded = await operations.PostAsJsonAsync($"{path}/discard", new MoveRequest("not a message of ours"));
        (await discarded.Content.ReadFromJsonAsync<MoveAnswer>())!.Moved.ShouldBe(1);
        await QuietAsync();
        await Eventually.EqualAsync(1L, () => watched.Platform.ScalarAsync<long>($"select count(*) from supervision.audit_record where action = 'error_queue.discarded' and occurred_at >= '{before:O}'"),
            "the act is in the audit chain");
    }

    [Fact]
    public async Task A_clock_that_ran_out_fires_ClockOverdue_alone()
    {
        await QuietAsync();
        var numbers = await watched.CaseNumbersAsync(await watched.SendAsync(WatchedPlatform.Batch(5, broken: 0)));

        await watched.ObjectAsync(numbers[0], WatchedPlatform.Today.AddDays(-60));

        await FiresAloneAsync("ClockOverdue");
        await QuietAsync();
    }

    [Fact]
    public async Task A_paused_relay_fires_RelayPaused_alone_and_what_waits_is_sent_when_it_is_resumed()
    {
        await QuietAsync();
        using var operations = watched.Platform.Client(Roles.Operations);

        (await operations.PostAsJsonAsync("/v1/operations/intake/outbox/pause", new ActRequest("drill"))).EnsureSuccessStatusCode();
        await watched.SendAsync(WatchedPlatform.Batch(5));

        await FiresAloneAsync("RelayPaused");
        (await operations.PostAsJsonAsync("/v1/operations/intake/outbox/resume", new ActRequest("drill is over"))).EnsureSuccessStatusCode();
        await QuietAsync();
        await Eventually.EqualAsync(0L, () => watched.Platform.ScalarAsync<long>("select count(*) from intake.outbox where published_at is null"), "everything is sent");
    }

    private Task QuietAsync() => FiringAsync([], "nothing fires");

    // Long enough for any other alert's pending time to pass as well.
    private async Task FiresAloneAsync(string alert)
    {
        await FiringAsync([alert], $"{alert} fires alone");
        for (var i = 0; i < 10; i++)
        {
            var firing = await watched.Prometheus.FiringAsync();
            if (!firing.SequenceEqual([alert]))
                firing.ShouldBe([alert], await watched.FailedMessagesAsync());
            await Task.Delay(500);
        }
    }

    private async Task FiringAsync(string[] expected, string because)
    {
        IReadOnlyList<string> firing = [];
        try
        {
            await Eventually.TrueAsync(async () => (firing = await watched.Prometheus.FiringAsync()).SequenceEqual(expected), because, 90);
        }
        catch (ShouldAssertException)
        {
            firing.ShouldBe(expected, $"{because}; {await watched.FailedMessagesAsync()}");
        }
    }

    private async Task PoisonAsync()
    {
        await using var connection = await new ConnectionFactory { Uri = new Uri(watched.Platform.BrokerUri) }.CreateConnectionAsync();
        await using var channel = await connection.CreateChannelAsync();
        await channel.BasicPublishAsync("", Queue, mandatory: true, new BasicProperties { ContentType = "application/vnd.masstransit+json", MessageId = Guid.NewGuid().ToString() },
            Encoding.UTF8.GetBytes($$"""{"messageType":["urn:message:{{typeof(CasesAssigned).Namespace}}:CasesAssigned"],"message":"poison"}"""));
    }
}
