using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Enforcement.Hosting.Access;
using Microsoft.IdentityModel.Tokens;

namespace Enforcement.Gateway.Tests;

public sealed class AccessTests
{
    [Theory]
    [InlineData("/v1/cases")]
    [InlineData("/v1/transfers/1/amendments")]
    [InlineData("/v1/operations/intake/outbox")]
    [InlineData("/internal/errors")]
    [InlineData("/no/such/thing")]
    public async Task Without_a_token_nothing_is_forwarded(string path)
    {
        await using var gateway = await GatewayHost.StartAsync();

        var answer = await gateway.Anonymous().GetAsync(path);

        await answer.ShouldBeProblemAsync(HttpStatusCode.Unauthorized, "token.missing_or_invalid");
        gateway.Service.Seen.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_token_that_does_not_hold_is_refused()
    {
        await using var gateway = await GatewayHost.StartAsync();
        var now = DateTimeOffset.UtcNow;
        var good = gateway.Issuer.Issue([Roles.Auditor], now);
        string[] tokens =
        [
            gateway.Issuer.Issue([Roles.Auditor], now.AddHours(-2), lifetime: TimeSpan.FromHours(1)),
            gateway.Issuer.Issue([Roles.Auditor], now.AddHours(2)),
            gateway.Issuer.Issue([Roles.Auditor], now, audience: "somebody-else"),
            DevelopmentIssuer.Create().Issue([Roles.Auditor], now),
            Unsigned(good),
            good[..^8] + "AAAAAAAA",
            "nonsense",
        ];

        foreach (var token in tokens)
        {
            var client = gateway.Anonymous();
            client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
            await (await client.GetAsync("/v1/cases")).ShouldBeProblemAsync(HttpStatusCode.Unauthorized, "token.missing_or_invalid");
        }

        gateway.Service.Seen.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_token_of_another_issuer_is_refused()
    {
        await using var gateway = await GatewayHost.StartAsync("Development", ("Authentication:Issuer", "https://identity.example"));

        var answer = await gateway.Client().GetAsync("/v1/cases");

        await answer.ShouldBeProblemAsync(HttpStatusCode.Unauthorized, "token.missing_or_invalid");
    }

    [Fact]
    public async Task A_role_without_its_scope_is_refused_and_operations_are_for_operations_only()
    {
        await using var gateway = await GatewayHost.StartAsync();

        var noAgency = await gateway.Client(Roles.Agency).GetAsync("/v1/transfers");
        var auditor = await gateway.Client(Roles.Auditor).GetAsync("/v1/operations/intake/outbox");
        var operations = await gateway.Client(Roles.Operations).GetAsync("/v1/operations/intake/outbox");

        await noAgency.ShouldBeProblemAsync(HttpStatusCode.Forbidden, "token.role_missing");
        await auditor.ShouldBeProblemAsync(HttpStatusCode.Forbidden, "token.role_missing");
        operations.StatusCode.ShouldBe(HttpStatusCode.OK);
        gateway.Service.Seen.ShouldHaveSingleItem().Path.ShouldBe("/v1/operations/intake/outbox");
    }

    [Fact]
    public async Task The_callers_own_token_reaches_the_service()
    {
        await using var gateway = await GatewayHost.StartAsync();
        var client = gateway.Client(Roles.Agency, agency: "A1");

        await client.GetAsync("/v1/transfers");

        gateway.Service.Seen.Single().Headers["Authorization"].ShouldBe(client.DefaultRequestHeaders.Authorization!.ToString());
    }

    [Fact]
    public async Task A_token_that_was_seen_before_opens_the_door_for_itself_only()
    {
        await using var gateway = await GatewayHost.StartAsync();
        var client = gateway.Client(Roles.Auditor, subject: "first");
        var token = client.DefaultRequestHeaders.Authorization!.Parameter!;
        var changed = gateway.Anonymous();
        changed.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token[..^8] + "AAAAAAAA");

        var first = await client.GetAsync("/v1/cases");
        var again = await client.GetAsync("/v1/cases");
        var forged = await changed.GetAsync("/v1/cases");

        first.StatusCode.ShouldBe(HttpStatusCode.OK);
        again.StatusCode.ShouldBe(HttpStatusCode.OK);
        await forged.ShouldBeProblemAsync(HttpStatusCode.Unauthorized, "token.missing_or_invalid");
        (await client.GetAsync("/v1/operations/intake/outbox")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    private static string Unsigned(string token)
    {
        var header = Base64UrlEncoder.Encode(Encoding.UTF8.GetBytes("""{"alg":"none","typ":"JWT"}"""));
        return $"{header}.{token.Split('.')[1]}.";
    }
}
