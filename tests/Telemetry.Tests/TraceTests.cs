using System.Diagnostics;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Enforcement.Contracts.Intake.V1;
using Enforcement.Hosting.Access;
using MassTransit;

namespace Enforcement.Telemetry.Tests;

/// <summary>What a real OTLP receiver gets of one batch and of one failure.</summary>
[Collection(WatchedTests.Name)]
public sealed partial class TraceTests(WatchedPlatform watched)
{
    private static readonly string[] Consumers =
        ["case-execution-cases-assigned", "statistics-cases-opened", "supervision-cases-opened", "intake-cases-opened", "supervision-audit-recorded"];

    [Fact]
    public async Task One_trace_leads_from_the_agency_through_every_service_each_span_under_its_cause()
    {
        var lines = WatchedPlatform.Batch(20, broken: 0);
        var (trace, caller) = (ActivityTraceId.CreateRandom().ToHexString(), ActivitySpanId.CreateRandom().ToHexString());

        // The caller does not wish to be traced; which traces are kept is the platform's own affair.
        var receipt = await watched.SendAsync(lines, $"00-{trace}-{caller}-00");

        await Eventually.TrueAsync(() => Task.FromResult(Consumers.All(queue => watched.Receiver.Of(trace).Any(span => span.Name == $"process {queue}"))), "all consumers are part of it", 40);
        var spans = await CompleteAsync(trace, caller);
        var door = spans.Single(span => span.ParentId == caller);
        (door.Service, door.Kind, door.Name).ShouldBe((PlatformProcesses.GatewayName, OtlpSpan.Server, "POST /v1/transfer-batches/{**rest}"));
        var intake = spans.Single(span => span.Service == "intake" && span.Kind == OtlpSpan.Server);
        intake.Name.ShouldBe("POST /v1/transfer-batches");
        Under(spans, intake, door);
        var send = Sent(spans, "intake", "CasesAssigned", under: intake);
        var open = Processed(spans, "case-execution", "case-execution-cases-assigned", under: send);
        var opened = Sent(spans, "case-execution", "CasesOpened", under: open);
        Processed(spans, "statistics", "statistics-cases-opened", under: opened);
        Processed(spans, "supervision", "supervision-cases-opened", under: opened);
        Processed(spans, "intake", "intake-cases-opened", under: opened);
        spans.ShouldAllBe(span => span.Status != OtlpSpan.Error);
        spans.ShouldContain(span => span.Scope == "Npgsql" && span.Service == "case-execution");
        foreach (var span in new[] { door, intake })
            span.Attributes["enforcement.batch.id"].ShouldBe((string?)receipt["batchId"]);
        spans.Where(span => span.Service != PlatformProcesses.GatewayName && span.Attributes.ContainsKey("enforcement.batch.id")).Select(span => span.Service).Distinct()
            .ShouldBe(["intake", "case-execution", "statistics", "supervision"], ignoreOrder: true);
    }

    [Fact]
    public async Task No_span_holds_personal_data()
    {
        var lines = WatchedPlatform.Batch(30, broken: 0.3);
        var (trace, caller) = (ActivityTraceId.CreateRandom().ToHexString(), ActivitySpanId.CreateRandom().ToHexString());
        await watched.SendAsync(lines, $"00-{trace}-{caller}-01");
        await Eventually.TrueAsync(() => Task.FromResult(watched.Receiver.Of(trace).Any(span => span.Name == "process statistics-cases-opened")), "the last consumer is part of it", 40);

        var told = watched.Receiver.Of(trace).SelectMany(span => span.Attributes.Values.Append(span.Name).Append(span.Events)).ToList();

        told.Count.ShouldBeGreaterThan(100);
        told.Where(text => Personal().IsMatch(text)).ShouldBeEmpty();
        var identities = IdentityNumber().Matches(System.Text.Encoding.UTF8.GetString(lines)).Select(match => match.Groups[1].Value).Distinct().ToList();
        identities.ShouldNotBeEmpty();
        told.Where(text => identities.Any(identity => text.Contains(identity, StringComparison.Ordinal))).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_case_read_through_the_gateway_carries_its_number()
    {
        var number = (await watched.CaseNumbersAsync(await watched.SendAsync(WatchedPlatform.Batch(3, broken: 0))))[0];
        await Eventually.TrueAsync(async () => await watched.Platform.ScalarAsync<long>("select count(*) from case_execution.outbox where published_at is null") == 0, "it is quiet");
        var (trace, caller) = (ActivityTraceId.CreateRandom().ToHexString(), ActivitySpanId.CreateRandom().ToHexString());

        await AskAsync($"/v1/cases/{number}", Roles.Clerk, number[..3], $"00-{trace}-{caller}-01");

        await Eventually.TrueAsync(() => Task.FromResult(watched.Receiver.Of(trace).Any(span => span.Service == PlatformProcesses.GatewayName && span.Kind == OtlpSpan.Server)), "it arrives");
        foreach (var span in watched.Receiver.Of(trace).Where(span => span.Kind == OtlpSpan.Server && span.Scope.StartsWith("Microsoft.AspNetCore", StringComparison.Ordinal)))
            span.Attributes.GetValueOrDefault("enforcement.case.number").ShouldBe(number, $"{span.Service} {span.Name} {string.Join(", ", span.Attributes)}");
    }

    [Fact]
    public async Task A_consumer_that_fails_is_marked_in_the_trace()
    {
        var (trace, caller) = (ActivityTraceId.CreateRandom().ToHexString(), ActivitySpanId.CreateRandom().ToHexString());
        await PublishDamagedAsync($"00-{trace}-{caller}-01");

        await Eventually.TrueAsync(() => Task.FromResult(watched.Receiver.Of(trace).Any(span => span.Service == "case-execution" && span.Status == OtlpSpan.Error)), "the failure is marked", 30);

        using var operations = watched.Platform.Client(Roles.Operations);
        await Eventually.TrueAsync(async () =>
        {
            var answer = await System.Net.Http.Json.HttpClientJsonExtensions.PostAsJsonAsync(operations, "/v1/operations/case-execution/error-queues/case-execution-cases-assigned/discard",
                new Hosting.Operations.MoveRequest("damaged on purpose"));
            return (int)JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["moved"]! == 1;
        }, "it was in the error queue");
    }

    [Fact]
    public async Task A_request_nobody_answers_is_marked_in_the_trace()
    {
        var (trace, caller) = (ActivityTraceId.CreateRandom().ToHexString(), ActivitySpanId.CreateRandom().ToHexString());
        await watched.Platform.KillAsync("statistics");
        try
        {
            using var client = watched.Platform.Client(Roles.Operations);
            using var request = new HttpRequestMessage(HttpMethod.Get, "/v1/statistics/totals");
            request.Headers.Add("traceparent", $"00-{trace}-{caller}-01");
            using var answer = await client.SendAsync(request);
            ((int)answer.StatusCode).ShouldBe(502);
        }
        finally
        {
            watched.Platform.Start("statistics");
        }

        await watched.Platform.ReadyAsync();
        await Eventually.TrueAsync(() => Task.FromResult(watched.Receiver.Of(trace).Any(span => span.ParentId == caller)), "it arrives");
        var door = watched.Receiver.Of(trace).Single(span => span.ParentId == caller);
        (door.Status, door.Attributes["http.response.status_code"]).ShouldBe((OtlpSpan.Error, "502"));
    }

    [Fact]
    public async Task Logs_carry_the_trace()
    {
        var (trace, caller) = (ActivityTraceId.CreateRandom().ToHexString(), ActivitySpanId.CreateRandom().ToHexString());
        await watched.SendAsync(WatchedPlatform.Batch(3), $"00-{trace}-{caller}-01");

        foreach (var service in new[] { "intake", "case-execution" })
        {
            await Eventually.TrueAsync(async () => (await File.ReadAllTextAsync(Path.Combine(watched.Platform.Folder, $"{service}.log"))).Contains($"\"TraceId\":\"{trace}\"", StringComparison.Ordinal),
                $"{service} logs under the trace");
        }
    }

    // Every span but the first has its cause among the others; spans arrive in any order.
    private async Task<IReadOnlyList<OtlpSpan>> CompleteAsync(string trace, string caller)
    {
        IReadOnlyList<OtlpSpan> spans = [];
        await Eventually.TrueAsync(() =>
        {
            spans = watched.Receiver.Of(trace);
            var ids = spans.Select(span => span.SpanId).Append(caller).ToHashSet(StringComparer.Ordinal);
            return Task.FromResult(spans.All(span => ids.Contains(span.ParentId)));
        }, "no span has lost its cause");
        return spans;
    }

    private static void Under(IReadOnlyList<OtlpSpan> spans, OtlpSpan span, OtlpSpan cause)
    {
        var byId = spans.ToDictionary(one => one.SpanId);
        for (var at = span; at is not null; at = byId.GetValueOrDefault(at.ParentId))
        {
            if (at.SpanId == cause.SpanId)
                return;
        }

        Assert.Fail($"{span.Name} is not under {cause.Name}");
    }

    private static OtlpSpan Sent(IReadOnlyList<OtlpSpan> spans, string service, string contract, OtlpSpan under)
    {
        var relay = spans.First(span => span.Service == service && span.Name == $"relay {contract}");
        Under(spans, relay, under);
        var send = spans.First(span => span.Service == service && span.Kind == OtlpSpan.Producer && span.Name == $"send {contract}");
        Under(spans, send, relay);
        (send.Attributes["messaging.system"], send.Attributes["messaging.operation.type"]).ShouldBe(("rabbitmq", "send"));
        return send;
    }

    private static OtlpSpan Processed(IReadOnlyList<OtlpSpan> spans, string service, string queue, OtlpSpan under)
    {
        var process = spans.First(span => span.Service == service && span.Name == $"process {queue}");
        Under(spans, process, under);
        process.Kind.ShouldBe(OtlpSpan.Consumer);
        (process.Attributes["messaging.system"], process.Attributes["messaging.operation.type"]).ShouldBe(("rabbitmq", "process"));
        return process;
    }

    private async Task AskAsync(string path, string role, string branch, string traceparent)
    {
        using var client = watched.Platform.Client(role, branch: branch);
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Add("traceparent", traceparent);
        using var answer = await client.SendAsync(request);
        answer.IsSuccessStatusCode.ShouldBeTrue(await answer.Content.ReadAsStringAsync());
    }

    private async Task PublishDamagedAsync(string traceparent)
    {
        var bus = Bus.Factory.CreateUsingRabbitMq(rabbit => rabbit.Host(new Uri(watched.Platform.BrokerUri)));
        await bus.StartAsync();
        using var listener = new ActivityListener { ShouldListenTo = source => source.Name == "MassTransit", Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded };
        ActivitySource.AddActivityListener(listener);
        using (var span = new Activity("damage").SetParentId(traceparent))
        {
            span.ActivityTraceFlags = ActivityTraceFlags.Recorded;
            span.Start();
            await bus.Publish(new CasesAssigned
            {
                ChunkId = Guid.NewGuid(),
                ReceivedOn = WatchedPlatform.Today,
                AssignedAt = DateTimeOffset.UtcNow,
                Count = 1,
                Amount = 1,
                Encoding = CasesAssigned.JsonLz4,
                DecodedLength = 10,
                Digest = "damaged",
                Body = [1, 2, 3],
            });
        }

        await bus.StopAsync();
    }

    [GeneratedRegex(@"\p{IsCJKUnifiedIdeographs}|(?<![0-9A-Za-z])[A-Z][12]\d{8}(?!\d)")]
    private static partial Regex Personal();

    [GeneratedRegex("\"identityNumber\":\"([^\"]+)\"")]
    private static partial Regex IdentityNumber();
}
