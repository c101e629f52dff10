namespace Enforcement.Benchmarks;

/// <summary>Command line.</summary>
/// <param name="Quick">Smaller sizes: about four minutes on two cores.</param>
/// <param name="JsonFile">Where the figures go; null for the console only.</param>
/// <param name="Only">Names of the measures to run; all when empty.</param>
internal sealed record BenchmarkArguments(bool Quick, string? JsonFile, IReadOnlySet<string> Only)
{
    public const int Rounds = 3;
    public const int FewCases = 10_000;
    public const int WarmLines = 20_000;

    public int ReadCases => Quick ? 300_000 : 1_000_000;

    public int MainJobLines => Quick ? 40_000 : 200_000;

    public int RawRows => Quick ? 50_000 : 200_000;

    /// <summary>One pass of warming a design that is driven request by request.</summary>
    public TimeSpan WarmFor => TimeSpan.FromSeconds(Quick ? 3 : 10);

    public TimeSpan OrdinaryFor => TimeSpan.FromSeconds(Quick ? 3 : 20);

    public TimeSpan SinglesFor => TimeSpan.FromSeconds(Quick ? 3 : 20);

    /// <summary>The same without the gateway, for the difference of latency only.</summary>
    public TimeSpan DirectFor => SinglesFor / 2;

    public int LatencyRepeats => Quick ? 2 : 20;

    public int ReadRepeats => Quick ? 200 : 1000;

    public bool Wants(string measure) => Only.Count == 0 || Only.Contains(measure);

    /// <summary>Whether a measure is wanted that needs the platform.</summary>
    public bool WantsServers => Only.Count == 0 || Only.Any(measure => measure != "rulings");

    public static BenchmarkArguments Read(string[] args)
    {
        var json = Array.IndexOf(args, "--json");
        var only = Array.IndexOf(args, "--only");
        return new BenchmarkArguments(args.Contains("--quick"), json >= 0 ? args[json + 1] : null,
            only >= 0 ? args[only + 1].Split(',').ToHashSet(StringComparer.Ordinal) : new HashSet<string>(StringComparer.Ordinal));
    }
}
