using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Enforcement.Contracts.Intake.V1;
using Enforcement.Kernel;

namespace Enforcement.CaseExecution.Tests.Api;

/// <summary>What the tests of instalments send and read.</summary>
public abstract class InstalmentSteps(ServiceFixture service)
{
    protected static readonly DateOnly Today = TimeProvider.System.Today();

    protected ServiceFixture Service => service;

    protected static object Request(int count, bool wholeGroup = false) => new
    {
        wholeGroup,
        instalments = count,
        firstDueOn = Today.AddDays(20),
        hardship = "economicSituation",
        isExOfficio = false,
        explanation = "certificate of low income",
        security = "guarantee",
        securityReference = "G-1",
    };

    protected static Guid Id(JsonElement plan) => plan.GetProperty("id").GetGuid();

    protected async Task<(AssignedCase Case, JsonElement Plan)> GrantedAsync(long amount, int count)
    {
        var item = (await Service.OpenAsync(Chunks.Case(identity: $"F{Random.Shared.Next(100_000_000, 999_999_999)}", claims: [("principal", amount)])))[0];
        return (item, await GrantAsync(item, count));
    }

    protected async Task<JsonElement> GrantAsync(AssignedCase item, int count)
    {
        using var asked = await Service.ActAsync(item, "instalment-plans", Request(count));
        asked.StatusCode.ShouldBe(HttpStatusCode.OK, await asked.Content.ReadAsStringAsync());
        var plan = await PlanAsync(item);
        using var consent = await ConsentAsync(plan, "A01");
        using var granted = await Service.ActAsync(item, "instalment-grants", new { planId = Id(plan) });
        granted.StatusCode.ShouldBe(HttpStatusCode.OK, await granted.Content.ReadAsStringAsync());
        return await PlanAsync(item);
    }

    protected async Task<JsonElement> PlanAsync(AssignedCase item) => (await Service.GetAsync($"/v1/cases/{item.CaseId}/instalment-plans"))[0];

    protected async Task<HttpResponseMessage> ConsentAsync(JsonElement plan, string agency, HttpClient? client = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/v1/instalment-plans/{Id(plan)}/consents")
        {
            Content = JsonContent.Create(new { agency, consents = true, answeredOn = Today, reference = "letter 5" }, options: ServiceFixture.Json),
            Headers = { { "If-Match", "*" } },
        };
        return await (client ?? Service.Officer()).SendAsync(request);
    }

    protected static async Task<HttpResponseMessage> ActAsync(HttpClient client, AssignedCase item, string act, object body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/v1/cases/{item.CaseId}/{act}")
        {
            Content = JsonContent.Create(body, options: ServiceFixture.Json),
            Headers = { { "If-Match", "*" } },
        };
        return await client.SendAsync(request);
    }

    protected async Task<IEnumerable<long>> InstalmentsAsync(AssignedCase item) =>
        [.. (await PlanAsync(item)).GetProperty("instalments").EnumerateArray().Select(entry => entry.GetProperty("paid").GetInt64())];

    protected async Task<string> ClocksAsync(JsonElement plan) => (await Service.Host.ScalarAsync<string>("""
        select string_agg(k.state, ',' order by i.number) from instalment i
        cross join lateral (select state from clock where subject_id = i.id order by ended_at nulls first, started_at desc limit 1) k where i.plan_id = $1
        """, Id(plan)))!;

    protected async Task LetFirstLapseAsync(JsonElement plan) => await Service.Host.ScalarAsync<int>("""
        update clock k set due_on = $2, due_at = now() - interval '1 second', warned_at = now() from instalment i
        where i.plan_id = $1 and i.number = 1 and k.subject_id = i.id returning 1
        """, Id(plan), Today.AddDays(-1));
}
