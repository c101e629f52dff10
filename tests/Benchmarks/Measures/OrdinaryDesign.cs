using System.Diagnostics;
using System.Net.Http.Headers;
using Enforcement.Benchmarks.Lab;

namespace Enforcement.Benchmarks.Measures;

/// <summary>The other end of the scale: 64 connections against <see cref="OrdinaryService"/>, counted when the last case is in the second table.</summary>
internal sealed class OrdinaryDesign(Platform platform, IReadOnlyList<byte[]> lines)
{
    private const string Address = "http://127.0.0.1:18090";
    private const int Connections = 64;
    private int _next;

    public async Task<IAsyncDisposable> StartAsync()
    {
        await platform.ExecuteAsync(OrdinaryDbContext.Schema);
        return await platform.StartSelfAsync("ordinary", new Uri($"{Address}/ready"), "ordinary-service", platform.OwnerConnection, platform.BrokerUri, Address);
    }

    /// <summary>Cases per second until all are durable in both tables.</summary>
    public async Task<double> RunAsync(TimeSpan time)
    {
        var before = await platform.ScalarAsync<long>("select count(*) from ordinary.case_file");
        var sent = 0L;
        using var client = new HttpClient(new SocketsHttpHandler { MaxConnectionsPerServer = Connections }) { BaseAddress = new Uri(Address) };
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
        return sent / watch.Elapsed.TotalSeconds;
    }

    private byte[] Unique(IReadOnlyList<byte[]> from)
    {
        var index = Interlocked.Increment(ref _next);
        return Transfers.Renamed(from[index % from.Count], $"O{index:D9}");
    }
}
