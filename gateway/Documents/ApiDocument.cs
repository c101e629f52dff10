using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.Extensions.Options;
using Microsoft.OpenApi;

namespace Enforcement.Gateway.Documents;

/// <summary><c>GET /openapi/v1.json</c>: the whole API in one OpenAPI 3.1 document.</summary>
internal sealed class ApiDocument(ServiceDocuments services, [FromKeyedServices("v1")] IOpenApiDocumentProvider own, IOptions<GatewayOptions> options, TimeProvider time)
    : IDisposable
{
    public const string Path = "/openapi/v1.json";

    private readonly CachedAnswer _answer = new(options.Value.DocumentAge, time, cancel => MakeAsync(services, own, cancel));

    public static void Map(IEndpointRouteBuilder app) =>
        app.MapGet(Path, async (ApiDocument document, CancellationToken cancel) => TypedResults.Bytes(await document._answer.GetAsync(cancel), "application/json"))
            .AllowAnonymous().ExcludeFromDescription();

    public void Dispose() => _answer.Dispose();

    private static async Task<byte[]> MakeAsync(ServiceDocuments services, IOpenApiDocumentProvider own, CancellationToken cancel)
    {
        var documents = (await services.ReadAsync(Path, cancel)).Where(found => found.Document is JsonObject)
            .Select(found => (found.Service, found.Document.AsObject())).ToList();
        var gateway = await (await own.GetOpenApiDocumentAsync(cancel)).SerializeAsJsonAsync(OpenApiSpecVersion.OpenApi3_1, cancel);
        documents.Add((GatewaySetup.Name, JsonNode.Parse(gateway)!.AsObject()));
        return Encoding.UTF8.GetBytes(OpenApiMerge.Merge(documents).ToJsonString());
    }
}
