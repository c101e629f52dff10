using Enforcement.Hosting.Messaging;
using Enforcement.Hosting.Persistence;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Enforcement.Hosting.Operations;

/// <summary>One service at a glance, from figures it keeps in memory; asking costs the database and the broker nothing but the health checks.</summary>
/// <param name="Version">What runs.</param>
/// <param name="Status"><c>healthy</c>, <c>degraded</c> or <c>unhealthy</c>.</param>
/// <param name="Reasons">Why it is not healthy; empty when it is.</param>
/// <param name="DatabaseReachable">Whether the database answered last.</param>
/// <param name="BrokerReachable">Whether the broker answered last.</param>
/// <param name="Outbox">Its outbox.</param>
/// <param name="Queues">Its queues.</param>
/// <param name="MissingMigrations">Migrations of this build that the database lacks; null when it cannot be asked.</param>
public sealed record ServiceState(ServiceVersion Version, string Status, IReadOnlyList<string> Reasons, bool DatabaseReachable, bool BrokerReachable,
    OutboxState Outbox, IReadOnlyList<QueueState> Queues, int? MissingMigrations)
{
    internal static async Task<Ok<ServiceState>> Handle(ServiceName service, HealthCheckService health, RelayGauge outbox, QueueWatch queues, DatabaseGauges database,
        MigrationState migrations, CancellationToken cancel)
    {
        var report = await health.CheckHealthAsync(cancel);
        var reachable = report.Entries.TryGetValue("database", out var check) && check.Status == HealthStatus.Healthy;
        var missing = reachable ? (await migrations.ReadAsync(cancel)).Count(migration => migration.AppliedAt is null) : (int?)null;
        return TypedResults.Ok(new ServiceState(ServiceVersion.Of(service), report.Status.ToString().ToLowerInvariant(), ReasonsOf(report),
            database.IsReachable, queues.IsReachable, OutboxState.Of(outbox), queues.Queues, missing));
    }

    private static List<string> ReasonsOf(HealthReport report) =>
    [
        .. report.Entries.Where(entry => entry.Value.Status != HealthStatus.Healthy)
            .Select(entry => $"{entry.Key}: {entry.Value.Description ?? entry.Value.Status.ToString()}").Order(StringComparer.Ordinal),
    ];
}
