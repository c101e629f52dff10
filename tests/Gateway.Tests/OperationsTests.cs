using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Enforcement.Hosting.Access;
using Microsoft.AspNetCore.Http;

namespace Enforcement.Gateway.Tests;

public sealed class OperationsTests
{
    private const string State = """
        {"version":{"service":"x","version":"1","runtime":".NET","instance":"a/1","startedAt":"2026-11-25T00:00:00Z"},"status":"degraded","reasons":["broker: away"],
        "databaseReachable":true,"brokerReachable":false,"outbox":{"unsent":3,"oldestSeconds":9,"setAside":0,"paused":false},"queues":[],"missingMigrations":0}
        """;

    [Fact]
    public async Task The_whole_is_as_bad_as_its_worst_service_and_says_why()
    {
        await using var gateway = await GatewayHost.StartAsync("Development", ("Gateway:Services:statistics", "http://127.0.0.1:1"));
        gateway.Service.Answer = context => Json(context, State);

        var view = (await gateway.Client().GetFromJsonAsync<JsonObject>("/v1/operations"))!;

        view["status"]!.GetValue<string>().ShouldBe("unhealthy");
        var services = view["services"]!.AsArray();
        services.Select(service => service!["status"]!.GetValue<string>()).ShouldBe(["degraded", "degraded", "degraded", "degraded", "unhealthy"]);
        services[0]!["reasons"]![0]!.GetValue<string>().ShouldBe("broker: away");
        services[0]!["state"]!["outbox"]!["unsent"]!.GetValue<int>().ShouldBe(3);
        services[4]!["reasons"]![0]!.GetValue<string>().ShouldContain("not reached");
        gateway.Service.Seen.ShouldAllBe(seen => seen.Headers["Authorization"].StartsWith("Bearer "));
    }

    [Theory]
    [InlineData("not json")]
    [InlineData("null")]
    public async Task An_answer_that_cannot_be_read_is_a_reason_not_a_failure(string body)
    {
        await using var gateway = await GatewayHost.StartAsync();
        gateway.Service.Answer = context => Json(context, body);

        var view = (await gateway.Client().GetFromJsonAsync<JsonObject>("/v1/operations"))!;

        view["services"]!.AsArray().ShouldAllBe(service => service!["reasons"]![0]!.GetValue<string>() == "unreadable answer");
    }

    [Theory]
    [InlineData("/v1/operations")]
    [InlineData("/v1/operations/figures")]
    public async Task Only_operations_may_look(string path)
    {
        await using var gateway = await GatewayHost.StartAsync();
        gateway.Service.Answer = context => Json(context, State);

        (await gateway.Anonymous().GetAsync(path)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await gateway.Client(Roles.Auditor).GetAsync(path)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await gateway.Client().GetAsync(path)).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Figures_of_the_services_are_kept_and_handed_out_from_a_moment_on()
    {
        await using var gateway = await GatewayHost.StartAsync("Development", ("Gateway:FigureInterval", "00:00:00.2"));
        gateway.Service.Answer = context => context.Response.WriteAsync("enforcement_outbox_unsent 7\n");
        JsonObject figures = [];
        for (var i = 0; i < 100 && (figures["times"]?.AsArray().Count ?? 0) < 3; i++)
        {
            await Task.Delay(100);
            figures = (await gateway.Client().GetFromJsonAsync<JsonObject>("/v1/operations/figures"))!;
        }

        figures["series"]!["unsent/intake"]!.AsArray().Select(value => value!.GetValue<double>()).ShouldAllBe(value => value == 7);
        var last = figures["times"]!.AsArray()[^1]!.GetValue<string>();
        var newer = (await gateway.Client().GetFromJsonAsync<JsonObject>($"/v1/operations/figures?after={Uri.EscapeDataString(last)}"))!;
        newer["times"]!.AsArray().ShouldAllBe(time => DateTimeOffset.Parse(time!.GetValue<string>(), null) > DateTimeOffset.Parse(last, null));
    }

    [Theory]
    [InlineData("/status", "text/html")]
    [InlineData("/status/status.js", "text/javascript")]
    [InlineData("/status/charts.js", "text/javascript")]
    [InlineData("/status/tables.js", "text/javascript")]
    [InlineData("/status/format.js", "text/javascript")]
    [InlineData("/status/status.css", "text/css")]
    [InlineData("/status/icon.svg", "image/svg+xml")]
    public async Task The_status_page_is_open_holds_nothing_and_may_load_nothing_from_elsewhere(string path, string type)
    {
        await using var gateway = await GatewayHost.StartAsync();

        var answer = await gateway.Anonymous().GetAsync(path);

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        answer.Content.Headers.ContentType!.MediaType.ShouldBe(type);
        var policy = answer.Headers.GetValues("Content-Security-Policy").Single();
        policy.ShouldStartWith("default-src 'none'");
        policy.ShouldNotContain("unsafe");
        policy.ShouldNotContain("http");
        (await answer.Content.ReadAsStringAsync()).Replace("http://www.w3.org/2000/svg", "", StringComparison.Ordinal).ShouldNotContain("://");
        gateway.Service.Seen.ShouldBeEmpty();
    }

    private static Task Json(HttpContext context, string text)
    {
        context.Response.ContentType = "application/json";
        return context.Response.WriteAsync(text);
    }
}
