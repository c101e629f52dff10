using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Yarp.ReverseProxy.Configuration;

namespace Enforcement.Benchmarks;

/// <summary>The plain gateway in front of the ordinary design, so that both ends of the scale have the same way to go. It checks nothing.</summary>
internal static class OrdinaryGateway
{
    public static async Task<int> RunAsync(string service, string address)
    {
        var builder = WebApplication.CreateBuilder();
        builder.Logging.ClearProviders();
        builder.Services.AddReverseProxy().LoadFromMemory(
            [new RouteConfig { RouteId = "all", ClusterId = "ordinary", Match = new RouteMatch { Path = "{**rest}" } }],
            [new ClusterConfig { ClusterId = "ordinary", Destinations = new Dictionary<string, DestinationConfig> { ["only"] = new() { Address = service } } }]);
        var app = builder.Build();
        app.MapReverseProxy();
        await app.RunAsync(address);
        return 0;
    }
}
