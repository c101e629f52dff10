using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Enforcement.Gateway.Routing;
using Microsoft.Extensions.Options;

namespace Enforcement.Gateway.Documents;

/// <summary>JSON documents that every service offers. What a service said last stands in while it is down.</summary>
internal sealed class ServiceDocuments(HttpClient http, IOptions<GatewayOptions> options, ILogger<ServiceDocuments> log)
{
    private readonly ConcurrentDictionary<(string Service, string Path), JsonNode> _last = new();

    /// <summary>The document of each service that has ever answered, in the order of <see cref="PublicRoutes.Services"/>.</summary>
    public async Task<IReadOnlyList<(string Service, JsonNode Document)>> ReadAsync(string path, CancellationToken cancel)
    {
        var documents = await Task.WhenAll(PublicRoutes.Services.Select(async service => (Service: service, Document: await ReadAsync(service, path, cancel))));
        return [.. documents.Where(found => found.Document is not null).Select(found => (found.Service, found.Document!))];
    }

    private async Task<JsonNode?> ReadAsync(string service, string path, CancellationToken cancel)
    {
        try
        {
            var document = await http.GetFromJsonAsync<JsonNode>(new Uri(options.Value.Services[service], path), cancel);
            _last[(service, path)] = document ?? throw new System.Text.Json.JsonException("The document is empty.");
        }
        catch (Exception exception) when (exception is HttpRequestException or System.Text.Json.JsonException || (exception is TaskCanceledException && !cancel.IsCancellationRequested))
        {
            GatewayLog.DocumentMissing(log, path, service, exception.Message);
        }

        return _last.GetValueOrDefault((service, path))?.DeepClone();
    }
}
