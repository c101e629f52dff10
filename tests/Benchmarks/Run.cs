using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using Enforcement.Benchmarks.Lab;
using Enforcement.Benchmarks.Measures;

namespace Enforcement.Benchmarks;

/// <summary>One run: all measures on the same servers, the three designs interleaved, medians of the rounds.</summary>
internal static class Run
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    // Half of everything comes from one agency (design.md section 3).
    private static readonly string[] Agencies = ["THB", "NHIA", "THB", "NTBT"];

    public static async Task<int> AllAsync(BenchmarkArguments arguments)
    {
        var report = new Report();
        if (arguments.Wants("rulings"))
            Rulings.Run(report);
        if (arguments.WantsServers)
            await OnPlatformAsync(arguments, report);
        report.Print();
        if (arguments.JsonFile is not null)
            await File.WriteAllTextAsync(arguments.JsonFile, report.Json.ToJsonString(Indented));
        return 0;
    }

    private static async Task OnPlatformAsync(BenchmarkArguments arguments, Report report)
    {
        var generating = Transfers.GenerateAsync(Agencies.Distinct(), 20_000);
        await using var platform = await Platform.StartAsync();
        Report.Say("the platform runs");
        var inputs = (await generating).ToDictionary(input => input.Agency, StringComparer.Ordinal);
        foreach (var agency in inputs.Keys)
            await RegisterAsync(platform, agency);

        var job = new MainJob(platform, [.. Agencies.Select(agency => inputs[agency])]);
        var small = new Dictionary<string, double>(StringComparer.Ordinal);
        if (arguments.Wants("reads"))
        {
            await job.RunAsync(BenchmarkArguments.FewCases);
            small = (await new Reads(platform).RunAsync(arguments.ReadRepeats, grouped: false)).ToDictionary(outcome => outcome.Name, outcome => outcome.P50);
        }

        Report.Say("reading up to 100,000 lines at once");
        // First, because it needs no warm services and leaves them warmer.
        var large = new LargeBatch(platform, inputs["THB"], job);
        if (arguments.Wants("batch"))
            await PeakAsync(report, large);
        else if (arguments.Wants("ratios"))
            await job.RunAsync(LargeBatch.PeakLines);
        Report.Say("warming");
        if (arguments.Wants("ratios") || arguments.Wants("singles"))
            await new Rounds(arguments, report, platform, job, inputs["THB"]).RunAsync();
        await SizesAsync(report, platform, job);
        Report.Say("large batches");
        if (arguments.Wants("batch"))
            await LatencyAsync(arguments, report, large);
        if (arguments.Wants("reads"))
            await ReadsAsync(arguments, report, platform, small);
    }

    private static async Task SizesAsync(Report report, Platform platform, MainJob job)
    {
        var cases = await job.OpenedAsync();
        report.Set("tables", "transfers", await job.AcceptedAsync());
        report.Set("tables", "cases", cases);
        foreach (var schema in new[] { "intake", "case_execution", "supervision", "statistics" })
        {
            var bytes = await platform.ScalarAsync<long>($"select coalesce(sum(pg_total_relation_size(c.oid)), 0)::bigint from pg_class c where relnamespace = '{schema}'::regnamespace and relkind in ('r', 'm')");
            report.Set("bytesPerCase", schema, (double)bytes / cases);
        }
    }

    private static async Task PeakAsync(Report report, LargeBatch large)
    {
        foreach (var (name, megabytes) in await large.PeakAsync())
            report.SetDeep("megabytes", "peak", name, megabytes);
    }

    private static async Task LatencyAsync(BenchmarkArguments arguments, Report report, LargeBatch large)
    {
        var seconds = await large.LatencyAsync(arguments.LatencyRepeats);
        report.Set("seconds", "batch50kP50", seconds.Median());
        report.Set("seconds", "batch50kP99", seconds.Percentile(0.99));
    }

    private static async Task ReadsAsync(BenchmarkArguments arguments, Report report, Platform platform, Dictionary<string, double> small)
    {
        var reads = new Reads(platform);
        Report.Say($"filling up to {arguments.ReadCases:N0} cases");
        await reads.FillAsync(arguments.ReadCases);
        report.Set("tables", "casesRead", arguments.ReadCases);
        foreach (var outcome in await reads.RunAsync(arguments.ReadRepeats, grouped: true))
        {
            report.SetDeep("reads", outcome.Name, "p50", outcome.P50);
            report.SetDeep("reads", outcome.Name, "p99", outcome.P99);
            report.SetDeep("reads", outcome.Name, "toBareSql", outcome.ToBareSql);
            if (small.TryGetValue(outcome.Name, out var few))
                report.SetDeep("reads", outcome.Name, "toTenThousandCases", outcome.P50 / few);
        }
    }

    private static async Task RegisterAsync(Platform platform, string agency)
    {
        using var client = platform.Client("hq-planning");
        var answer = await client.PutAsJsonAsync($"/v1/agencies/{agency}", new JsonObject
        {
            ["name"] = $"Benchmark {agency}",
            ["kinds"] = new JsonArray("tax", "healthInsurance", "fine", "fee"),
        });
        if (!answer.IsSuccessStatusCode)
            throw new InvalidOperationException(await answer.Content.ReadAsStringAsync());
    }
}
