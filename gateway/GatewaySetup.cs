using Enforcement.Gateway.Development;
using Enforcement.Gateway.Documents;
using Enforcement.Gateway.Health;
using Enforcement.Gateway.Limits;
using Enforcement.Gateway.Operations;
using Enforcement.Gateway.Routing;
using Enforcement.Gateway.Status;
using Enforcement.Hosting;
using Enforcement.Hosting.Access;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Yarp.ReverseProxy.Configuration;
using Yarp.ReverseProxy.Forwarder;

namespace Enforcement.Gateway;

/// <summary>Services and pipeline of the gateway.</summary>
internal static class GatewaySetup
{
    public const string Name = "gateway";

    public static WebApplicationBuilder AddGateway(this WebApplicationBuilder builder)
    {
        builder.AddServiceDefaults(Name, typeof(GatewaySetup).Assembly, edge: true);
        builder.AddValidatedOptions<GatewayOptions>("Gateway");
        var services = builder.Services;
        services.AddSingleton<CallerQuotas>().AddSingleton<ProxyTable>().AddSingleton<ServiceDocuments>().AddSingleton<ApiDocument>().AddSingleton<ErrorCodes>();
        services.AddSingleton(_ => new HttpClient(new SocketsHttpHandler { ConnectTimeout = TimeSpan.FromSeconds(2), PooledConnectionLifetime = TimeSpan.FromMinutes(2) })
        {
            Timeout = TimeSpan.FromSeconds(10),
        });
        services.AddSingleton<FigureSampler>().AddHostedService(provider => provider.GetRequiredService<FigureSampler>());
        services.AddAuthorizationBuilder().AddPolicy(Roles.Operations, policy => policy.RequireRole(Roles.Operations).AddRequirements(new ConsistentScope()));
        services.AddSingleton<IForwarderHttpClientFactory, ForwarderClients>();
        services.AddReverseProxy();
        services.AddSingleton<IProxyConfigProvider>(provider =>
        {
            var table = provider.GetRequiredService<ProxyTable>();
            return new InMemoryConfigProvider(table.Routes(), table.Clusters());
        });
        builder.WebHost.ConfigureKestrel((context, kestrel) =>
        {
            kestrel.Limits.MaxRequestBodySize = context.Configuration.GetValue("Gateway:JsonBytes", new GatewayOptions().JsonBytes);
            kestrel.Limits.MaxRequestHeaderCount = 100;
            kestrel.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(15);
        });
        return builder;
    }

    public static WebApplication UseGateway(this WebApplication app)
    {
        app.UseExceptionHandler();
        app.Use(HeaderRules.ApplyAsync);
        app.UseStatusCodePages(ForwardingProblems.AnswerAsync);
        app.UseRouting();
        app.UseAuthentication();
        app.Use(app.Services.GetRequiredService<CallerQuotas>().ApplyAsync);
        app.UseAuthorization();
        app.Use(BodyBounds.ApplyAsync);
        app.MapHealthChecks("/health/live", new HealthCheckOptions { Predicate = _ => false }).AllowAnonymous();
        app.MapHealthChecks("/health/ready").AllowAnonymous();
        app.MapPrometheusScrapingEndpoint().AllowAnonymous();
        WholeHealth.Map(app);
        PlatformState.Map(app);
        FigureSampler.Map(app);
        StatusPage.Map(app);
        ApiDocument.Map(app);
        ErrorCodes.Map(app);
        DocsPage.Map(app);
        DevelopmentTokens.Map(app);
        app.MapReverseProxy();
        return app;
    }
}
