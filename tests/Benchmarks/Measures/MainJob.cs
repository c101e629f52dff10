using System.Diagnostics;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Enforcement.Benchmarks.Lab;

namespace Enforcement.Benchmarks.Measures;

/// <summary>From the first byte at the gateway until every accepted line is opened in case-execution and counted in statistics.</summary>
internal sealed class MainJob(Platform platform, IReadOnlyList<Transfers> agencies)
{
    private const int BatchSize = 5000;
    private const int Senders = 3;

    /// <summary>Accepted cases as intake, case-execution and statistics hold them now.</summary>
    public Task<long> AcceptedAsync() => platform.ScalarAsync<long>("select coalesce(sum(accepted), 0)::bigint from (select count(*) as accepted from intake.transfer where status = 'accepted') as counted");

    public Task<long> OpenedAsync() => platform.ScalarAsync<long>("select count(*) from case_execution.case_file");

    public Task<long> CountedAsync() => platform.ScalarAsync<long>("select coalesce(sum(new_count), 0)::bigint from statistics.daily_figure");

    /// <summary>Lines per second, and CPU microseconds a line by process.</summary>
    public async Task<(double Rate, Dictionary<string, double> Micros)> RunAsync(int lines)
    {
        var counted = await CountedAsync();
        var batches = new Queue<(Transfers Agency, byte[] Body)>();
        for (var i = 0; i < lines / BatchSize; i++)
            batches.Enqueue((agencies[i % agencies.Count], agencies[i % agencies.Count].Batch(BatchSize)));
        var before = platform.Cpu();
        var watch = Stopwatch.StartNew();
        var accepted = await Task.WhenAll(Enumerable.Range(0, Senders).Select(_ => SendAllAsync(batches)));
        await UntilAsync(async () => await CountedAsync() - counted, accepted.Sum());
        var seconds = watch.Elapsed.TotalSeconds;
        return (accepted.Sum() / seconds, platform.MicrosSince(before, lines));
    }

    /// <summary>Sends one batch.</summary>
    /// <returns>Accepted lines.</returns>
    public static async Task<long> SendAsync(HttpClient client, byte[] body)
    {
        using var content = new ByteArrayContent(body);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/x-ndjson");
        using var request = new HttpRequestMessage(HttpMethod.Post, "/v1/transfer-batches") { Content = content };
        request.Headers.Add("Idempotency-Key", Guid.NewGuid().ToString("N"));
        using var answer = await client.SendAsync(request);
        var receipt = await answer.Content.ReadFromJsonAsync<JsonElement>();
        return answer.IsSuccessStatusCode ? receipt.GetProperty("totals").GetProperty("accepted").GetInt64() : throw new InvalidOperationException($"{answer.StatusCode}: {receipt}");
    }

    public HttpClient ClientOf(Transfers agency) => platform.Client("agency", agency.Agency);

    public static async Task UntilAsync(Func<Task<long>> read, long target)
    {
        var until = DateTime.UtcNow.AddMinutes(3);
        long last;
        while ((last = await read()) < target)
        {
            if (DateTime.UtcNow > until)
                throw new TimeoutException($"{last} of {target} arrived.");
            await Task.Delay(25);
        }

        if (last > target)
            throw new InvalidOperationException($"{last} arrived, {target} were sent.");
    }

    private async Task<long> SendAllAsync(Queue<(Transfers Agency, byte[] Body)> batches)
    {
        var accepted = 0L;
        while (true)
        {
            (Transfers Agency, byte[] Body) batch;
            lock (batches)
            {
                if (!batches.TryDequeue(out batch))
                    return accepted;
            }

            using var client = ClientOf(batch.Agency);
            accepted += await SendAsync(client, batch.Body);
        }
    }
}
