using System.Net.Http.Json;
using System.Text.Json;
using Enforcement.Contracts.Intake.V1;
using Enforcement.Contracts.Supervision.V1;
using Enforcement.Hosting;
using Enforcement.Hosting.Access;
using Enforcement.Testing;

namespace Enforcement.CaseExecution.Tests.Api;

/// <summary>The service with its database and broker; one for the tests of a class.</summary>
public class ServiceFixture : IAsyncLifetime
{
    public static readonly JsonSerializerOptions Json = Settings();

    public ServiceHost<CaseExecutionOptions> Host { get; private set; } = null!;

    /// <summary>The service's clock where it is not the system's.</summary>
    protected virtual TimeProvider? Time => null;

    public async ValueTask InitializeAsync() => Host = await ServiceHost<CaseExecutionOptions>.StartAsync("case_execution", time: Time, settings: new()
    {
        ["CaseExecution:ParkedPollSeconds"] = "0.1",
        ["CaseExecution:ObjectionWaitSeconds"] = "1",
        ["CaseExecution:ReceiptChunk"] = "7",
        ["CaseExecution:NoticeRunPollSeconds"] = "0.1",
        ["CaseExecution:NoticeRunChunk"] = "3",
        ["CaseExecution:LargestNoticeRun"] = "20",
    }, handler: ReachedRules.Reader);

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        await ReachedRules.EndAsync(this);
        await Host.DisposeAsync();
    }

    public HttpClient Officer(string branch = "tpy", string? section = null) => Host.Client(Roles.Officer, branch: branch, section: section);

    public HttpClient Operations() => Host.Client(Roles.Operations);

    /// <summary>Opens cases and waits until they are open.</summary>
    internal async Task<IReadOnlyList<AssignedCase>> OpenAsync(params AssignedCase[] cases)
    {
        await Host.PublishAsync(Chunks.Of(cases));
        await Eventually.EqualAsync(cases.Length, () => CountAsync(cases), "the cases are open");
        return cases;
    }

    internal async Task<int> CountAsync(IEnumerable<AssignedCase> cases) =>
        (int)await Host.ScalarAsync<long>("select count(*) from case_file where id = any($1)", cases.Select(item => item.CaseId).ToArray());

    internal Task<JsonElement> CaseAsync(AssignedCase item) => GetAsync($"/v1/cases/{item.CaseId}");

    internal async Task<JsonElement> GetAsync(string path, HttpClient? client = null)
    {
        using var answer = await (client ?? Officer()).GetAsync(path);
        answer.StatusCode.ShouldBe(System.Net.HttpStatusCode.OK, await answer.Content.ReadAsStringAsync());
        return await answer.Content.ReadFromJsonAsync<JsonElement>();
    }

    internal Task<HttpResponseMessage> PayAsync(string reference, long amount, string receipt, HttpClient? client = null) =>
        (client ?? Officer()).PostAsJsonAsync("/v1/payments", new { reference, amount, paidOn = Chunks.ReceivedOn, channel = "bank", receiptNumber = receipt }, Json);

    /// <summary>Pays and gives the payment as it was answered.</summary>
    internal async Task<JsonElement> PaidAsync(string reference, long amount, string receipt, HttpClient? client = null)
    {
        using var answer = await PayAsync(reference, amount, receipt, client);
        answer.StatusCode.ShouldBe(System.Net.HttpStatusCode.Created, await answer.Content.ReadAsStringAsync());
        return await answer.Content.ReadFromJsonAsync<JsonElement>();
    }

    /// <summary>The service's own totals, as supervision gets them.</summary>
    internal async Task<TotalsReported> TotalsAsync()
    {
        var request = new TotalsRequested { RequestId = Guid.NewGuid(), From = Chunks.ReceivedOn, To = Chunks.ReceivedOn, RequestedAt = DateTimeOffset.UtcNow };
        await Host.PublishAsync(request);
        TotalsReported? found = null;
        await Eventually.TrueAsync(async () => (found = (await Host.OutboxAsync<TotalsReported>()).FirstOrDefault(report => report.RequestId == request.RequestId)) is not null, "totals");
        return found!;
    }

    /// <summary>
    /// Money and audit agree with the rows (design.md section 6, invariants 2 and 3). The audit records are read after the rows were counted and a clock may run out
    /// between the two, so both are taken again until they agree; what was lost or said twice never does.
    /// </summary>
    internal async Task ShouldBalanceAsync()
    {
        var (totals, recorded) = (await TotalsAsync(), await RecordedAsync());
        for (var more = 4; more > 0 && totals.Changes != recorded; more--)
            (totals, recorded) = (await TotalsAsync(), await RecordedAsync());
        totals.Changes.ShouldBe(recorded);
        var money = totals.Money!;
        money.UnbalancedCases.ShouldBe(0);
        money.Claimed.ShouldBe(money.Paid + money.Remitted + money.Outstanding);
        money.Paid.ShouldBe(money.Allocated);
        money.Received.ShouldBe(money.Allocated + money.Suspense + money.Refunded);
    }

    private async Task<long> RecordedAsync() => (await Host.OutboxAsync<AuditRecorded>()).Sum(record => (long)record.Changes);

    /// <summary>What must hold of measures holds (README, "What always holds", 8).</summary>
    internal async Task ShouldHoldAsync() => (await Host.ScalarAsync<string>("select string_agg(what, ', ') from measure_violation")).ShouldBeNull();

    /// <summary>Sends to a route with If-Match of what the other route answers now.</summary>
    internal async Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, object body, string? matching, HttpClient? client = null, HttpClient? reader = null)
    {
        client ??= Officer();
        using var request = new HttpRequestMessage(method, path) { Content = JsonContent.Create(body, options: Json) };
        if (matching is not null)
        {
            using var current = await (reader ?? Officer()).GetAsync(matching);
            request.Headers.IfMatch.Add(current.Headers.ETag!);
        }

        return await client.SendAsync(request);
    }

    /// <summary>Does an act on a case and gives the answer.</summary>
    internal Task<HttpResponseMessage> ActAsync(AssignedCase item, string act, object body, HttpClient? client = null) =>
        SendAsync(HttpMethod.Post, $"/v1/cases/{item.CaseId}/{act}", body, $"/v1/cases/{item.CaseId}", client);

    /// <summary>Issues the certificate of a case whose agency says that there is no property.</summary>
    internal async Task<HttpResponseMessage> CertifyAsync(AssignedCase item)
    {
        using var stated = await ActAsync(item, "agency-statements", new { hasProperty = false, statedOn = "2026-09-02", reference = "letter 1" });
        stated.StatusCode.ShouldBe(System.Net.HttpStatusCode.OK, await stated.Content.ReadAsStringAsync());
        return await ActAsync(item, "certificates", new { wholeGroup = false, reason = "nothing found" });
    }

    /// <summary>The code of a refusal, with its status.</summary>
    internal static async Task<string> RefusalAsync(HttpResponseMessage answer) =>
        $"{(int)answer.StatusCode} {JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement.GetProperty("code").GetString()}";

    private static JsonSerializerOptions Settings()
    {
        var options = new JsonSerializerOptions(JsonSerializerDefaults.Web);
        ServiceDefaults.ApplyJson(options);
        return options;
    }
}
