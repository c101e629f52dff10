using System.Net.Http.Headers;
using Enforcement.Gateway.Routing;
using Enforcement.Hosting.Access;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.Hosting;

namespace Enforcement.Gateway.Tests;

/// <summary>The real gateway on a real socket; every service is the same fake, except those the test sets otherwise.</summary>
internal sealed class GatewayHost : IAsyncDisposable
{
    private readonly WebApplicationFactory<Program> _factory;
    private readonly DirectoryInfo _keys;

    private GatewayHost(FakeService service, WebApplicationFactory<Program> factory, DevelopmentIssuer issuer, DirectoryInfo keys)
    {
        Service = service;
        _factory = factory;
        Issuer = issuer;
        _keys = keys;
    }

    public FakeService Service { get; }

    public DevelopmentIssuer Issuer { get; }

    public Uri Address => _factory.ClientOptions.BaseAddress;

    public static async Task<GatewayHost> StartAsync(string environment = "Development", params (string Key, string Value)[] settings)
    {
        var service = await FakeService.StartAsync();
        var keys = Directory.CreateTempSubdirectory("gateway-keys");
        var issuer = DevelopmentIssuer.Create();
        issuer.Save(Path.Combine(keys.FullName, "key.json"), Path.Combine(keys.FullName, "jwks.json"));
        var factory = new WebApplicationFactory<Program>().WithWebHostBuilder(host =>
        {
            host.UseEnvironment(environment);
            host.UseSetting(WebHostDefaults.ServerUrlsKey, "http://127.0.0.1:0");
            host.UseSetting("Authentication:KeySetFile", Path.Combine(keys.FullName, "jwks.json"));
            host.UseSetting("Authentication:DevelopmentKeyFile", Path.Combine(keys.FullName, "key.json"));
            // The fake services keep what they are sent: only a test that wants figures has them read.
            host.UseSetting("Gateway:FigureInterval", "00:10:00");
            foreach (var name in PublicRoutes.Services)
                host.UseSetting($"Gateway:Services:{name}", service.Address.ToString());
            foreach (var (key, value) in settings)
                host.UseSetting(key, value);
        });
        factory.UseKestrel();
        factory.StartServer();
        return new GatewayHost(service, factory, issuer, keys);
    }

    public HttpClient Anonymous() => new(new SocketsHttpHandler { AllowAutoRedirect = false, ActivityHeadersPropagator = null }) { BaseAddress = Address };

    public HttpClient Client(string role = Roles.Operations, string subject = "tester", string? agency = null)
    {
        var client = Anonymous();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", Issuer.Issue([role], DateTimeOffset.UtcNow, subject, agency));
        return client;
    }

    public async ValueTask DisposeAsync()
    {
        await _factory.DisposeAsync();
        await Service.DisposeAsync();
        _keys.Delete(recursive: true);
    }
}
