using Enforcement.Benchmarks.Lab;
using Enforcement.Benchmarks.Measures;

namespace Enforcement.Benchmarks;

/// <summary>
/// The designs side by side: warmed until they no longer get faster, then three rounds in which each has its turn, then medians. A ratio is that of two neighbours
/// in one round, never of figures of different moments: the machine's speed moves by a third between minutes.
/// </summary>
internal sealed class Rounds(BenchmarkArguments arguments, Report report, Platform platform, MainJob job, Transfers input)
{
    private const int Most = 4;
    private const double StillRising = 1.07;

    private readonly Dictionary<string, List<double>> _rates = new(StringComparer.Ordinal);

    public async Task RunAsync()
    {
        var singles = new Singles(platform, input, job);
        var ordinary = new OrdinaryDesign(platform, input.Lines);
        await using var service = await ordinary.StartAsync();
        var designs = new Dictionary<string, Func<Task<double>>>(StringComparer.Ordinal) { ["ordinary"] = async () => (await ordinary.RunAsync(arguments.WarmFor)).Rate };
        if (arguments.Wants("ratios"))
            designs["main job"] = async () => (await job.RunAsync(BenchmarkArguments.WarmLines)).Rate;
        if (arguments.Wants("singles"))
            designs["singles"] = async () => (await singles.RunAsync(platform.Gateway, arguments.WarmFor)).PerSecond;
        await WarmAsync(designs);
        var copy = new StagedCopy(platform);
        if (arguments.Wants("ratios"))
            await copy.LoadAsync(arguments.RawRows);
        for (var round = 1; round <= BenchmarkArguments.Rounds; round++)
        {
            if (arguments.Wants("ratios"))
            {
                await platform.IdleAsync();
                Keep("stagedCopy", await copy.RunAsync());
                await platform.IdleAsync();
                Keep("mainJob", await job.RunAsync(arguments.MainJobLines), "microsecondsPerLine");
            }

            await platform.IdleAsync();
            Keep("ordinary", await ordinary.RunAsync(arguments.OrdinaryFor), "microsecondsPerOrdinary");
            if (arguments.Wants("singles"))
                await SinglesAsync(singles);
            Report.Say($"round {round}: {string.Join(", ", _rates.Select(rate => $"{rate.Key} {rate.Value[^1]:N0}"))} a second");
        }

        Conclude();
    }

    private async Task SinglesAsync(Singles singles)
    {
        await platform.IdleAsync();
        var through = await singles.RunAsync(platform.Gateway, arguments.SinglesFor);
        var direct = await singles.RunAsync(platform.Intake, arguments.DirectFor);
        Keep("single", (through.PerSecond, through.Micros), "microsecondsPerSingle");
        Keep("singleDirect", direct.PerSecond);
        report.Add("singles", "p50Milliseconds", through.P50);
        report.Add("singles", "p99Milliseconds", through.P99);
        report.Add("singles", "gatewayOverheadMilliseconds", through.P50 - direct.P50);
    }

    private void Conclude()
    {
        foreach (var (name, rates) in _rates)
            report.Set("perSecond", name, rates.Median());
        Ratio("mainJobToStagedCopy", "mainJob", "stagedCopy");
        Ratio("mainJobToOrdinary", "mainJob", "ordinary");
        Ratio("singleToOrdinary", "single", "ordinary");
    }

    private void Ratio(string name, string higher, string lower)
    {
        if (_rates.TryGetValue(higher, out var fast) && _rates.TryGetValue(lower, out var slow))
            report.Set("ratios", name, fast.Zip(slow, (above, below) => above / below).Median());
    }

    private void Keep(string name, double rate)
    {
        if (!_rates.TryGetValue(name, out var rates))
            _rates[name] = rates = [];
        rates.Add(rate);
    }

    private void Keep(string name, (double Rate, Dictionary<string, double> Micros) outcome, string group)
    {
        Keep(name, outcome.Rate);
        foreach (var (process, micros) in outcome.Micros)
            report.Add(group, process, micros);
        report.Add(group, "sum", outcome.Micros.Values.Sum());
    }

    // Compiled code settles in steps, and the compiler works when the load is over: the designs warm in turn, each while the others compile. A design is warm when in
    // two passes running it was not clearly faster than it had been.
    private static async Task WarmAsync(Dictionary<string, Func<Task<double>>> designs)
    {
        var rates = designs.ToDictionary(design => design.Key, _ => new List<double>(), StringComparer.Ordinal);
        var settled = designs.ToDictionary(design => design.Key, _ => 0, StringComparer.Ordinal);
        for (var pass = 0; pass < Most; pass++)
        {
            foreach (var (name, run) in designs.Where(design => settled[design.Key] < 2))
            {
                var best = rates[name].DefaultIfEmpty(0).Max();
                rates[name].Add(await run());
                settled[name] = rates[name][^1] > best * StillRising ? 0 : settled[name] + 1;
            }
        }

        foreach (var (name, seen) in rates)
            Report.Say($"warm {name}: {string.Join(", ", seen.Select(rate => $"{rate:N0}"))} a second");
    }
}
