using Enforcement.Hosting.Access;
using Microsoft.Extensions.Options;
using Yarp.ReverseProxy.Configuration;
using Yarp.ReverseProxy.Forwarder;

namespace Enforcement.Gateway.Routing;

/// <summary>Makes YARP's routes and clusters from <see cref="PublicRoutes"/>. Bulk traffic has its own connections, so it cannot starve the rest.</summary>
internal sealed class ProxyTable(IOptions<GatewayOptions> options)
{
    /// <summary>Key of the route metadata that holds the kind of traffic.</summary>
    public const string TrafficKey = "traffic";

    private readonly GatewayOptions _options = options.Value;

    /// <summary>All routes: the public ones, and the operations endpoints of each service.</summary>
    public IReadOnlyList<RouteConfig> Routes() =>
    [
        .. PublicRoutes.All.Select(route => Route(route.Prefix[4..], route.Prefix + "/{**rest}", route.Service, route.Traffic)),
        .. PublicRoutes.Services.Select(service => Route($"operations-{service}", $"{PublicRoutes.Operations}{service}/{{**rest}}", service, Traffic.Json) with
        {
            AuthorizationPolicy = Roles.Operations,
        }),
    ];

    /// <summary>Two clusters per service: requests, and files.</summary>
    public IReadOnlyList<ClusterConfig> Clusters() =>
    [
        .. _options.Services.Select(service => Cluster(service.Key, service.Value, 256, _options.JsonTimeout)),
        .. _options.Services.Select(service => Cluster(BulkCluster(service.Key), service.Value, 64, _options.BulkTimeout)),
    ];

    private RouteConfig Route(string id, string path, string service, Traffic traffic) => new()
    {
        RouteId = id,
        ClusterId = traffic == Traffic.Bulk ? BulkCluster(service) : service,
        Match = new RouteMatch { Path = path },
        MaxRequestBodySize = traffic switch
        {
            Traffic.Bulk => _options.BulkBytes,
            Traffic.Transfer => _options.TransferBytes,
            _ => _options.JsonBytes,
        },
        Metadata = new Dictionary<string, string> { [TrafficKey] = traffic.ToString() },
    };

    private static ClusterConfig Cluster(string id, Uri address, int connections, TimeSpan timeout) => new()
    {
        ClusterId = id,
        Destinations = new Dictionary<string, DestinationConfig> { ["only"] = new() { Address = address.ToString() } },
        HttpClient = new HttpClientConfig { MaxConnectionsPerServer = connections },
        HttpRequest = new ForwarderRequestConfig
        {
            Version = new Version(1, 1),
            VersionPolicy = HttpVersionPolicy.RequestVersionExact,
            ActivityTimeout = timeout,
        },
    };

    private static string BulkCluster(string service) => service + "-bulk";
}
