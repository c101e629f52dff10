using System.Diagnostics;

namespace Enforcement.Hosting.Messaging;

/// <summary>Carries the trace of the request over the outbox: the relay's span is a child of the span that wrote the row.</summary>
public static class RelayTrace
{
    /// <summary>Source name of the relay's spans.</summary>
    public const string SourceName = "Enforcement.Relay";

    private static readonly ActivitySource Source = new(SourceName);

    internal static Activity? Start(string? traceparent, string type, Guid messageId)
    {
        if (!ActivityContext.TryParse(traceparent, null, isRemote: true, out var parent))
            return null;
        var span = Source.StartActivity($"relay {type[(type.LastIndexOf('.') + 1)..]}", ActivityKind.Internal, parent);
        span?.SetTag("messaging.message.id", messageId.ToString());
        return span;
    }
}
