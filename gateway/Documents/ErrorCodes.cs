using System.Text.Json;
using System.Text.Json.Nodes;
using Enforcement.Hosting.Http;
using Microsoft.Extensions.Options;

namespace Enforcement.Gateway.Documents;

/// <summary><c>GET /v1/errors</c>: every code the API can answer with, and which part says so.</summary>
internal sealed class ErrorCodes(ServiceDocuments services, ErrorCatalogue own, IOptions<GatewayOptions> options, TimeProvider time) : IDisposable
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    private readonly CachedAnswer _answer = new(options.Value.DocumentAge, time, cancel => MakeAsync(services, own, cancel));

    public static void Map(IEndpointRouteBuilder app) =>
        app.MapGet("/v1/errors", async (ErrorCodes codes, CancellationToken cancel) => TypedResults.Bytes(await codes._answer.GetAsync(cancel), "application/json"))
            .AllowAnonymous().WithSummary("All error codes, with status, meaning and the services that use them.").Produces<IReadOnlyList<PublicError>>();

    public void Dispose() => _answer.Dispose();

    private static async Task<byte[]> MakeAsync(ServiceDocuments services, ErrorCatalogue own, CancellationToken cancel)
    {
        var entries = own.Entries.Select(entry => (Service: GatewaySetup.Name, Entry: entry))
            .Concat((await services.ReadAsync("/internal/errors", cancel)).SelectMany(found => Entries(found.Document).Select(entry => (found.Service, Entry: entry))));
        return JsonSerializer.SerializeToUtf8Bytes(
            entries.GroupBy(pair => pair.Entry).OrderBy(group => group.Key.Code, StringComparer.Ordinal)
                .Select(group => new PublicError(group.Key.Code, group.Key.Status, group.Key.Title, group.Key.Retriable, [.. group.Select(pair => pair.Service)])), Json);
    }

    private static ErrorEntry[] Entries(JsonNode document) => document.Deserialize<ErrorEntry[]>(Json) ?? [];
}

/// <summary>One error code.</summary>
/// <param name="Code"><c>noun.reason</c>, never changes.</param>
/// <param name="Status">HTTP status.</param>
/// <param name="Title">Meaning.</param>
/// <param name="Retriable">Whether the same request may succeed later without change.</param>
/// <param name="Services">Who answers with it.</param>
public sealed record PublicError(string Code, int Status, string Title, bool Retriable, IReadOnlyList<string> Services);
