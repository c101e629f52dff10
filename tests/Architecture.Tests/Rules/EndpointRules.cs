using Enforcement.Gateway.Routing;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Authorization.Infrastructure;
using Microsoft.AspNetCore.Http.Metadata;
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

    /// <summary>What the endpoints take and answer.</summary>
    public static IEnumerable<Type> BodiesOf(IEnumerable<RouteEndpoint> endpoints) => endpoints.SelectMany(endpoint =>
        endpoint.Metadata.OfType<IAcceptsMetadata>().Select(accepts => accepts.RequestType)
            .Concat(endpoint.Metadata.OfType<IProducesResponseTypeMetadata>().Select(produces => produces.Type))).OfType<Type>();

    /// <summary>Names that two of the types, or of the types of their members, have in common.</summary>
    public static IEnumerable<string> NamedTwice(IEnumerable<Type> bodies)
    {
        var seen = new HashSet<Type>();
        foreach (var body in bodies)
            Walk(body, seen);
        return seen.Where(type => !type.IsGenericType).GroupBy(type => type.Name, StringComparer.Ordinal).Where(same => same.Count() > 1).Select(same => same.Key);
    }

    private static void Walk(Type type, HashSet<Type> seen)
    {
        foreach (var argument in type.IsArray ? [type.GetElementType()!] : type.GetGenericArguments())
            Walk(argument, seen);
        if (type.Namespace?.StartsWith("Enforcement", StringComparison.Ordinal) != true || !seen.Add(type))
            return;
        foreach (var property in type.GetProperties())
            Walk(property.PropertyType, seen);
    }

    public static string PathOf(RouteEndpoint endpoint) => "/" + endpoint.RoutePattern.RawText?.TrimStart('/');

    private static bool NamesRoles(RouteEndpoint endpoint) =>
        endpoint.Metadata.GetMetadata<IAllowAnonymous>() is null
        && endpoint.Metadata.GetOrderedMetadata<AuthorizationPolicy>().SelectMany(policy => policy.Requirements).OfType<RolesAuthorizationRequirement>().Any();

    private static bool IsRouted(string service, string path) =>
        PublicRoutes.Find(path)?.Service == service || path.StartsWith($"{PublicRoutes.Operations}{service}/", StringComparison.Ordinal);
}
