using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Enforcement.Hosting.Access;
using Enforcement.Kernel;
using Enforcement.Tool.Generating;

namespace Enforcement.Telemetry.Tests;

/// <summary>The platform in processes of its own, watched by a real OTLP receiver and a real Prometheus, with one main job done.</summary>
public sealed class WatchedPlatform : IAsyncLifetime
{
    public const string Agency = "THB";

    // Everything that waits waits shortly: the check has minutes, not hours.
    private static readonly Dictionary<string, string> Brisk = new()
    {
        ["OTEL_EXPORTER_OTLP_PROTOCOL"] = "http/protobuf",
        ["OTEL_BSP_SCHEDULE_DELAY"] = "300",
        ["Figures__Database"] = "00:00:01",
        ["Figures__Queues"] = "00:00:01",
        ["Figures__Outbox"] = "00:00:01",
        ["Figures__Small"] = "00:00:01",
        ["Figures__Large"] = "00:00:02",
        ["Gateway__FigureInterval"] = "00:00:01",
        ["ObjectionReview__ScanInterval"] = "00:00:01",
        ["Supervision__MonitorInterval"] = "00:00:05",
        ["Supervision__MonitorSettle"] = "00:00:03",
    };

    private static int _batches;
    private OtlpReceiver _receiver = null!;

    public PlatformProcesses Platform { get; private set; } = null!;

    internal OtlpReceiver Receiver => _receiver;

    internal Prometheus Prometheus { get; private set; } = null!;

    public static DateOnly Today => TimeProvider.System.Today();

    public async ValueTask InitializeAsync()
    {
        _receiver = await OtlpReceiver.StartAsync();
        Platform = await PlatformProcesses.StartAsync(new Dictionary<string, string>(Brisk) { ["OTEL_EXPORTER_OTLP_ENDPOINT"] = _receiver.Address.ToString() });
        Prometheus = await Prometheus.StartAsync(Platform);
        using var operations = Platform.Client(Roles.Operations);
        (await operations.PutAsJsonAsync($"/v1/agencies/{Agency}", new { name = "交通部公路局", kinds = new[] { "fine", "fee" } })).EnsureSuccessStatusCode();
        await MainJobAsync();
    }

    public async ValueTask DisposeAsync()
    {
        Prometheus?.Dispose();
        if (Platform is not null)
            await Platform.DisposeAsync();
        await _receiver.DisposeAsync();
    }

    /// <summary>Lines of a batch that nobody sent before, one in ten broken.</summary>
    public static byte[] Batch(int lines, double broken = 0.1)
    {
        var seed = Interlocked.Increment(ref _batches);
        using var body = new MemoryStream();
        foreach (var (_, line, breakage) in new LineFactory(new Recipe(lines, seed, Today, broken)).Make(Senders.Find(Agency)))
        {
            using var one = new MemoryStream();
            using (var writer = new LineWriter(one, csv: false))
                writer.Write(line with { AgencyCaseNumber = $"T{seed:D3}-{line.AgencyCaseNumber}" }, breakage);
            body.Write(one.ToArray());
        }

        return body.ToArray();
    }

    /// <summary>Sends a batch as the agency; gives its receipt.</summary>
    public async Task<JsonNode> SendAsync(byte[] lines, string? traceparent = null)
    {
        using var client = Platform.Client(Roles.Agency, Agency);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/v1/transfer-batches") { Content = new ByteArrayContent(lines) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/x-ndjson");
        request.Headers.Add("Idempotency-Key", Guid.NewGuid().ToString("N"));
        if (traceparent is not null)
            request.Headers.Add("traceparent", traceparent);
        using var answer = await client.SendAsync(request);
        var text = await answer.Content.ReadAsStringAsync();
        answer.IsSuccessStatusCode.ShouldBeTrue(text);
        return JsonNode.Parse(text)!;
    }

    /// <summary>The case numbers of a batch's accepted lines.</summary>
    public async Task<IReadOnlyList<string>> CaseNumbersAsync(JsonNode receipt)
    {
        using var client = Platform.Client(Roles.Agency, Agency);
        var results = await client.GetStringAsync($"/v1/transfer-batches/{receipt["batchId"]}/results");
        return [.. results.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => (string?)JsonNode.Parse(line)!["caseNumber"]).OfType<string>()];
    }

    /// <summary>An objection received on a day.</summary>
    public async Task ObjectAsync(string caseNumber, DateOnly receivedOn)
    {
        using var clerk = Platform.Client(Roles.Clerk, branch: caseNumber[..3]);
        var answer = await clerk.PostAsJsonAsync("/v1/objections", new
        {
            caseNumber,
            objector = "obligor",
            objectorName = "王小明",
            actKind = "order",
            act = "扣押命令",
            grounds = "已清償",
            form = "written",
            receivedOn,
        });
        answer.IsSuccessStatusCode.ShouldBeTrue(await answer.Content.ReadAsStringAsync());
    }

    // A batch, a payment that closes its case, one without a case, an objection: every figure has something to show.
    private async Task MainJobAsync()
    {
        var numbers = await CaseNumbersAsync(await SendAsync(Batch(400)));
        await Eventually.TrueAsync(async () => await Platform.ScalarAsync<long>("select count(*) from case_execution.case_file") >= numbers.Count, "the cases are opened", 60);
        using var clerk = Platform.Client(Roles.Clerk, branch: numbers[0][..3]);
        foreach (var reference in new[] { numbers[0], "no-such-case" })
        {
            var answer = await clerk.PostAsJsonAsync("/v1/payments", new { reference, amount = 1000, paidOn = Today, channel = "branch", receiptNumber = $"T-{reference}" });
            answer.IsSuccessStatusCode.ShouldBeTrue(await answer.Content.ReadAsStringAsync());
        }

        await ObjectAsync(numbers[1], Today);
        // A second one, so that rates have two points.
        await SendAsync(Batch(100));
        await AgreeAsync();
    }

    /// <summary>What lies in error queues and why, for whoever reads that an alert fired which should not.</summary>
    public async Task<string> FailedMessagesAsync()
    {
        using var operations = Platform.Client(Roles.Operations);
        var lines = new List<string>();
        foreach (var series in await Prometheus.QueryAsync("max by (service, queue) (enforcement_queue_errors) > 0"))
        {
            var (service, queue) = ((string)series!["metric"]!["service"]!, (string)series["metric"]!["queue"]!);
            lines.Add($"{queue}: {await operations.GetStringAsync($"/v1/operations/{service}/error-queues/{queue}")}");
        }

        return lines.Count == 0 ? "no message failed" : string.Join("; ", lines);
    }

    /// <summary>Waits until a comparison that began after this call agrees: everything sent before is opened, counted and audited.</summary>
    public Task AgreeAsync()
    {
        var since = TimeProvider.System.GetUtcNow().UtcDateTime.ToString("O", CultureInfo.InvariantCulture);
        return Eventually.TrueAsync(
            async () => await Platform.ScalarAsync<long>($"select count(*) from supervision.monitor_run where state = 'agree' and requested_at > '{since}'") > 0, "the monitors agree", 90);
    }
}

/// <summary>One platform for all of them: they run one after the other.</summary>
[CollectionDefinition(Name)]
public sealed class WatchedTests : ICollectionFixture<WatchedPlatform>
{
    public const string Name = "watched platform";
}
