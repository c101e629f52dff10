using System.Diagnostics;
using Enforcement.Benchmarks.Lab;

namespace Enforcement.Benchmarks.Measures;

/// <summary>One large batch: how long after its last byte the last case is opened and counted, and what memory it takes while it streams.</summary>
internal sealed class LargeBatch(Platform platform, Transfers transfers, MainJob job)
{
    public const int PeakLines = 100_000;

    /// <summary>Seconds from the last byte of a 50,000-line batch to its last case opened and counted, for each repeat.</summary>
    public async Task<List<double>> LatencyAsync(int repeats)
    {
        var seconds = new List<double>();
        for (var i = 0; i < repeats; i++)
        {
            var (opened, counted) = (await job.OpenedAsync(), await job.CountedAsync());
            using var content = new TimedContent(transfers.Batch(50_000));
            using var client = platform.Client("agency", transfers.Agency);
            using var request = new HttpRequestMessage(HttpMethod.Post, "/v1/transfer-batches") { Content = content };
            request.Headers.Add("Idempotency-Key", Guid.NewGuid().ToString("N"));
            using var answer = await client.SendAsync(request);
            answer.EnsureSuccessStatusCode();
            await MainJob.UntilAsync(async () => await job.OpenedAsync() - opened, 50_000);
            await MainJob.UntilAsync(async () => await job.CountedAsync() - counted, 50_000);
            seconds.Add(Stopwatch.GetElapsedTime(content.LastByteAt).TotalSeconds);
        }

        return seconds;
    }

    /// <summary>Peak megabytes by process while <see cref="PeakLines"/> lines stream.</summary>
    public async Task<Dictionary<string, double>> PeakAsync()
    {
        foreach (var meter in platform.Meters)
            meter.ResetPeak();
        var counted = await job.CountedAsync();
        using var client = job.ClientOf(transfers);
        var accepted = await MainJob.SendAsync(client, transfers.Batch(PeakLines));
        await MainJob.UntilAsync(async () => await job.CountedAsync() - counted, accepted);
        return platform.Meters.ToDictionary(meter => meter.Name, meter => meter.PeakMegabytes());
    }

    private sealed class TimedContent : HttpContent
    {
        private readonly byte[] _body;

        public TimedContent(byte[] body)
        {
            _body = body;
            Headers.ContentType = new("application/x-ndjson");
        }

        public long LastByteAt { get; private set; }

        protected override async Task SerializeToStreamAsync(Stream stream, System.Net.TransportContext? context)
        {
            await stream.WriteAsync(_body);
            await stream.FlushAsync();
            LastByteAt = Stopwatch.GetTimestamp();
        }

        protected override bool TryComputeLength(out long length)
        {
            length = _body.Length;
            return true;
        }
    }
}
