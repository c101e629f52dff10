using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;

namespace Enforcement.EndToEnd.Tests;

[Collection(PlatformTests.Name)]
public sealed class TraceTests(Platform platform)
{
    [Fact]
    public async Task One_trace_leads_from_the_gateway_through_outbox_and_broker_to_the_last_consumer()
    {
        var agency = await platform.AgencyAsync("E2E-TRACE", Batches.Kinds);
        // The caller's own span; its HTTP client sends the trace along.
        using var caller = new Activity("caller") { ActivityTraceFlags = ActivityTraceFlags.Recorded }.SetIdFormat(ActivityIdFormat.W3C).Start();
        var spans = new ConcurrentQueue<Activity>();
        using var listener = new ActivityListener
        {
            ShouldListenTo = _ => true,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = activity =>
            {
                if (activity.TraceId == caller.TraceId)
                    spans.Enqueue(activity);
            },
        };
        ActivitySource.AddActivityListener(listener);

        var (status, receipt) = await agency.SubmitAsync("trace", Batches.Make(20, 6, broken: 0));

        status.ShouldBe(HttpStatusCode.Created, receipt.ToString());
        foreach (var queue in new[] { "case-execution-cases-assigned", "statistics-cases-opened", "supervision-cases-opened", "intake-cases-opened", "supervision-audit-recorded" })
            await Eventually.TrueAsync(() => Task.FromResult(spans.Any(span => Received(span, queue))), $"{queue} is part of the trace", 30);
        spans.Count(span => span.Kind == ActivityKind.Server).ShouldBeGreaterThanOrEqualTo(2, "gateway and intake");
        spans.ShouldContain(span => span.Source.Name == "Yarp.ReverseProxy");
    }

    private static bool Received(Activity span, string queue) =>
        span.Kind == ActivityKind.Consumer && (span.DisplayName.Contains(queue, StringComparison.Ordinal) || span.TagObjects.Any(tag => tag.Value as string == queue));
}
