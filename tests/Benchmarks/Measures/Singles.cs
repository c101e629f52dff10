using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net.Http.Headers;
using Enforcement.Benchmarks.Lab;

namespace Enforcement.Benchmarks.Measures;

/// <summary>Single transfers on 64 connections: rate until the last is opened and counted, and latency of the answer.</summary>
internal sealed class Singles(Platform platform, Transfers transfers, MainJob job)
{
    private const int Connections = 64;
    private static int _next;

    public sealed record Outcome(double PerSecond, double P50, double P99, Dictionary<string, double> Micros);

    /// <param name="address">The gateway, or intake itself.</param>
    /// <param name="time">How long to send.</param>
    public async Task<Outcome> RunAsync(Uri address, TimeSpan time)
    {
        var counted = await job.CountedAsync();
        var latencies = new ConcurrentBag<double>();
        using var client = platform.Client("agency", transfers.Agency, address: address);
        var before = platform.Cpu();
        var watch = Stopwatch.StartNew();
        await Task.WhenAll(Enumerable.Range(0, Connections).Select(async _ =>
        {
            while (watch.Elapsed < time)
            {
                var number = Interlocked.Increment(ref _next);
                using var content = new ByteArrayContent(Transfers.Renamed(transfers.Lines[number % transfers.Lines.Count], $"S{number:D9}"));
                content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
                var start = Stopwatch.GetTimestamp();
                using var answer = await client.PostAsync("/v1/transfers", content);
                latencies.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
                if (!answer.IsSuccessStatusCode)
                    throw new InvalidOperationException($"{answer.StatusCode}: {await answer.Content.ReadAsStringAsync()}");
            }
        }));
        await MainJob.UntilAsync(async () => await job.CountedAsync() - counted, latencies.Count);
        var seconds = watch.Elapsed.TotalSeconds;
        return new Outcome(latencies.Count / seconds, latencies.Percentile(0.5), latencies.Percentile(0.99), platform.MicrosSince(before, latencies.Count));
    }
}
