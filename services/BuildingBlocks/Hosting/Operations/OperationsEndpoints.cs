using Enforcement.Hosting.Access;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Enforcement.Hosting.Operations;

/// <summary>What operations see and do of one service: <c>/v1/operations/{service}/...</c>. Nothing here shows personal data.</summary>
public static class OperationsEndpoints
{
    private const int MostActs = 200;

    internal static void Map(IEndpointRouteBuilder app, string service)
    {
        var group = app.MapGroup($"/v1/operations/{service}").WithTags("operations").AllowRoles(Roles.Operations);
        group.MapGet("/state", ServiceState.Handle).WithSummary("The service at a glance: health with reasons, version, outbox, queues.");
        group.MapGet("/version", (ServiceName name) => TypedResults.Ok(ServiceVersion.Of(name))).WithSummary("Version, runtime and start of the instance that answers.");
        group.MapGet("/migrations", async (MigrationState migrations, CancellationToken cancel) => TypedResults.Ok(await migrations.ReadAsync(cancel)))
            .WithSummary("Migrations of the schema: applied, missing, applied by a newer build.");
        group.MapGet("/inbox", InboxState.Handle).WithSummary("What each consumer applied in the last quarter of an hour.");
        group.MapGet("/acts", async (int? limit, OperationsActs acts, CancellationToken cancel) =>
                TypedResults.Ok(await acts.ListAsync(Math.Clamp(limit ?? 50, 1, MostActs), cancel)))
            .WithSummary("What operations did by hand, newest first: who, what, why.");
        ErrorQueueEndpoints.Map(group);
        OutboxEndpoints.Map(group);
    }
}
