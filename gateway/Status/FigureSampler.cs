using System.Collections.Concurrent;
using Enforcement.Gateway.Routing;
using Enforcement.Hosting.Access;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;

namespace Enforcement.Gateway.Status;

/// <summary>
/// Reads the metrics pages of all services and of this gateway every few seconds and keeps an hour of the figures the status page shows, so that the page has
/// its charts at once and platforms without Prometheus have them too. <c>GET /v1/operations/figures</c> hands them out.
/// </summary>
internal sealed class FigureSampler(HttpClient http, IServer server, IOptions<GatewayOptions> options, TimeProvider time, ILogger<FigureSampler> log) : BackgroundService
{
    private static readonly TimeSpan Kept = TimeSpan.FromHours(1);

    private readonly ConcurrentDictionary<string, byte> _missing = new(StringComparer.Ordinal);
    private readonly FigureHistory _history = new((int)Math.Ceiling(Kept / options.Value.FigureInterval));

    public static void Map(IEndpointRouteBuilder app) => app.MapGet("/v1/operations/figures", Handle).AllowRoles(Roles.Operations).WithTags("operations")
        .WithSummary("Figures of the last hour for charts: rates, queues, outboxes, clocks, suspense; `after` gives only what came since.");

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(options.Value.FigureInterval);
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await timer.WaitForNextTickAsync(stoppingToken);
                var answers = await Task.WhenAll(Sources().Select(source => AskAsync(source.Service, source.Address, stoppingToken)));
                _history.Add(time.GetUtcNow(), answers.Where(answer => answer.Lines.Count > 0));
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
        }
    }

    private static Ok<FigureSeries> Handle(DateTimeOffset? after, FigureSampler sampler) => TypedResults.Ok(sampler._history.Read(after ?? DateTimeOffset.MinValue));

    private IEnumerable<(string Service, Uri Address)> Sources() =>
        PublicRoutes.Services.Select(service => (service, options.Value.Services[service])).Concat(Own().Take(1).Select(address => (GatewaySetup.Name, address)));

    private IEnumerable<Uri> Own() => (server.Features.Get<IServerAddressesFeature>()?.Addresses ?? [])
        .Where(address => address.StartsWith("http://", StringComparison.Ordinal))
        .Select(address => new Uri(address.Replace("//+", "//127.0.0.1", StringComparison.Ordinal).Replace("//*", "//127.0.0.1", StringComparison.Ordinal)
            .Replace("//[::]", "//127.0.0.1", StringComparison.Ordinal).Replace("//0.0.0.0", "//127.0.0.1", StringComparison.Ordinal)));

    private async Task<(string Service, IReadOnlyList<MetricLine> Lines)> AskAsync(string service, Uri address, CancellationToken cancel)
    {
        using var limited = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        limited.CancelAfter(options.Value.HealthTimeout);
        try
        {
            var page = await http.GetStringAsync(new Uri(address, "/metrics"), limited.Token);
            _missing.TryRemove(service, out _);
            return (service, [.. PrometheusText.Read(page, Figure.Metrics)]);
        }
        catch (Exception exception) when (exception is HttpRequestException || (exception is OperationCanceledException && !cancel.IsCancellationRequested))
        {
            // Told once, not every few seconds for as long as the service is away.
            if (_missing.TryAdd(service, 0))
                GatewayLog.FiguresMissing(log, service, exception.Message);
            return (service, []);
        }
    }
}
