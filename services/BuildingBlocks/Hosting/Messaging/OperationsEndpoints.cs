using Enforcement.Hosting.Access;
using Enforcement.Hosting.Http;
using Enforcement.Kernel;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Logging;

namespace Enforcement.Hosting.Messaging;

/// <summary>Error queues and relay of one service, for operations: <c>/v1/operations/{service}/...</c>.</summary>
public static class OperationsEndpoints
{
    /// <summary>The queue is not one of this service's.</summary>
    public static readonly RefusalCode QueueUnknown = new(RefusalKind.NotFound, "queue.unknown", "The service has no such queue.");

    internal static void Map(IEndpointRouteBuilder app, string service)
    {
        var group = app.MapGroup($"/v1/operations/{service}").WithTags("operations").AllowRoles(Roles.Operations);
        group.MapGet("/error-queues", async (ErrorQueues queues, CancellationToken cancel) => TypedResults.Ok(await queues.ListAsync(cancel)))
            .WithSummary("Queues of the service and how many messages failed in each.");
        group.MapGet("/error-queues/{queue}", ReadAsync).WithSummary("Failed messages of a queue, without their content.");
        group.MapPost("/error-queues/{queue}/replay", (string queue, MoveRequest request, ErrorQueues queues, Caller caller, ILogger<ErrorQueues> log,
                CancellationToken cancel) => MoveAsync(queue, request, queues.ReplayAsync, "replayed", caller, log, cancel))
            .WithSummary("Moves failed messages back to their queue.");
        group.MapPost("/error-queues/{queue}/discard", (string queue, MoveRequest request, ErrorQueues queues, Caller caller, ILogger<ErrorQueues> log,
                CancellationToken cancel) => MoveAsync(queue, request, queues.DiscardAsync, "discarded", caller, log, cancel))
            .WithSummary("Deletes failed messages; a reason is needed.");
        group.MapGet("/outbox", (RelayGauge gauge, Relay relay) => TypedResults.Ok(new OutboxState(gauge.Unsent, gauge.OldestSeconds, gauge.SetAside, relay.Paused)))
            .WithSummary("State of the outbox.");
        group.MapPost("/outbox/pause", (Relay relay) => Pause(relay, true)).WithSummary("Stops the relay of the instance that answers.");
        group.MapPost("/outbox/resume", (Relay relay) => Pause(relay, false)).WithSummary("Starts it again.");
    }

    private static async Task<Results<Ok<IReadOnlyList<FailedMessage>>, ProblemHttpResult>> ReadAsync(string queue, int? limit, ErrorQueues queues,
        CancellationToken cancel) =>
        await queues.ReadAsync(queue, Math.Clamp(limit ?? 50, 1, 200), cancel) is { } messages
            ? TypedResults.Ok(messages)
            : QueueUnknown.Because(queue).ToProblem();

    private static async Task<Results<Ok<MoveAnswer>, ProblemHttpResult>> MoveAsync(string queue, MoveRequest request,
        Func<string, int, CancellationToken, Task<int?>> move, string action, Caller caller, ILogger log, CancellationToken cancel)
    {
        if (string.IsNullOrWhiteSpace(request.Reason))
            return Problems.Validation(("/reason", "is needed"));
        if (await move(queue, Math.Clamp(request.Limit ?? int.MaxValue, 1, 100_000), cancel) is not { } moved)
            return QueueUnknown.Because(queue).ToProblem();
        HostingLog.ErrorQueueHandled(log, queue, moved, action, caller.Subject, request.Reason);
        return TypedResults.Ok(new MoveAnswer(moved));
    }

    private static NoContent Pause(Relay relay, bool paused)
    {
        relay.Paused = paused;
        return TypedResults.NoContent();
    }
}

/// <summary>Which failed messages to handle, and why.</summary>
/// <param name="Reason">Kept in the log.</param>
/// <param name="Limit">At most so many; all when null.</param>
public sealed record MoveRequest(string? Reason, int? Limit);

/// <summary>How many messages were handled.</summary>
/// <param name="Moved">Number.</param>
public sealed record MoveAnswer(int Moved);

/// <summary>State of an outbox.</summary>
/// <param name="Unsent">Messages not yet confirmed.</param>
/// <param name="OldestSeconds">Age of the oldest.</param>
/// <param name="SetAside">Messages set aside.</param>
/// <param name="Paused">Whether the relay of this instance is paused.</param>
public sealed record OutboxState(long Unsent, double OldestSeconds, long SetAside, bool Paused);
