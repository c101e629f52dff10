using System.Diagnostics;

namespace Enforcement.Testing;

/// <summary>
/// The real PostgreSQL and RabbitMQ of a test run: those the environment names (<c>ENFORCEMENT_POSTGRES</c>, <c>ENFORCEMENT_RABBITMQ</c>,
/// <c>ENFORCEMENT_RABBITMQ_MANAGEMENT</c>, as <c>deploy/test</c> sets them), else throw-away ones started by <c>deploy/servers</c> in a folder of this process.
/// </summary>
public sealed class Servers
{
    private static readonly Lazy<Servers> Shared = new(Find);

    private Servers(string postgres, string rabbitMq, string management)
    {
        Postgres = postgres;
        RabbitMq = new Uri(rabbitMq);
        Management = new Uri(management);
    }

    /// <summary>The servers of this run.</summary>
    public static Servers Current => Shared.Value;

    /// <summary>Owner's connection string.</summary>
    public string Postgres { get; }

    /// <summary>AMQP address without virtual host.</summary>
    public Uri RabbitMq { get; }

    /// <summary>Management API with user and password.</summary>
    public Uri Management { get; }

    private static Servers Find()
    {
        if (FromEnvironment(Environment.GetEnvironmentVariable) is { } given)
            return given;
        if (Environment.GetEnvironmentVariable("CI") is not null)
            throw new InvalidOperationException("CI is set but ENFORCEMENT_POSTGRES, ENFORCEMENT_RABBITMQ or ENFORCEMENT_RABBITMQ_MANAGEMENT is not: use deploy/test.");
        var folder = Path.Combine(Path.GetTempPath(), $"enforcement-tests-{Environment.ProcessId}");
        Run("start", folder);
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Run("stop", folder);
        var environment = Run("env", folder).Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => line.Trim()).Where(line => line.StartsWith("export ", StringComparison.Ordinal))
            .Select(line => line["export ".Length..].Split('=', 2)).ToDictionary(pair => pair[0], pair => pair[1].Trim('"', '\''));
        return FromEnvironment(name => environment.GetValueOrDefault(name)) ?? throw new InvalidOperationException("deploy/servers env gave no addresses.");
    }

    private static Servers? FromEnvironment(Func<string, string?> read) =>
        read("ENFORCEMENT_POSTGRES") is { Length: > 0 } postgres && read("ENFORCEMENT_RABBITMQ") is { Length: > 0 } rabbit
        && read("ENFORCEMENT_RABBITMQ_MANAGEMENT") is { Length: > 0 } management
            ? new Servers(postgres, rabbit, management)
            : null;

    private static string Run(string verb, string folder)
    {
        using var process = Process.Start(new ProcessStartInfo(Repository.PathOf("deploy/servers"), [verb, folder]) { RedirectStandardOutput = true })!;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0 ? output : throw new InvalidOperationException($"deploy/servers {verb} ended with {process.ExitCode}.");
    }
}
