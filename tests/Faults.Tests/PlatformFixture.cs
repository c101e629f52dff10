using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using Enforcement.Testing;
using Enforcement.Tool.Generating;
using Shouldly;
using Xunit;

namespace Enforcement.Faults.Tests;

/// <summary>The platform in processes, one agency, and the questions every fault is followed by.</summary>
public sealed class PlatformFixture : IAsyncLifetime
{
    public const string Agency = "THB";
    private static int _batches;

    public PlatformProcesses Platform { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Platform = await PlatformProcesses.StartAsync();
        using var planning = Platform.Client("hq-planning");
        var answer = await planning.PutAsJsonAsync($"/v1/agencies/{Agency}", new JsonObject
        {
            ["name"] = "交通部公路局",
            ["kinds"] = new JsonArray("fine", "fee"),
        });
        answer.IsSuccessStatusCode.ShouldBeTrue(await answer.Content.ReadAsStringAsync());
    }

    public ValueTask DisposeAsync() => Platform.DisposeAsync();

    /// <summary>A batch of valid lines that nobody sent before.</summary>
    public static byte[] Batch(int lines)
    {
        var seed = Interlocked.Increment(ref _batches);
        using var body = new MemoryStream();
        foreach (var (_, line, _) in new LineFactory(new Recipe(lines, seed, DateOnly.FromDateTime(DateTime.UtcNow.AddHours(8)), 0)).Make(Senders.Find(Agency)))
        {
            body.Write(LineJson.Bytes(line with { AgencyCaseNumber = $"F{seed:D3}-{line.AgencyCaseNumber}" }));
            body.WriteByte((byte)'\n');
        }

        return body.ToArray();
    }

    /// <summary>Sends a batch through the gateway, slowly when asked to.</summary>
    public async Task<HttpResponseMessage> SendAsync(byte[] body, string reference, TimeSpan? over = null, CancellationToken cancel = default)
    {
        using var client = Platform.Client("agency", Agency);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/v1/transfer-batches") { Content = new SlowContent(body, over ?? TimeSpan.Zero) };
        request.Headers.Add("Idempotency-Key", reference);
        return await client.SendAsync(request, cancel);
    }

    /// <summary>The control totals of an answer that must be a success.</summary>
    public static async Task<JsonElement> ReceiptAsync(HttpResponseMessage answer)
    {
        ArgumentNullException.ThrowIfNull(answer);
        var text = await answer.Content.ReadAsStringAsync();
        answer.IsSuccessStatusCode.ShouldBeTrue(text);
        return JsonDocument.Parse(text).RootElement.GetProperty("totals");
    }

    public Task<long> AcceptedAsync() => Platform.ScalarAsync<long>("select count(*) from intake.transfer where status = 'accepted'");

    public Task<long> OpenedAsync() => Platform.ScalarAsync<long>("select count(*) from case_execution.case_file");

    /// <summary>Waits until the queues have drained, then demands invariants 1 to 3 by count and by amount.</summary>
    public async Task HoldsAsync(long accepted)
    {
        (await AcceptedAsync()).ShouldBe(accepted);
        await Eventually.EqualAsync(accepted, OpenedAsync, "every accepted line is one case", 120);
        await Eventually.EqualAsync(accepted, () => Platform.ScalarAsync<long>("select coalesce(sum(new_count), 0)::bigint from statistics.daily_figure"), "every case is counted", 60);
        await Eventually.EqualAsync(0L, UnsentAsync, "the outboxes are empty", 60);
        var amount = await Platform.ScalarAsync<long>("select coalesce(sum(amount), 0)::bigint from intake.transfer where status = 'accepted'");
        (await Platform.ScalarAsync<long>("select coalesce(sum(opened_amount), 0)::bigint from case_execution.case_file")).ShouldBe(amount);
        (await Platform.ScalarAsync<long>("select coalesce(sum(new_amount), 0)::bigint from statistics.daily_figure")).ShouldBe(amount);
        (await Platform.ScalarAsync<long>("select count(*) from (select case_number from intake.transfer where case_number is not null group by 1 having count(*) > 1) as twice")).ShouldBe(0);
        (await Platform.ScalarAsync<long>("select count(*) from (select branch, kind, max(serial) as last, count(*) as n from case_execution.case_file group by 1, 2) as series where last <> n")).ShouldBe(0, "serials have no gaps");
        await MonitorsAgreeAsync();
    }

    private Task<long> UnsentAsync() => Platform.ScalarAsync<long>("""
        select (select count(*) from intake.outbox where published_at is null) + (select count(*) from case_execution.outbox where published_at is null)
            + (select count(*) from statistics.outbox where published_at is null) + (select count(*) from supervision.outbox where published_at is null)
        """);

    private async Task MonitorsAgreeAsync()
    {
        using var auditor = Platform.Client("auditor");
        var today = DateOnly.FromDateTime(DateTime.UtcNow.AddHours(8));
        using var run = await auditor.PostAsJsonAsync("/v1/monitors/runs", new JsonObject { ["from"] = $"{today.AddDays(-1):O}", ["to"] = $"{today:O}" });
        run.IsSuccessStatusCode.ShouldBeTrue(await run.Content.ReadAsStringAsync());
        var state = "";
        var last = "";
        await Eventually.TrueAsync(async () =>
        {
            last = await auditor.GetStringAsync(run.Headers.Location);
            state = JsonDocument.Parse(last).RootElement.GetProperty("state").GetString();
            return state != "waiting";
        }, "the run settles", 90);
        state.ShouldBe("agree", last);
        using var verified = await auditor.PostAsJsonAsync("/v1/audit/verify", new JsonObject());
        var verification = await verified.Content.ReadAsStringAsync();
        JsonDocument.Parse(verification).RootElement.GetProperty("verified").GetBoolean().ShouldBeTrue(verification);
    }

    /// <summary>A body that arrives piece by piece, so that there is a middle to be hit.</summary>
    private sealed class SlowContent : HttpContent
    {
        private readonly byte[] _body;
        private readonly TimeSpan _over;

        public SlowContent(byte[] body, TimeSpan over)
        {
            _body = body;
            _over = over;
            Headers.ContentType = new MediaTypeHeaderValue("application/x-ndjson");
        }

        protected override async Task SerializeToStreamAsync(Stream stream, System.Net.TransportContext? context)
        {
            const int pieces = 40;
            for (var i = 0; i < pieces; i++)
            {
                var from = (int)((long)_body.Length * i / pieces);
                var to = (int)((long)_body.Length * (i + 1) / pieces);
                await stream.WriteAsync(_body.AsMemory(from, to - from));
                await stream.FlushAsync();
                await Task.Delay(_over / pieces);
            }
        }

        protected override bool TryComputeLength(out long length)
        {
            length = _body.Length;
            return true;
        }
    }
}
