using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;

namespace Enforcement.CaseExecution.Tests.Api;

[Collection(nameof(GarnishmentsChapter))]
public sealed class GarnishmentGroupTests(GarnishmentFixture service)
{
    /// <summary>Round trips of the largest act, with scope, locks, clocks, outbox and audit; each sends statements whose number is that of the code.</summary>
    private const int Bound = 30;

    [Fact]
    public async Task Group_of_600_cases_takes_the_statements_of_a_group_of_6()
    {
        var few = await LifeAsync("群六", 6, "G006");
        var many = await LifeAsync("群百", 600, "G600");

        many.Keys.ShouldBe(few.Keys, ignoreOrder: true);
        foreach (var (act, statements) in many)
        {
            statements.ShouldBe(few[act], act);
            statements.Count.ShouldBeLessThanOrEqualTo(Bound, act);
        }

        await service.ShouldHoldAsync();
        await service.ShouldBalanceAsync();
    }

    // From the order to the last dollar; every act of it with the statements it sent.
    private async Task<Dictionary<string, List<string>>> LifeAsync(string section, int size, string thirdParty)
    {
        var cases = await service.ObligorAsync(section, size, 100);
        var sent = new Dictionary<string, List<string>>();
        var lead = $"/v1/cases/{cases[0].CaseId}";
        await Traced("order", $"{lead}/garnishments", lead, new
        {
            targets = new[] { new { thirdParty, claim = "deposit" }, new { thirdParty = $"{thirdParty}B", claim = "deposit" } },
            reason = "owed",
            milderMeans = "notice",
        });
        var orders = (await service.GetAsync($"{lead}/garnishments")).GetProperty("items").EnumerateArray().ToList();
        var path = GarnishmentFixture.Path(orders[0]);
        await Traced("service", $"{path}/service", path, new { servedOn = "2026-09-02" });
        await Traced("answer", $"{path}/answer", path, new { on = "2026-09-02", held = (size * 100) + 250, setOff = 0 });
        await Traced("payment-order", $"{path}/payment-order", path, new { kind = "collection", agencyAskedOn = "2026-09-02", reason = "owed", milderMeans = "notice" });
        await Traced("payments", $"{path}/payments", path, new { amount = size * 100, paidOn = "2026-09-02", channel = "bank", receiptNumber = $"GG-{size}" });
        (await service.BindsAsync(orders[0])).ShouldBe(("ended", 0));
        (await service.BindsAsync(orders[1])).ShouldBe(("cancelled", 0));
        (await service.Host.ScalarAsync<long>("select count(*) from case_file where id = any($1) and status = 'open'", cases.Select(item => item.CaseId).ToArray())).ShouldBe(0);
        return sent;

        async Task Traced(string act, string target, string matching, object body)
        {
            sent[act] = await StatementsAsync(trace => service.SendAsync(HttpMethod.Post, target, body, matching, trace));
        }
    }

    /// <summary>The statements Npgsql sent for one request, by the trace that the request carries.</summary>
    private async Task<List<string>> StatementsAsync(Func<HttpClient, Task<HttpResponseMessage>> send)
    {
        var trace = ActivityTraceId.CreateRandom();
        var spans = new ConcurrentQueue<string>();
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == "Npgsql" || source.Name.StartsWith("Microsoft.AspNetCore", StringComparison.Ordinal),
            Sample = (ref _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = span =>
            {
                if (span.TraceId == trace && span.Source.Name == "Npgsql" && (span.GetTagItem("db.query.text") ?? span.GetTagItem("db.statement")) is string text)
                    spans.Enqueue(text);
            },
        };
        ActivitySource.AddActivityListener(listener);
        using var client = service.Officer();
        client.DefaultRequestHeaders.Add("traceparent", $"00-{trace}-{ActivitySpanId.CreateRandom()}-01");
        using var answer = await send(client);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK, await answer.Content.ReadAsStringAsync());
        spans.ShouldNotBeEmpty();
        return [.. spans];
    }
}
