using Enforcement.Hosting.Access;
using Enforcement.Hosting.Http;
using Enforcement.Hosting.Messaging;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Enforcement.Hosting.Operations;

/// <summary>Queues and error queues: look, send back, delete.</summary>
internal static class ErrorQueueEndpoints
{
    private const int MostRead = 200;
    private const int MostMoved = 100_000;

    public static void Map(IEndpointRouteBuilder group)
    {
        group.MapGet("/queues", (QueueWatch watch) => TypedResults.Ok(watch.Queues))
            .WithSummary("Queues of the service: depth, consumers, error queue, age of the oldest message; a few seconds old. Empty while the broker cannot be reached.");
        group.MapGet("/error-queues", async (ErrorQueues queues, CancellationToken cancel) => TypedResults.Ok(await queues.ListAsync(cancel)))
            .WithSummary("Queues of the service and how many messages failed in each.");
        group.MapGet("/error-queues/{queue}", ReadAsync).WithSummary("Failed messages of a queue, without their content.");
        group.MapPost("/error-queues/{queue}/replay", (string queue, MoveRequest request, ErrorQueues queues, OperationsActs acts, Caller caller, CancellationToken cancel) =>
                MoveAsync(queue, request, queues, queues.ReplayAsync, "error_queue.replayed", acts, caller, cancel))
            .WithSummary("Moves failed messages back to their queue; a reason is needed.");
        group.MapPost("/error-queues/{queue}/discard", (string queue, MoveRequest request, ErrorQueues queues, OperationsActs acts, Caller caller, CancellationToken cancel) =>
                MoveAsync(queue, request, queues, queues.DiscardAsync, "error_queue.discarded", acts, caller, cancel))
            .WithSummary("Deletes failed messages; a reason is needed.");
    }

    private static async Task<Results<Ok<IReadOnlyList<FailedMessage>>, ProblemHttpResult>> ReadAsync(string queue, int? limit, ErrorQueues queues,
        CancellationToken cancel) =>
        await queues.ReadAsync(queue, Math.Clamp(limit ?? 50, 1, MostRead), cancel) is { } messages
            ? TypedResults.Ok(messages)
            : OperationsRefusals.QueueUnknown.Because(queue).ToProblem();

    private static async Task<Results<Ok<MoveAnswer>, ProblemHttpResult>> MoveAsync(string queue, MoveRequest request, ErrorQueues queues,
        Func<string, int, string?, CancellationToken, Task<int?>> move, string action, OperationsActs acts, Caller caller, CancellationToken cancel)
    {
        if (ActReason.Refuse(request.Reason) is { } problem)
            return problem;
        if (!queues.Knows(queue))
            return OperationsRefusals.QueueUnknown.Because(queue).ToProblem();
        var limit = Math.Clamp(request.Limit ?? MostMoved, 1, MostMoved);
        var moved = await acts.MoveAsync(caller, action, queue, request.Reason!, () => move(queue, limit, request.MessageId, cancel), cancel);
        return TypedResults.Ok(new MoveAnswer(moved ?? 0));
    }
}

/// <summary>Which failed messages to handle, and why.</summary>
/// <param name="Reason">Kept with the act, at most 500 characters.</param>
/// <param name="Limit">At most so many, oldest first; all when null.</param>
/// <param name="MessageId">Only this one; any when null.</param>
public sealed record MoveRequest(string? Reason, int? Limit = null, string? MessageId = null);

/// <summary>How many messages were handled.</summary>
/// <param name="Moved">Number.</param>
public sealed record MoveAnswer(int Moved);

/// <summary>Every act needs a reason.</summary>
internal static class ActReason
{
    private const int Longest = 500;

    public static ProblemHttpResult? Refuse(string? reason) =>
        string.IsNullOrWhiteSpace(reason) ? Problems.Validation(("/reason", "is needed"))
        : reason.Length > Longest ? Problems.Validation(("/reason", $"at most {Longest} characters"))
        : null;
}
