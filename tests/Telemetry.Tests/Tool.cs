using System.Diagnostics;

namespace Enforcement.Telemetry.Tests;

/// <summary>Programs of the distribution; <c>deploy/telemetry/install</c> brings them.</summary>
internal static class Tool
{
    public static string Find(string name) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':').Append("/usr/bin").Select(folder => Path.Combine(folder, name)).FirstOrDefault(File.Exists)
        ?? throw new InvalidOperationException($"{name} is not installed: deploy/telemetry/install");

    /// <summary>Runs it to its end.</summary>
    public static async Task<(int Code, string Output)> RunAsync(string name, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(Find(name), arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var output = await Task.WhenAll(process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return (process.ExitCode, string.Concat(output));
    }
}
