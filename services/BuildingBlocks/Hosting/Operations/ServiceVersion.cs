using System.Diagnostics;
using System.Reflection;
using System.Runtime.InteropServices;

namespace Enforcement.Hosting.Operations;

/// <summary>What runs.</summary>
/// <param name="Service">Name of the service.</param>
/// <param name="Version">Version and commit of the build.</param>
/// <param name="Runtime">.NET version.</param>
/// <param name="Instance">Host and process that answered.</param>
/// <param name="StartedAt">When that process started, UTC.</param>
public sealed record ServiceVersion(string Service, string Version, string Runtime, string Instance, DateTimeOffset StartedAt)
{
    /// <summary>Of this process.</summary>
    public static ServiceVersion Of(ServiceName service)
    {
        ArgumentNullException.ThrowIfNull(service);
        using var process = Process.GetCurrentProcess();
        var version = service.Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "unknown";
        return new ServiceVersion(service.Name, version, RuntimeInformation.FrameworkDescription, $"{Environment.MachineName}/{Environment.ProcessId}",
            new DateTimeOffset(process.StartTime).ToUniversalTime());
    }
}
