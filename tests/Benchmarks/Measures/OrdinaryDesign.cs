using System.Diagnostics;
using System.Net.Http.Headers;
using Enforcement.Benchmarks.Lab;

namespace Enforcement.Benchmarks.Measures;

/// <summary>The other end of the scale: 64 connections through <see cref="OrdinaryGateway"/> to <see cref="OrdinaryService"/>, counted when the last case is in the second table.</summary>
internal sealed class OrdinaryDesign(Platform platform, IReadOnlyList<byte[]> lines)
{
    private const string Service = "http://127.0.0.1:18090";
    private const string Gateway = "http://127.0.0.1:18091";
    private const int Connections = 64;
    private int _next;

    public async Task<IAsyncDisposable> StartAsync()
    {
        await platform.ExecuteAsync(OrdinaryDbContext.Schema);
        var service = await platform.StartSelfAsync("ordinary", new Uri($"{Service}/ready"), "ordinary-service", platform.OwnerConnection, platform.BrokerUri, Service);
        return new Both(service, await platform.StartSelfAsync("ordinary-gateway", new Uri($"{Gateway}/ready"), "ordinary-gateway", Service, Gateway));
    }

    /// <summary>Cases per second until all are durable in both tables, and CPU microseconds a case by process.</summary>
    public async Task<(double Rate, Dictionary<string, double> Micros)> RunAsync(TimeSpan time)
    {
        var before = await platform.ScalarAsync<long>("select count(*) from ordinary.case_file");
        var sent = 0L;
        using var client = new HttpClient(new SocketsHttpHandler { MaxConnectionsPerServer = Connections }) { BaseAddress = new Uri(Gateway) };
        var cpu = platform.Cpu();
        var watch = Stopwatch.StartNew();
        await Task.WhenAll(Enumerable.Range(0, Connections).Select(async _ =>
        {
            while (watch.Elapsed < time)
            {
                using var content = new ByteArrayContent(Unique(lines));
                content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
                using var answer = await client.PostAsync("/transfers", content);
                answer.EnsureSuccessStatusCode();
                Interlocked.Increment(ref sent);
            }
        }));
        while (await platform.ScalarAsync<long>("select count(*) from ordinary.case_file") < before + sent)
            await Task.Delay(20);
        return (sent / watch.Elapsed.TotalSeconds, platform.MicrosSince(cpu, sent));
    }

    private byte[] Unique(IReadOnlyList<byte[]> from)
    {
        var index = Interlocked.Increment(ref _next);
        return Transfers.Renamed(from[index % from.Count], $"O{index:D9}");
    }

    private sealed class Both(IAsyncDisposable service, IAsyncDisposable gateway) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync()
        {
            await gateway.DisposeAsync();
            await service.DisposeAsync();
        }
    }
}
