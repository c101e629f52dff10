using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;
using Enforcement.Kernel;
using Enforcement.Tool.Generating;

namespace Enforcement.Tool.Job;

/// <summary>
/// <c>run-job</c>: puts the main job through the gateway and waits until accepted = opened = counted. It sees only what callers see. Nobody else may send
/// transfers meanwhile: the counts of the job are differences of totals.
/// </summary>
public static class RunJob
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    public static async Task<int> RunAsync(Arguments arguments)
    {
        ArgumentNullException.ThrowIfNull(arguments);
        var today = TimeProvider.System.Today();
        var recipe = new Recipe(arguments.Whole("lines", 20_000, least: 1), arguments.Whole("seed", 1), today, arguments.Percent("broken", 3) / 100);
        var file = arguments.Text("json");
        using var gateway = new GatewayClient(new Uri(arguments.Text("gateway") ?? "http://127.0.0.1:8080"));
        arguments.NothingElse();

        var operations = await gateway.TokenAsync("operations");
        var tokens = await RegisterAsync(gateway, operations);
        var before = await Comparison.RunAsync(gateway, operations, today, TimeSpan.FromMinutes(1));
        var countedBefore = await CountedOnAsync(gateway, operations, today);

        var watch = Stopwatch.StartNew();
        using var sender = new BatchSender(gateway, tokens, recipe.Seed);
        var sending = Task.Run(() => sender.SendAsync(new LineFactory(recipe).Make()));
        await Progress.UntilAsync(sending, () => $"{sender.LinesTaken} of {recipe.Lines} lines decided");
        var batches = await sending;
        var outcomes = new Outcomes();
        foreach (var batch in batches)
            await outcomes.ReadAsync(gateway, batch, tokens[batch.Agency]);
        var seconds = await CountedAsync(gateway, operations, countedBefore + outcomes.Of("accepted"), today, watch);
        var after = (await Comparison.RunAsync(gateway, operations, today, Patience)).Since(before);
        var audit = await Patiently.DoAsync(() => gateway.WriteAsync(HttpMethod.Post, "/v1/audit/verify", operations, new JsonObject()));

        var summary = new Summary
        {
            Lines = recipe.Lines,
            Accepted = outcomes.Of("accepted"),
            NeedsCorrection = outcomes.Of("needsCorrection"),
            Returned = outcomes.Of("returned"),
            Opened = after.Opened,
            Counted = after.Counted,
            AmountAccepted = outcomes.AmountAccepted,
            AmountOpened = after.AmountOpened,
            AmountCounted = after.AmountCounted,
            AuditVerified = audit["verified"]!.GetValue<bool>(),
            TraceId = batches[0].TraceId,
            Seconds = Math.Round(seconds, 2),
        };
        if (file is not null)
            await summary.SaveAsync(file);
        await Report.PrintAsync(summary, outcomes, after.State, gateway);
        return summary.Agrees ? 0 : 1;
    }

    /// <summary>Registers the agencies that are not known yet and gives a token of each.</summary>
    private static async Task<Dictionary<string, string>> RegisterAsync(GatewayClient gateway, string operations)
    {
        var tokens = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var sender in Senders.All)
        {
            tokens[sender.Code] = await gateway.TokenAsync("agency", agency: sender.Code);
            if (await gateway.ExistsAsync($"/v1/agencies/{sender.Code}", operations))
                continue;
            await gateway.WriteAsync(HttpMethod.Put, $"/v1/agencies/{sender.Code}", operations, new JsonObject
            {
                ["name"] = sender.Name,
                ["kinds"] = new JsonArray([.. sender.Kinds.Select(kind => JsonValue.Create(kind))]),
            });
        }

        return tokens;
    }

    /// <summary>Waits until statistics has counted so many cases; the time is that of the whole job, to the last case counted.</summary>
    private static async Task<double> CountedAsync(GatewayClient gateway, string token, long expected, DateOnly day, Stopwatch watch)
    {
        var counted = 0L;
        var waiting = Task.Run(async () =>
        {
            while (watch.Elapsed < Patience + TimeSpan.FromMinutes(10))
            {
                Volatile.Write(ref counted, await CountedOnAsync(gateway, token, day));
                // The monitors see the days around midnight too; here the receiving day is enough.
                if (counted >= expected || day != TimeProvider.System.Today())
                    break;
                await Task.Delay(100);
            }

            return watch.Elapsed.TotalSeconds;
        });
        await Progress.UntilAsync(waiting, () => $"{Volatile.Read(ref counted)} of {expected} cases counted today");
        return await waiting;
    }

    private static async Task<long> CountedOnAsync(GatewayClient gateway, string token, DateOnly day) =>
        (await gateway.GetAsync(string.Create(CultureInfo.InvariantCulture, $"/v1/statistics/totals?receivedOn={day:yyyy-MM-dd}"), token))["counted"]!.GetValue<long>();
}
