using System.Text.Json.Nodes;
using Enforcement.Architecture.Tests.Rules;
using Enforcement.Hosting.Access;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;

namespace Enforcement.Architecture.Tests.Services;

public sealed class EndpointTests
{
    [Fact]
    public void Every_endpoint_says_which_roles_may_call_it() =>
        AllServices.Outlines.SelectMany(service => EndpointRules.WithoutRoles(service.Name, service.Endpoints)).ShouldBeEmpty();

    [Fact]
    public void Every_public_path_is_routed_by_the_gateway() =>
        AllServices.Outlines.SelectMany(service => EndpointRules.NotRouted(service.Name, service.Endpoints.Select(EndpointRules.PathOf))).ShouldBeEmpty();

    [Fact]
    public void Each_document_is_the_reviewed_one()
    {
        foreach (var service in AllServices.Outlines)
            Snapshot.Match($"{service.Folder}/openapi.json", service.OpenApi);
    }

    [Fact]
    public void Every_operation_says_in_a_sentence_what_it_does_and_who_may_call_it()
    {
        foreach (var service in AllServices.Outlines)
        {
            var operations = JsonNode.Parse(service.OpenApi)!["paths"]!.AsObject().SelectMany(path => path.Value!.AsObject().Select(operation => (Name: $"{operation.Key} {path.Key}", operation.Value))).ToList();
            operations.Where(operation => string.IsNullOrWhiteSpace((string?)operation.Value!["summary"])).Select(operation => operation.Name).ShouldBeEmpty(service.Name);
            operations.Where(operation => ((string?)operation.Value!["description"])?.Contains("Roles: ", StringComparison.Ordinal) != true)
                .Select(operation => operation.Name).ShouldBeEmpty(service.Name);
        }
    }

    // Routing builds its table of names at the first request, and then no route answers.
    [Fact]
    public void No_two_endpoints_of_one_service_have_the_same_name()
    {
        foreach (var service in AllServices.Outlines)
        {
            var names = service.Endpoints.Select(endpoint => endpoint.Metadata.GetMetadata<IEndpointNameMetadata>()?.EndpointName).OfType<string>();
            names.GroupBy(name => name, StringComparer.Ordinal).Where(same => same.Count() > 1).Select(same => same.Key).ShouldBeEmpty(service.Name);
        }
    }

    // The document names a schema by its type alone: of two of one name one would stand for both.
    [Fact]
    public void No_two_types_of_one_service_have_the_same_name_in_the_api()
    {
        foreach (var service in AllServices.Outlines)
            EndpointRules.NamedTwice(EndpointRules.BodiesOf(service.Endpoints)).ShouldBeEmpty(service.Name);
    }

    [Fact]
    public void Two_types_of_one_name_are_found_however_deep_they_lie() =>
        EndpointRules.NamedTwice([typeof(IReadOnlyList<Holder>), typeof(Other.Item)]).ShouldBe(["Item"]);

    [Fact]
    public void An_endpoint_without_roles_is_found()
    {
        var roles = new AuthorizationPolicyBuilder().RequireRole(Roles.Clerk).Build();
        var anybody = new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build();

        var breaches = EndpointRules.WithoutRoles("intake",
            [Endpoint("/v1/good", roles), Endpoint("/health/live"), Endpoint("/v1/bare"), Endpoint("/v1/anybody", anybody), Endpoint("/v1/open", roles, new AllowAnonymousAttribute())]);

        breaches.Select(breach => breach.Split(' ')[1]).ShouldBe(["/v1/bare", "/v1/anybody", "/v1/open"]);
    }

    [Fact]
    public void A_path_that_the_gateway_does_not_send_here_is_found() =>
        EndpointRules.NotRouted("intake", ["/v1/transfers/{id}", "/v1/operations/intake/outbox", "/internal/errors", "/v1/cases", "/v1/unknown"])
            .ShouldBe(["intake: /v1/cases is not routed by the gateway", "intake: /v1/unknown is not routed by the gateway"]);

    private static RouteEndpoint Endpoint(string path, params object[] metadata) =>
        new(_ => Task.CompletedTask, RoutePatternFactory.Parse(path), 0, new EndpointMetadataCollection(metadata), path);

    private sealed record Holder(IReadOnlyList<Holder.Item> Items)
    {
        internal sealed record Item(int Number);
    }

    private static class Other
    {
        internal sealed record Item(string Text);
    }
}
