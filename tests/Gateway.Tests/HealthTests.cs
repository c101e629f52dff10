using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace Enforcement.Gateway.Tests;

public sealed class HealthTests
{
    [Fact]
    public async Task The_whole_is_healthy_when_every_service_is_ready()
    {
        await using var gateway = await GatewayHost.StartAsync();
        gateway.Service.Offer([]);

        var answer = await gateway.Anonymous().GetAsync("/health");

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        var health = (await answer.Content.ReadFromJsonAsync<JsonObject>())!;
        health["status"]!.GetValue<string>().ShouldBe("healthy");
        health["services"]!.AsArray().Select(service => service!["service"]!.GetValue<string>())
            .ShouldBe(["intake", "case-execution", "objection-review", "supervision", "statistics"]);
    }

    [Fact]
    public async Task One_service_that_is_down_or_not_ready_makes_the_whole_unhealthy_with_its_reason()
    {
        await using var hanging = await FakeService.StartAsync();
        hanging.Answer = context => Task.Delay(Timeout.Infinite, context.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default);
        await using var unready = await FakeService.StartAsync();
        unready.Answer = context =>
        {
            context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            return context.Response.WriteAsJsonAsync(new { status = "Unhealthy", checks = new { broker = new { status = "Unhealthy", reason = "not connected" } } });
        };
        await using var gateway = await GatewayHost.StartAsync("Development", ("Gateway:HealthTimeout", "00:00:00.5"),
            ("Gateway:Services:statistics", hanging.Address.ToString()), ("Gateway:Services:supervision", unready.Address.ToString()));
        gateway.Service.Offer([]);

        var answer = await gateway.Anonymous().GetAsync("/health");

        answer.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        var services = (await answer.Content.ReadFromJsonAsync<JsonObject>())!["services"]!.AsArray();
        services.Count(service => service!["status"]!.GetValue<string>() == "healthy").ShouldBe(3);
        services[3]!["checks"]!["broker"]!["reason"]!.GetValue<string>().ShouldBe("not connected");
        services[4]!["reason"]!.GetValue<string>().ShouldContain("0.5 s");
    }

    [Fact]
    public async Task A_service_without_its_broker_degrades_the_whole_but_does_not_take_it_down()
    {
        await using var gateway = await GatewayHost.StartAsync();
        gateway.Service.Answer = context => context.Response.WriteAsJsonAsync(new { status = "Degraded", checks = new { bus = new { status = "Degraded" } } });

        var answer = await gateway.Anonymous().GetAsync("/health");

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await answer.Content.ReadFromJsonAsync<JsonObject>())!["status"]!.GetValue<string>().ShouldBe("degraded");
    }

    [Fact]
    public async Task The_gateway_itself_is_live_and_ready_whatever_the_services_do()
    {
        await using var gateway = await GatewayHost.StartAsync("Development", ("Gateway:Services:intake", "http://127.0.0.1:1"));

        (await gateway.Anonymous().GetAsync("/health/live")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await gateway.Anonymous().GetAsync("/health/ready")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }
}
