using System.Text.Json.Nodes;

namespace Enforcement.Tool.Job;

/// <summary>What each service counted in a range of receiving days, by the monitor of the main invariant (accepted = opened = counted).</summary>
public sealed record Comparison(string State, long Accepted, long AmountAccepted, long Opened, long AmountOpened, long Counted, long AmountCounted)
{
    /// <summary>What was added since an earlier comparison.</summary>
    public Comparison Since(Comparison earlier)
    {
        ArgumentNullException.ThrowIfNull(earlier);
        return new(State, Accepted - earlier.Accepted, AmountAccepted - earlier.AmountAccepted, Opened - earlier.Opened, AmountOpened - earlier.AmountOpened,
            Counted - earlier.Counted, AmountCounted - earlier.AmountCounted);
    }

    /// <summary>Starts a run of the monitors and waits until it agrees, differs or the time is over.</summary>
    public static async Task<Comparison> RunAsync(GatewayClient gateway, string token, DateOnly day, TimeSpan patience)
    {
        var until = DateTime.UtcNow + patience;
        var run = await Patiently.DoAsync(() => gateway.WriteAsync(HttpMethod.Post, "/v1/monitors/runs", token, new JsonObject
        {
            // A job may run over midnight.
            ["from"] = day.AddDays(-1).ToString("O"),
            ["to"] = day.AddDays(1).ToString("O"),
        }));
        while (run["state"]!.GetValue<string>() == "waiting" && DateTime.UtcNow < until)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(500));
            run = await gateway.GetAsync($"/v1/monitors/runs/{run["runId"]}", token);
        }

        var numbers = run["invariants"]!.AsArray().FirstOrDefault(invariant => invariant!["number"]!.GetValue<int>() == 1)?["numbers"]?.AsArray();
        long Number(string service, string measure) =>
            numbers?.FirstOrDefault(number => number!["service"]!.GetValue<string>() == service && number["measure"]!.GetValue<string>() == measure)?["value"]!.GetValue<long>() ?? 0;
        return new(run["state"]!.GetValue<string>(), Number("intake", "count"), Number("intake", "amount"),
            Number("case-execution", "count"), Number("case-execution", "amount"), Number("statistics", "count"), Number("statistics", "amount"));
    }
}
