using System.Reflection;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.OpenApi;

namespace Enforcement.Architecture.Tests.Services;

/// <summary>What a service offers, read from its real <c>Program</c>, without its database, broker and background work.</summary>
internal sealed class ServiceOutline
{
    private ServiceOutline(string name, string folder, Assembly assembly, IReadOnlyList<RouteEndpoint> endpoints, string openApi)
    {
        Name = name;
        Folder = folder;
        Assembly = assembly;
        Endpoints = endpoints;
        OpenApi = openApi;
    }

    /// <summary>e.g. <c>case-execution</c>.</summary>
    public string Name { get; }

    /// <summary>e.g. <c>services/CaseExecution</c>.</summary>
    public string Folder { get; }

    public Assembly Assembly { get; }

    public IReadOnlyList<RouteEndpoint> Endpoints { get; }

    /// <summary>OpenAPI 3.1 document, indented.</summary>
    public string OpenApi { get; }

    public static ServiceOutline Of<TMarker>(string name)
        where TMarker : class
    {
        using var factory = new WebApplicationFactory<TMarker>().WithWebHostBuilder(host =>
        {
            host.UseContentRoot(AppContext.BaseDirectory);
            host.UseEnvironment("Testing");
            host.UseSetting("ConnectionStrings:Database", "Host=localhost;Username=nobody;Password=nothing;Database=none");
            host.UseSetting("RabbitMq:Uri", "amqp://nobody:nothing@localhost:1/none");
            host.UseSetting("Authentication:KeySetFile", "none.json");
            host.ConfigureTestServices(services =>
            {
                foreach (var own in services.Where(service => service.ServiceType == typeof(IHostedService) && !IsWebServer(service)).ToList())
                    services.Remove(own);
            });
        });
        var provider = factory.Services.GetRequiredKeyedService<IOpenApiDocumentProvider>("v1");
        var document = provider.GetOpenApiDocumentAsync().GetAwaiter().GetResult().SerializeAsJsonAsync(OpenApiSpecVersion.OpenApi3_1).GetAwaiter().GetResult();
        var endpoints = factory.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>().ToList();
        var folder = "services/" + string.Concat(name.Split('-').Select(word => char.ToUpperInvariant(word[0]) + word[1..]));
        return new ServiceOutline(name, folder, typeof(TMarker).Assembly, endpoints, JsonNode.Parse(document)!.ToString());
    }

    private static bool IsWebServer(ServiceDescriptor service) =>
        service.ImplementationType?.FullName?.StartsWith("Microsoft.AspNetCore.Hosting", StringComparison.Ordinal) == true;
}
