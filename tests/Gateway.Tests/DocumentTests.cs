using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Enforcement.Gateway.Documents;

namespace Enforcement.Gateway.Tests;

public sealed partial class DocumentTests
{
    [Fact]
    public void Equal_components_are_shared_and_different_ones_get_the_services_name()
    {
        var intake = Document("/v1/transfers", """{"Money":{"type":"integer"},"Line":{"type":"string"},"Item":{"$ref":"#/components/schemas/Line"}}""");
        var execution = Document("/v1/cases", """{"Money":{"type":"integer"},"Line":{"type":"object"},"Item":{"$ref":"#/components/schemas/Line"}}""");

        var merged = OpenApiMerge.Merge([("intake", intake), ("case-execution", execution)]);

        Names(merged).ShouldBe(["CaseExecutionItem", "CaseExecutionLine", "IntakeItem", "IntakeLine", "Money"]);
        merged["components"]!["schemas"]!["CaseExecutionItem"]!["$ref"]!.GetValue<string>().ShouldBe("#/components/schemas/CaseExecutionLine");
        References(merged).Except(Names(merged)).ShouldBeEmpty();
    }

    [Fact]
    public void A_service_adds_only_what_the_gateway_sends_to_it()
    {
        var merged = OpenApiMerge.Merge(
        [
            ("intake", Document("/v1/transfers", "{}")), ("statistics", Document("/v1/cases", "{}")), ("supervision", Document("/internal/x", "{}")),
            ("statistics", Document("/v1/operations/statistics/outbox", "{}")),
        ]);

        merged["paths"]!.AsObject().Select(path => path.Key).ShouldBe(["/v1/operations/statistics/outbox", "/v1/transfers"]);
    }

    [Fact]
    public async Task The_document_is_one_openapi_31_with_bearer_security_for_everybody()
    {
        await using var gateway = await GatewayHost.StartAsync();
        gateway.Service.Offer(Document("/v1/transfers", "{}"));

        var document = (await gateway.Anonymous().GetFromJsonAsync<JsonObject>("/openapi/v1.json"))!;

        document["openapi"]!.GetValue<string>().ShouldStartWith("3.1");
        document["components"]!["securitySchemes"]!["bearer"]!["scheme"]!.GetValue<string>().ShouldBe("bearer");
        document["paths"]!.AsObject().Select(path => path.Key).ShouldBe(["/health", "/v1/errors", "/v1/operations", "/v1/operations/figures", "/v1/transfers"], ignoreOrder: true);
    }

    [Fact]
    public async Task The_error_catalogue_is_that_of_all_services_and_the_gateway()
    {
        await using var gateway = await GatewayHost.StartAsync();
        gateway.Service.Offer([], new { code = "plan.already_decided", status = 409, title = "Decided.", retriable = false });

        var errors = (await gateway.Anonymous().GetFromJsonAsync<JsonArray>("/v1/errors"))!;

        var plan = errors.Single(entry => entry!["code"]!.GetValue<string>() == "plan.already_decided")!;
        plan["services"]!.AsArray().Count.ShouldBe(5);
        errors.ShouldContain(entry => entry!["code"]!.GetValue<string>() == "upstream.timed_out");
    }

    [Fact]
    public async Task The_page_loads_nothing_from_elsewhere()
    {
        await using var gateway = await GatewayHost.StartAsync();
        var client = gateway.Anonymous();

        var page = await client.GetAsync("/docs/");
        var html = await page.Content.ReadAsStringAsync();
        var scripts = ScriptSource().Matches(html).Select(match => match.Groups[1].Value).ToList();

        html.ShouldNotContain("http://");
        html.ShouldNotContain("https://");
        page.Headers.GetValues("Content-Security-Policy").Single().ShouldContain("default-src 'none'");
        scripts.Count.ShouldBe(2);
        foreach (var script in scripts)
            (await client.GetAsync("/docs/" + script)).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    private static JsonObject Document(string path, string schemas) => new()
    {
        ["openapi"] = "3.1.1",
        ["paths"] = new JsonObject { [path] = new JsonObject { ["get"] = new JsonObject { ["responses"] = new JsonObject() } } },
        ["components"] = new JsonObject { ["schemas"] = JsonNode.Parse(schemas) },
    };

    private static IEnumerable<string> Names(JsonObject document) => document["components"]!["schemas"]!.AsObject().Select(schema => schema.Key);

    private static IEnumerable<string> References(JsonObject document) => Reference().Matches(document.ToJsonString()).Select(match => match.Groups[1].Value);

    [GeneratedRegex("<script[^>]* src=\"([^\"]+)\"")]
    private static partial Regex ScriptSource();

    [GeneratedRegex("#/components/schemas/([A-Za-z]+)\"")]
    private static partial Regex Reference();
}
