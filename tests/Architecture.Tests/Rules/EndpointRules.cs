using Enforcement.Gateway.Routing;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Authorization.Infrastructure;
using Microsoft.AspNetCore.Routing;

namespace Enforcement.Architecture.Tests.Rules;

/// <summary>Who may call an endpoint stands on the endpoint, and what is public is routed by the gateway.</summary>
internal static class EndpointRules
{
    private static readonly string[] Open = ["/health/live", "/health/ready", "/metrics", "/openapi/{documentName}.json", "/internal/errors"];

    public static IEnumerable<string> WithoutRoles(string service, IEnumerable<RouteEndpoint> endpoints) =>
        endpoints.Where(endpoint => !Open.Contains(PathOf(endpoint)) && !NamesRoles(endpoint)).Select(endpoint => $"{service}: {PathOf(endpoint)} does not say which roles may call it");

    public static IEnumerable<string> NotRouted(string service, IEnumerable<string> paths) =>
        paths.Where(path => path.StartsWith("/v1/", StringComparison.Ordinal) && !IsRouted(service, path)).Select(path => $"{service}: {path} is not routed by the gateway");

    public static string PathOf(RouteEndpoint endpoint) => "/" + endpoint.RoutePattern.RawText?.TrimStart('/');

    private static bool NamesRoles(RouteEndpoint endpoint) =>
        endpoint.Metadata.GetMetadata<IAllowAnonymous>() is null
        && endpoint.Metadata.GetOrderedMetadata<AuthorizationPolicy>().SelectMany(policy => policy.Requirements).OfType<RolesAuthorizationRequirement>().Any();

    private static bool IsRouted(string service, string path) =>
        PublicRoutes.Find(path)?.Service == service || path.StartsWith($"{PublicRoutes.Operations}{service}/", StringComparison.Ordinal);
}
