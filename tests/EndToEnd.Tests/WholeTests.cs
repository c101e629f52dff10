using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Enforcement.Hosting.Access;

namespace Enforcement.EndToEnd.Tests;

[Collection(PlatformTests.Name)]
public sealed partial class WholeTests(Platform platform)
{
    private static readonly string[] Services = ["intake", "case-execution", "objection-review", "supervision", "statistics"];

    [Fact]
    public async Task One_document_describes_every_service_and_every_reference_in_it_resolves()
    {
        var document = await platform.Client(Roles.Auditor).GetAsync("/openapi/v1.json");

        var operations = document["paths"]!.AsObject().SelectMany(path => path.Value!.AsObject()).Select(member => member.Value).OfType<JsonObject>().ToList();
        operations.SelectMany(operation => operation["tags"]?.AsArray() ?? []).Select(tag => (string?)tag).Distinct().ShouldBe([.. Services, "operations", "gateway"], ignoreOrder: true);
        var references = Reference().Matches(document.ToJsonString()).Select(match => match.Groups[1].Value).Distinct().ToList();
        references.Count.ShouldBeGreaterThan(50);
        references.Where(reference => document["components"]![reference.Split('/')[0]]?[reference.Split('/')[1]] is null).ShouldBeEmpty();
    }

    [Fact]
    public async Task Every_service_is_healthy_and_names_its_error_codes()
    {
        var client = platform.Client(Roles.Operations);

        var health = await client.GetAsync("/health");
        var errors = (await client.GetAsync("/v1/errors")).AsArray();

        ((string?)health["status"]).ShouldBe("healthy", health.ToString());
        errors.SelectMany(error => error!["services"]!.AsArray()).Select(name => (string?)name).Distinct().ShouldBe([.. Services, "gateway"], ignoreOrder: true);
        errors.Select(error => (string?)error!["code"]).ShouldBeUnique();
    }

    [GeneratedRegex("\"\\$ref\":\"#/components/([A-Za-z]+/[^\"/]+)\"")]
    private static partial Regex Reference();
}
