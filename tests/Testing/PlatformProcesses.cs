using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using Enforcement.Hosting.Access;
using Npgsql;

namespace Enforcement.Testing;

/// <summary>
/// The whole platform in processes of its own over private servers with PostgreSQL's default durability, in a temporary folder, on loopback: for benchmarks
/// and for faults that only a killed process shows. Ended by process id, removed with its folder.
/// </summary>
public sealed class PlatformProcesses : IAsyncDisposable
{
    /// <summary>Name of the gateway's process.</summary>
    public const string GatewayName = "gateway";

    private static readonly (string Name, string Project, string Assembly)[] Services =
    [
        ("intake", "services/Intake/Api", "Enforcement.Intake"), ("case-execution", "services/CaseExecution/Api", "Enforcement.CaseExecution"),
        ("objection-review", "services/ObjectionReview/Api", "Enforcement.ObjectionReview"), ("supervision", "services/Supervision/Api", "Enforcement.Supervision"),
        ("statistics", "services/Statistics/Api", "Enforcement.Statistics"),
    ];

    private readonly Dictionary<string, Process> _running = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _ports = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _settings;
    private readonly DevelopmentIssuer _issuer = DevelopmentIssuer.Create();
    private readonly Dictionary<string, string> _servers = new(StringComparer.Ordinal);

    private PlatformProcesses(Dictionary<string, string> settings)
    {
        _settings = settings;
        foreach (var name in Services.Select(service => service.Name).Append(GatewayName))
            _ports[name] = FreePort();
    }

    /// <summary>Temporary folder with logs and keys.</summary>
    public string Folder { get; } = Directory.CreateTempSubdirectory("enforcement-").FullName;

    /// <summary>Owner's connection to the platform's database.</summary>
    public string OwnerConnection { get; private set; } = "";

    /// <summary>AMQP address.</summary>
    public string BrokerUri => _servers["ENFORCEMENT_RABBITMQ"];

    /// <summary>RabbitMQ's own metrics page.</summary>
    public Uri BrokerMetrics => new(_servers["ENFORCEMENT_RABBITMQ_METRICS"]);

    /// <summary>Where a process listens.</summary>
    public Uri Address(string name) => new($"http://127.0.0.1:{_ports[name]}");

    /// <summary>Process ids by name.</summary>
    public IReadOnlyDictionary<string, int> ProcessIds => _running.ToDictionary(process => process.Key, process => process.Value.Id);

    /// <summary>Starts servers, migrates, starts all services and the gateway and waits until they are ready.</summary>
    /// <param name="settings">Further environment variables of every process.</param>
    public static async Task<PlatformProcesses> StartAsync(Dictionary<string, string>? settings = null)
    {
        var platform = new PlatformProcesses(settings ?? []);
        try
        {
            await platform.StartServersAsync();
            platform._issuer.Save(Path.Combine(platform.Folder, "key.json"), Path.Combine(platform.Folder, "keys.json"));
            foreach (var (name, project, assembly) in Services)
                await platform.MigrateAsync(name, Executable(project, assembly));
            foreach (var name in platform._ports.Keys)
                platform.Start(name);
            await platform.ReadyAsync();
            return platform;
        }
        catch
        {
            await platform.DisposeAsync();
            throw;
        }
    }

    /// <summary>A token of the platform's issuer.</summary>
    public string Token(string role, string? agency = null, string? branch = null) =>
        _issuer.Issue([role], DateTimeOffset.UtcNow, "tester", agency, branch, lifetime: TimeSpan.FromHours(6));

    /// <summary>A client of the gateway, or of the address given.</summary>
    public HttpClient Client(string role, string? agency = null, string? branch = null, Uri? address = null)
    {
        var client = new HttpClient(new SocketsHttpHandler { MaxConnectionsPerServer = 256 }) { BaseAddress = address ?? Address(GatewayName), Timeout = TimeSpan.FromMinutes(10) };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", Token(role, agency, branch));
        return client;
    }

    /// <summary>One value, as the owner.</summary>
    public async Task<T> ScalarAsync<T>(string sql)
    {
        await using var source = NpgsqlDataSource.Create(OwnerConnection);
        await using var command = source.CreateCommand(sql);
        command.CommandTimeout = 600;
        return (T)(await command.ExecuteScalarAsync())!;
    }

    /// <summary>A statement, as the owner.</summary>
    public async Task ExecuteAsync(string sql)
    {
        await using var source = NpgsqlDataSource.Create(OwnerConnection);
        await using var command = source.CreateCommand(sql);
        command.CommandTimeout = 600;
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>Ends a process as a power cut would (kill -9).</summary>
    public async Task KillAsync(string name)
    {
        var process = _running[name];
        process.Kill();
        await process.WaitForExitAsync();
        _running.Remove(name);
        process.Dispose();
    }

    /// <summary>Starts a process that was killed.</summary>
    public void Start(string name)
    {
        var settings = ServiceSettings(name);
        settings["ASPNETCORE_URLS"] = Address(name).ToString();
        if (name == GatewayName)
        {
            // As arguments: a shell drops variables with a hyphen in their name.
            Launch(name, "dotnet", [Executable("gateway", "Enforcement.Gateway"), .. Services.Select(service => $"--Gateway:Services:{service.Name}={Address(service.Name)}")], settings);
            return;
        }

        var (_, project, assembly) = Services.Single(service => service.Name == name);
        Launch(name, "dotnet", [Executable(project, assembly)], settings);
    }

    /// <summary>Starts any executable beside the platform; ended with it.</summary>
    public Process Launch(string name, string file, IEnumerable<string> arguments, Dictionary<string, string> settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        var start = new ProcessStartInfo("/bin/sh", ["-c", "exec \"$@\" >> \"$0\" 2>&1", Path.Combine(Folder, $"{name}.log"), file, .. arguments]) { WorkingDirectory = Folder };
        foreach (var (key, value) in settings.Concat(_settings))
            start.Environment[key] = value;
        var process = Process.Start(start)!;
        _running[name] = process;
        return process;
    }

    /// <summary>Calls <c>deploy/servers</c> for the platform's servers, e.g. <c>kill-postgres</c>.</summary>
    public string ServersCommand(string verb)
    {
        using var process = Process.Start(new ProcessStartInfo(Path.Combine(Repository.Root, "deploy", "servers"), [verb, Path.Combine(Folder, "servers")])
        {
            RedirectStandardOutput = true,
        })!;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0 ? output : throw new InvalidOperationException($"deploy/servers {verb} ended with {process.ExitCode}.");
    }

    /// <summary>Waits until every process answers that it is ready.</summary>
    public async Task ReadyAsync()
    {
        using var client = new HttpClient { Timeout = TimeSpan.FromSeconds(3) };
        foreach (var name in _ports.Keys)
        {
            var until = DateTime.UtcNow.AddSeconds(90);
            while (!await AnswersAsync(client, new Uri(Address(name), "/health/ready")))
            {
                if (DateTime.UtcNow > until)
                    throw new TimeoutException($"{name} is not ready: {await LogAsync(name)}");
                await Task.Delay(100);
            }
        }
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        foreach (var name in _running.Keys.ToList())
            await KillAsync(name);
        ServersCommand("remove");
        Directory.Delete(Folder, recursive: true);
    }

    private async Task StartServersAsync()
    {
        ServersCommand("start");
        foreach (var line in ServersCommand("env").Split('\n').Where(line => line.StartsWith("export ", StringComparison.Ordinal)))
        {
            var pair = line["export ".Length..].Split('=', 2);
            _servers[pair[0]] = pair[1].Trim().Trim('"', '\'');
        }

        OwnerConnection = _servers["ENFORCEMENT_POSTGRES"];
        await ExecuteAsync("create database enforcement");
        OwnerConnection = new NpgsqlConnectionStringBuilder(OwnerConnection) { Database = "enforcement" }.ConnectionString;
    }

    private async Task MigrateAsync(string name, string executable)
    {
        using var process = Launch($"{name}-migrate", "dotnet", [executable, "migrate"], ServiceSettings(name));
        _running.Remove($"{name}-migrate");
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"Migration of {name} failed: {await File.ReadAllTextAsync(Path.Combine(Folder, $"{name}-migrate.log"))}");
    }

    private Dictionary<string, string> ServiceSettings(string name) => new(StringComparer.Ordinal)
    {
        ["ConnectionStrings__Migrations"] = OwnerConnection,
        ["ConnectionStrings__Database"] = new NpgsqlConnectionStringBuilder(OwnerConnection) { Username = name.Replace('-', '_'), Password = "platform" }.ConnectionString,
        ["RabbitMq__Uri"] = BrokerUri,
        ["Authentication__KeySetFile"] = Path.Combine(Folder, "keys.json"),
    };

    // The services are built in the same configuration as the caller.
    private static string Executable(string project, string assembly)
    {
        var configuration = AppContext.BaseDirectory.Contains("/Release/", StringComparison.Ordinal) ? "Release" : "Debug";
        var path = Path.Combine(Repository.Root, project, "bin", configuration, "net10.0", $"{assembly}.dll");
        return File.Exists(path) ? path : throw new InvalidOperationException($"{path} is missing: build the solution in {configuration} first.");
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private async Task<string> LogAsync(string name)
    {
        var lines = await File.ReadAllLinesAsync(Path.Combine(Folder, $"{name}.log"));
        return string.Join('\n', lines.TakeLast(20));
    }

    private static async Task<bool> AnswersAsync(HttpClient client, Uri address)
    {
        try
        {
            using var answer = await client.GetAsync(address);
            return answer.IsSuccessStatusCode;
        }
        catch (Exception exception) when (exception is HttpRequestException or TaskCanceledException)
        {
            return false;
        }
    }
}
