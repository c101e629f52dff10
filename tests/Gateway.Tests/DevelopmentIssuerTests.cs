using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Options;

namespace Enforcement.Gateway.Tests;

public sealed class DevelopmentIssuerTests
{
    private static readonly (string, string) On = ("Authentication:DevelopmentIssuer", "true");

    [Fact]
    public async Task It_makes_tokens_that_hold()
    {
        await using var gateway = await GatewayHost.StartAsync("Development", On);
        var client = gateway.Anonymous();

        var answer = await client.PostAsJsonAsync("/dev/token", new { roles = new[] { "agency" }, agency = "A1", minutes = 5 });

        var token = (await answer.Content.ReadFromJsonAsync<JsonObject>())!;
        token["expiresIn"]!.GetValue<int>().ShouldBe(300);
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token["accessToken"]!.GetValue<string>());
        (await client.GetAsync("/v1/transfers")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await client.GetStringAsync("/.well-known/jwks.json")).ShouldBe(gateway.Issuer.KeySet());
    }

    [Fact]
    public async Task It_refuses_unknown_roles()
    {
        await using var gateway = await GatewayHost.StartAsync("Development", On);

        var answer = await gateway.Anonymous().PostAsJsonAsync("/dev/token", new { roles = new[] { "emperor" } });

        await answer.ShouldBeProblemAsync(HttpStatusCode.UnprocessableEntity, "request.invalid");
    }

    [Fact]
    public async Task Where_it_is_off_there_is_no_such_route()
    {
        await using var gateway = await GatewayHost.StartAsync();

        var answer = await gateway.Client().PostAsJsonAsync("/dev/token", new { roles = new[] { "auditor" } });

        await answer.ShouldBeProblemAsync(HttpStatusCode.NotFound, "route.unknown");
    }

    [Fact]
    public async Task It_cannot_be_switched_on_in_production() =>
        (await Should.ThrowAsync<OptionsValidationException>(() => GatewayHost.StartAsync("Production", On))).Message.ShouldContain("Production");
}
