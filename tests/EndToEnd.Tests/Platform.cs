using System.Net.Http.Headers;
using Enforcement.CaseExecution;
using Enforcement.Gateway;
using Enforcement.Hosting.Access;
using Enforcement.Intake;
using Enforcement.ObjectionReview;
using Enforcement.Statistics;
using Enforcement.Supervision;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.Hosting;

namespace Enforcement.EndToEnd.Tests;

/// <summary>All five services and the gateway by their own <c>Program</c>s, on real sockets, over one database and one virtual host of the broker.</summary>
public sealed class Platform : IAsyncLifetime
{
    private static readonly Dictionary<string, string?> AnyPort = new() { [WebHostDefaults.ServerUrlsKey] = "http://127.0.0.1:0" };

    private readonly List<IAsyncDisposable> _hosts = [];
    private readonly Dictionary<string, Uri> _addresses = [];
    private TestPlatform _platform = null!;
    private Uri _gateway = null!;

    public async ValueTask InitializeAsync()
    {
        _platform = await TestPlatform.CreateAsync();
        // Consumers first, so that no message is published before its queue exists.
        await StartAsync<StatisticsOptions>("statistics");
        await StartAsync<SupervisionOptions>("supervision");
        await StartAsync<ObjectionReviewOptions>("objection-review");
        await StartAsync<CaseExecutionOptions>("case-execution");
        await StartAsync<IntakeOptions>("intake");
        StartGateway();
    }

    /// <summary>A caller of the gateway.</summary>
    public ApiClient Client(string role, string? agency = null, string? branch = null, string? thirdParty = null)
    {
        var http = new HttpClient { BaseAddress = _gateway, Timeout = TimeSpan.FromMinutes(2) };
        http.DefaultRequestHeaders.Authorization =
            new AuthenticationHeaderValue("Bearer", _platform.Issuer.Issue([role], DateTimeOffset.UtcNow, $"e2e-{role}", agency, branch, thirdParty: thirdParty));
        return new ApiClient(http);
    }

    /// <summary>Registers an agency and gives its client.</summary>
    public async Task<ApiClient> AgencyAsync(string code, params string[] kinds)
    {
        await Client(Roles.Operations).PutAsync($"/v1/agencies/{code}", new { name = code, kinds });
        return Client(Roles.Agency, agency: code);
    }

    public async ValueTask DisposeAsync()
    {
        _hosts.Reverse();
        foreach (var host in _hosts)
            await host.DisposeAsync();
        await _platform.DisposeAsync();
    }

    private async Task StartAsync<TMarker>(string service)
        where TMarker : class
    {
        var host = await ServiceHost<TMarker>.StartAsync(service.Replace('-', '_'), _platform, kestrel: true, settings: AnyPort);
        _hosts.Add(host);
        _addresses[service] = host.ClientOptions.BaseAddress;
    }

    private void StartGateway()
    {
        var gateway = new WebApplicationFactory<GatewayOptions>().WithWebHostBuilder(host =>
        {
            host.UseContentRoot(AppContext.BaseDirectory);
            host.UseEnvironment("Testing");
            host.UseSetting(WebHostDefaults.ServerUrlsKey, AnyPort[WebHostDefaults.ServerUrlsKey]);
            host.UseSetting("Authentication:KeySetFile", _platform.KeySetFile);
            foreach (var (service, address) in _addresses)
                host.UseSetting($"Gateway:Services:{service}", address.ToString());
        });
        gateway.UseKestrel();
        gateway.StartServer();
        _hosts.Add(gateway);
        _gateway = gateway.ClientOptions.BaseAddress;
    }
}

/// <summary>One platform for all end-to-end tests; each test has an agency of its own.</summary>
[CollectionDefinition(Name)]
public sealed class PlatformTests : ICollectionFixture<Platform>
{
    public const string Name = "platform";
}
