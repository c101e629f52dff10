using System.Text.Json.Nodes;
using Enforcement.Gateway.Routing;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;

namespace Enforcement.Gateway.Health;

/// <summary><c>GET /health</c>: every service, with its reasons; 503 when one of them is not ready.</summary>
internal static class WholeHealth
{
    public static void Map(IEndpointRouteBuilder app) =>
        app.MapGet("/health", Handle).AllowAnonymous().WithSummary("Health of the whole platform.")
            .Produces<PlatformHealth>().Produces<PlatformHealth>(StatusCodes.Status503ServiceUnavailable);

    private static async Task<JsonHttpResult<PlatformHealth>> Handle(HttpClient http, IOptions<GatewayOptions> options, CancellationToken cancel)
    {
        var services = await Task.WhenAll(PublicRoutes.Services.Select(service => AskAsync(http, service, options.Value, cancel)));
        var worst = new[] { ServiceHealth.Unhealthy, ServiceHealth.Degraded }.FirstOrDefault(status => services.Any(service => service.Status == status));
        return TypedResults.Json(new PlatformHealth(worst ?? ServiceHealth.Healthy, services),
            statusCode: worst == ServiceHealth.Unhealthy ? StatusCodes.Status503ServiceUnavailable : StatusCodes.Status200OK);
    }

    private static async Task<ServiceHealth> AskAsync(HttpClient http, string service, GatewayOptions options, CancellationToken cancel)
    {
        using var limited = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        limited.CancelAfter(options.HealthTimeout);
        try
        {
            using var answer = await http.GetAsync(new Uri(options.Services[service], "/health/ready"), limited.Token);
            var said = JsonNode.Parse(await answer.Content.ReadAsStringAsync(limited.Token)) as JsonObject;
            var degraded = string.Equals((string?)said?["status"], ServiceHealth.Degraded, StringComparison.OrdinalIgnoreCase);
            var status = !answer.IsSuccessStatusCode ? ServiceHealth.Unhealthy : degraded ? ServiceHealth.Degraded : ServiceHealth.Healthy;
            return new ServiceHealth(service, status, null, said?["checks"]?.DeepClone());
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            return new ServiceHealth(service, ServiceHealth.Unhealthy, $"no answer within {options.HealthTimeout.TotalSeconds:0.#} s", null);
        }
        catch (Exception exception) when (exception is HttpRequestException or System.Text.Json.JsonException)
        {
            return new ServiceHealth(service, ServiceHealth.Unhealthy, exception is HttpRequestException { HttpRequestError: var error } ? $"not reached: {error}" : "unreadable answer", null);
        }
    }
}

/// <summary>Health of the platform.</summary>
/// <param name="Status"><c>healthy</c>, <c>degraded</c> (works, something is missing, e.g. the broker) or <c>unhealthy</c>.</param>
/// <param name="Services">One entry per service.</param>
public sealed record PlatformHealth(string Status, IReadOnlyList<ServiceHealth> Services);

/// <summary>Health of one service.</summary>
/// <param name="Service">Name.</param>
/// <param name="Status"><c>healthy</c>, <c>degraded</c> (works, something is missing, e.g. the broker) or <c>unhealthy</c>.</param>
/// <param name="Reason">Why it could not be asked; null when it answered.</param>
/// <param name="Checks">Its own checks, with reasons.</param>
public sealed record ServiceHealth(string Service, string Status, string? Reason, JsonNode? Checks)
{
    internal const string Healthy = "healthy";
    internal const string Degraded = "degraded";
    internal const string Unhealthy = "unhealthy";
}
