using Enforcement.Kernel;

namespace Enforcement.Hosting.Operations;

/// <summary>What the operations endpoints refuse.</summary>
public static class OperationsRefusals
{
    /// <summary>The queue is not one of this service's.</summary>
    public static readonly RefusalCode QueueUnknown = new(RefusalKind.NotFound, "queue.unknown", "The service has no such queue.");

    /// <summary>No set-aside message has this id.</summary>
    public static readonly RefusalCode MessageUnknown = new(RefusalKind.NotFound, "outbox_message.unknown", "No message with this id is set aside.");
}
