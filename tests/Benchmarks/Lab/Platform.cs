using System.Diagnostics;
using System.Globalization;
using Enforcement.Testing;
using Npgsql;

namespace Enforcement.Benchmarks.Lab;

/// <summary>The platform in processes, with a meter on each, and a refusal to measure without durability.</summary>
internal sealed class Platform : IAsyncDisposable
{
    private readonly PlatformProcesses _processes;

    private readonly NpgsqlDataSource _observer;

    private Platform(PlatformProcesses processes) => (_processes, _observer) = (processes, NpgsqlDataSource.Create(processes.OwnerConnection));

    public Uri Gateway => _processes.Address(PlatformProcesses.GatewayName);

    public Uri Intake => _processes.Address("intake");

    public string OwnerConnection => _processes.OwnerConnection;

    public string BrokerUri => _processes.BrokerUri;

    public List<ProcessMeter> Meters { get; } = [];

    public static async Task<Platform> StartAsync()
    {
        var platform = new Platform(await PlatformProcesses.StartAsync(new Dictionary<string, string>
        {
            ["Gateway__Requests__Permits"] = "1000000",
            ["Gateway__Uploads__Permits"] = "1000000",
        }));
        await platform.CheckDurabilityAsync();
        await platform.MeterAsync();
        return platform;
    }

    public HttpClient Client(string role, string? agency = null, string? branch = null, Uri? address = null) => _processes.Client(role, agency, branch, address);

    public NpgsqlDataSource Owner() => NpgsqlDataSource.Create(OwnerConnection);

    /// <summary>One value over a connection that stays open: logging in for each look would cost the servers more than the look.</summary>
    public async Task<T> ScalarAsync<T>(string sql)
    {
        await using var command = _observer.CreateCommand(sql);
        command.CommandTimeout = 600;
        return (T)(await command.ExecuteScalarAsync())!;
    }

    public Task ExecuteAsync(string sql) => _processes.ExecuteAsync(sql);

    public async Task<IAsyncDisposable> StartSelfAsync(string name, Uri ready, params string[] arguments)
    {
        var process = _processes.Launch(name, "dotnet", [typeof(Platform).Assembly.Location, .. arguments], []);
        Meters.Add(new ProcessMeter(name, process.Id));
        using var client = new HttpClient();
        for (var i = 0; i < 300; i++)
        {
            try
            {
                await client.GetStringAsync(ready);
                return new Stopper(this, name);
            }
            catch (HttpRequestException)
            {
                await Task.Delay(100);
            }
        }

        throw new TimeoutException($"{name} does not start.");
    }

    /// <summary>CPU seconds of every process so far, this one ("client") included.</summary>
    public Dictionary<string, double> Cpu()
    {
        var seconds = Meters.ToDictionary(meter => meter.Name, meter => meter.CpuSeconds());
        seconds["client"] = Process.GetCurrentProcess().TotalProcessorTime.TotalSeconds;
        return seconds;
    }

    /// <summary>CPU microseconds an item by process since <paramref name="before"/>; processes that did nothing are left out.</summary>
    public Dictionary<string, double> MicrosSince(Dictionary<string, double> before, long items) =>
        Cpu().Select(now => (now.Key, Micros: (now.Value - before.GetValueOrDefault(now.Key)) * 1e6 / items)).Where(now => now.Micros >= 0.5)
            .ToDictionary(now => now.Key, now => now.Micros);

    /// <summary>
    /// Waits until what ran before has done its compiling and tidying, so that the next measure does not pay for it; two seconds at most. Some 30 to 40 % of a core is what
    /// the idle platform and its servers take together, for looking at queues, clocks and figures.
    /// </summary>
    public async Task IdleAsync()
    {
        const double idle = 0.08;
        for (var i = 0; i < 10; i++)
        {
            var before = Cpu().Values.Sum();
            await Task.Delay(200);
            if (Cpu().Values.Sum() - before < idle)
                return;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _observer.DisposeAsync();
        await _processes.DisposeAsync();
    }

    private async Task CheckDurabilityAsync()
    {
        foreach (var setting in new[] { "fsync", "synchronous_commit", "full_page_writes" })
        {
            var value = await ScalarAsync<string>($"select current_setting('{setting}')");
            if (value != "on")
                throw new InvalidOperationException($"{setting} is {value}: the figures would not count.");
        }
    }

    private async Task MeterAsync()
    {
        foreach (var (name, pid) in _processes.ProcessIds)
            Meters.Add(new ProcessMeter(name, pid));
        var directory = await ScalarAsync<string>("select current_setting('data_directory')");
        var postmaster = int.Parse(File.ReadLines(Path.Combine(directory, "postmaster.pid")).First(), CultureInfo.InvariantCulture);
        Meters.Add(new ProcessMeter("postgres", postmaster, withChildren: true));
        if (BrokerProcess(Path.GetDirectoryName(Path.GetDirectoryName(directory))!) is { } broker)
            Meters.Add(new ProcessMeter("rabbitmq", broker));
    }

    // The Erlang machine whose environment names the folder of our servers, which is not always below ours: their users may not enter that.
    private static int? BrokerProcess(string servers) => Process.GetProcessesByName("beam.smp").Select(process => (int?)process.Id)
        .FirstOrDefault(pid => File.ReadAllText($"/proc/{pid}/environ").Contains(servers, StringComparison.Ordinal));

    private sealed class Stopper(Platform platform, string name) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync()
        {
            platform.Meters.RemoveAll(meter => meter.Name == name);
            await platform._processes.KillAsync(name);
        }
    }
}
