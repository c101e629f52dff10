using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Enforcement.Gateway.Routing;
using Enforcement.Hosting;
using Enforcement.Hosting.Access;
using Enforcement.Hosting.Operations;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;

namespace Enforcement.Gateway.Operations;

/// <summary><c>GET /v1/operations</c>: the whole platform at a glance; each service is asked with the caller's own token.</summary>
internal static class PlatformState
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    public static void Map(IEndpointRouteBuilder app) => app.MapGet("/v1/operations", Handle).AllowRoles(Roles.Operations).WithTags("operations")
        .WithSummary("The whole platform at a glance: health with reasons, versions, outboxes, queues, missing migrations of every service.");

    private static async Task<Ok<PlatformView>> Handle(HttpContext context, HttpClient http, ServiceName own, IOptions<GatewayOptions> options, TimeProvider time,
        CancellationToken cancel)
    {
        var token = AuthenticationHeaderValue.Parse(context.Request.Headers.Authorization.ToString());
        var services = await Task.WhenAll(PublicRoutes.Services.Select(service => AskAsync(http, service, token, options.Value, cancel)));
        var status = services.Any(service => service.Status == PlatformView.Unhealthy) ? PlatformView.Unhealthy
            : services.Any(service => service.Status == PlatformView.Degraded) ? PlatformView.Degraded
            : PlatformView.Healthy;
        return TypedResults.Ok(new PlatformView(status, time.GetUtcNow(), ServiceVersion.Of(own), services));
    }

    private static async Task<ServiceView> AskAsync(HttpClient http, string service, AuthenticationHeaderValue token, GatewayOptions options, CancellationToken cancel)
    {
        using var limited = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        limited.CancelAfter(options.HealthTimeout);
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(options.Services[service], $"{PublicRoutes.Operations}{service}/state"));
            request.Headers.Authorization = token;
            using var answer = await http.SendAsync(request, limited.Token);
            if (answer.StatusCode != HttpStatusCode.OK)
                return Unknown(service, $"answered {(int)answer.StatusCode}");
            var state = await answer.Content.ReadFromJsonAsync<ServiceState>(Json, limited.Token);
            return state is null ? Unknown(service, "unreadable answer") : new ServiceView(service, state.Status, state.Reasons, state);
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            return Unknown(service, $"no answer within {options.HealthTimeout.TotalSeconds:0.#} s");
        }
        catch (HttpRequestException failure)
        {
            return Unknown(service, $"not reached: {failure.HttpRequestError}");
        }
        catch (JsonException)
        {
            return Unknown(service, "unreadable answer");
        }
    }

    private static ServiceView Unknown(string service, string reason) => new(service, PlatformView.Unhealthy, [reason], null);
}

/// <summary>The platform.</summary>
/// <param name="Status">The worst of the services: <c>healthy</c>, <c>degraded</c> or <c>unhealthy</c>.</param>
/// <param name="CheckedAt">When, UTC.</param>
/// <param name="Gateway">What runs here.</param>
/// <param name="Services">One entry per service.</param>
public sealed record PlatformView(string Status, DateTimeOffset CheckedAt, ServiceVersion Gateway, IReadOnlyList<ServiceView> Services)
{
    internal const string Healthy = "healthy";
    internal const string Degraded = "degraded";
    internal const string Unhealthy = "unhealthy";
}

/// <summary>A service.</summary>
/// <param name="Service">Name.</param>
/// <param name="Status">Its health, <c>unhealthy</c> when it does not answer.</param>
/// <param name="Reasons">Why it is not healthy; empty when it is.</param>
/// <param name="State">What it told; null when it does not answer.</param>
public sealed record ServiceView(string Service, string Status, IReadOnlyList<string> Reasons, ServiceState? State);
