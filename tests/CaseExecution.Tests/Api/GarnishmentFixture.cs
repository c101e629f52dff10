using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Enforcement.Contracts.Intake.V1;
using Enforcement.Hosting.Access;
using Enforcement.Testing;

namespace Enforcement.CaseExecution.Tests.Api;

/// <summary>The service with a clock that the tests move, and what officers and third parties do with orders.</summary>
public sealed class GarnishmentFixture : ServiceFixture
{
    private static int obligor;

    public FakeClock Clock { get; } = new(new DateTimeOffset(2026, 9, 2, 2, 0, 0, TimeSpan.Zero));

    protected override TimeProvider Time => Clock;

    public HttpClient ThirdParty(string code) => Host.Client(Roles.ThirdParty, thirdParty: code, subject: $"system-{code}");

    /// <summary>Cases of one obligor of his own.</summary>
    internal Task<IReadOnlyList<AssignedCase>> ObligorAsync(string section, int cases, long amount = 1000)
    {
        var identity = $"G{Interlocked.Increment(ref obligor):D9}";
        return OpenAsync([.. Enumerable.Range(0, cases).Select(_ => Chunks.Case(section: section, identity: identity, claims: ("principal", amount)))]);
    }

    /// <summary>Orders attachments and gives the orders in the order of the targets.</summary>
    internal async Task<IReadOnlyList<JsonElement>> OrderAsync(AssignedCase item, params object[] targets)
    {
        Tick();
        using var answer = await ActAsync(item, "garnishments", new { targets, reason = "open since spring", milderMeans = "two notices without effect" });
        answer.StatusCode.ShouldBe(HttpStatusCode.OK, await answer.Content.ReadAsStringAsync());
        var act = (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetGuid();
        var orders = (await GetAsync($"/v1/cases/{item.CaseId}/garnishments")).GetProperty("items").EnumerateArray().Where(order => order.GetProperty("actId").GetGuid() == act).ToList();
        return [.. targets.Select(target => JsonSerializer.SerializeToElement(target).GetProperty("thirdParty").GetString()).Select(code => orders.Single(order => order.GetProperty("thirdParty").GetString() == code))];
    }

    /// <summary>A refusal of an order for attachments.</summary>
    internal async Task<HttpResponseMessage> TryOrderAsync(AssignedCase item, object target) =>
        await ActAsync(item, "garnishments", new { targets = new[] { target }, reason = "open since spring", milderMeans = "two notices without effect" });

    /// <summary>What staff do with an order.</summary>
    internal Task<HttpResponseMessage> DoAsync(JsonElement order, string act, object body, HttpClient? client = null)
    {
        Tick();
        return SendAsync(HttpMethod.Post, $"{Path(order)}/{act}", body, Path(order), client);
    }

    internal async Task<JsonElement> DoneAsync(JsonElement order, string act, object body)
    {
        using var answer = await DoAsync(order, act, body);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK, await answer.Content.ReadAsStringAsync());
        return await answer.Content.ReadFromJsonAsync<JsonElement>();
    }

    /// <summary>What the third party itself does; gives the order as it sees it.</summary>
    internal async Task<JsonElement> ByThirdPartyAsync(JsonElement order, string act, object body)
    {
        Tick();
        using var answer = await ThirdParty(order.GetProperty("thirdParty").GetString()!).PostAsJsonAsync($"/v1/third-party/orders/{Id(order)}/{act}", body, Json);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK, await answer.Content.ReadAsStringAsync());
        return await answer.Content.ReadFromJsonAsync<JsonElement>();
    }

    /// <summary>Received and answered by the third party today.</summary>
    internal async Task<JsonElement> AnsweredAsync(JsonElement order, long held)
    {
        await ByThirdPartyAsync(order, "receipt", new { });
        return await ByThirdPartyAsync(order, "answer", new { held, setOff = 0 });
    }

    internal Task<JsonElement> NowAsync(JsonElement order) => GetAsync(Path(order));

    internal async Task<(string State, long Amount)> BindsAsync(JsonElement order)
    {
        var now = await NowAsync(order);
        return (now.GetProperty("state").GetString()!, now.GetProperty("amount").GetInt64());
    }

    internal async Task<List<string>> TasksAsync(string section) =>
    [
        .. (await GetAsync($"/v1/release-tasks?section={section}")).GetProperty("items").EnumerateArray().Select(task =>
            $"{task.GetProperty("addressee").GetString()} {task.GetProperty("action").GetString()} {(task.TryGetProperty("amount", out var amount) ? amount.GetInt64() : 0)} {task.GetProperty("reason").GetString()}"),
    ];

    /// <summary>State of a clock of an order; null when there is none.</summary>
    internal Task<string?> ClockAsync(JsonElement order, string name) => Host.ScalarAsync<string>("select state from clock where subject_id = $1 and name = $2", Id(order), name);

    // Acts are listed by their ids, which follow the clock.
    private void Tick() => Clock.Advance(TimeSpan.FromSeconds(1));

    internal static Guid Id(JsonElement order) => order.GetProperty("id").GetGuid();

    internal static string Path(JsonElement order) => $"/v1/garnishments/{Id(order)}";
}
