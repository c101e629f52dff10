using System.ComponentModel.DataAnnotations;
using Enforcement.Gateway.Routing;

namespace Enforcement.Gateway;

/// <summary>Settings, section <c>Gateway</c>.</summary>
public sealed class GatewayOptions : IValidatableObject
{
    /// <summary>Address of each service, e.g. <c>Gateway__Services__intake=http://intake:8081</c>.</summary>
    [Required]
    public Dictionary<string, Uri> Services { get; init; } = [];

    /// <summary>Quota per caller for everything but uploads. Ten thousand in two seconds lets one agency's system send single transfers at full speed.</summary>
    [Required]
    public QuotaOptions Requests { get; init; } = new() { Permits = 10_000, WindowSeconds = 2 };

    /// <summary>Quota per caller for uploads of files.</summary>
    [Required]
    public QuotaOptions Uploads { get; init; } = new() { Permits = 200, WindowSeconds = 10 };

    /// <summary>Largest body of a JSON request, bytes.</summary>
    [Range(1024, 1L << 30)]
    public long JsonBytes { get; init; } = 64 * 1024;

    /// <summary>Largest body of one transfer, bytes.</summary>
    [Range(1024, 1L << 30)]
    public long TransferBytes { get; init; } = 256 * 1024;

    /// <summary>Largest uploaded file as sent (packed or not), bytes.</summary>
    [Range(1024, 1L << 40)]
    public long BulkBytes { get; init; } = 300L * 1024 * 1024;

    /// <summary>Longest silence of a service during a JSON request.</summary>
    public TimeSpan JsonTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Longest silence of both sides during an upload or download.</summary>
    public TimeSpan BulkTimeout { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>How old the merged API document and error catalogue may get.</summary>
    public TimeSpan DocumentAge { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How long a service may take to answer a health question.</summary>
    public TimeSpan HealthTimeout { get; init; } = TimeSpan.FromSeconds(3);

    /// <summary>Time between two readings of the services' metrics for the status page, which keeps an hour of them.</summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "00:10:00")]
    public TimeSpan FigureInterval { get; init; } = TimeSpan.FromSeconds(5);

    /// <inheritdoc />
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        foreach (var service in PublicRoutes.Services)
        {
            if (!Services.TryGetValue(service, out var address) || !address.IsAbsoluteUri || !address.Scheme.StartsWith("http", StringComparison.Ordinal))
                yield return new ValidationResult($"Gateway:Services:{service} must be an absolute http(s) address.");
        }

        foreach (var (name, quota) in new[] { (nameof(Requests), Requests), (nameof(Uploads), Uploads) })
        {
            if (quota.Permits < 1 || quota.WindowSeconds < 1)
                yield return new ValidationResult($"Gateway:{name} needs at least 1 permit and 1 second.");
        }
    }
}

/// <summary>So many requests in so many seconds; unused ones are kept up to the quota.</summary>
public sealed class QuotaOptions
{
    /// <summary>Requests.</summary>
    public required int Permits { get; init; }

    /// <summary>Seconds.</summary>
    public required int WindowSeconds { get; init; }
}
