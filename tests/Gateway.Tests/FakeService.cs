using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Enforcement.Gateway.Tests;

/// <summary>A service on a real socket that keeps what it was sent and answers what the test wants.</summary>
internal sealed class FakeService : IAsyncDisposable
{
    private readonly WebApplication _app;

    private FakeService(WebApplication app) => _app = app;

    public Uri Address => new(_app.Urls.Single());

    public ConcurrentQueue<SeenRequest> Seen { get; } = [];

    public Func<HttpContext, Task> Answer { get; set; } = context => context.Response.WriteAsync("ok");

    public static async Task<FakeService> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Limits.MaxRequestBodySize = null).UseUrls("http://127.0.0.1:0");
        var service = new FakeService(builder.Build());
        service._app.Run(async context =>
        {
            service.Seen.Enqueue(new SeenRequest(context.Request.Method, context.Request.Path,
                context.Request.Headers.ToDictionary(header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase)));
            await service.Answer(context);
        });
        await service._app.StartAsync();
        return service;
    }

    /// <summary>Answers documents and health like a service of ours.</summary>
    public void Offer(JsonObject openApi, params object[] errors) => Answer = context => context.Request.Path.Value switch
    {
        "/openapi/v1.json" => context.Response.WriteAsync(openApi.ToJsonString()),
        "/internal/errors" => context.Response.WriteAsJsonAsync(errors),
        "/health/ready" => context.Response.WriteAsJsonAsync(new { status = "Healthy", checks = new { database = new { status = "Healthy" } } }),
        _ => context.Response.WriteAsync("ok"),
    };

    public ValueTask DisposeAsync() => _app.DisposeAsync();
}

internal sealed record SeenRequest(string Method, string Path, IReadOnlyDictionary<string, string> Headers);
