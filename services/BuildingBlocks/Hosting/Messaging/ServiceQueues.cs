using System.Reflection;
using MassTransit;

namespace Enforcement.Hosting.Messaging;

/// <summary>Names of the queues a service reads.</summary>
internal static class ServiceQueues
{
    /// <summary>What MassTransit appends to the name of a queue for what could not be consumed.</summary>
    public const string ErrorSuffix = "_error";

    /// <summary>One queue per consumer of the assembly, ordered.</summary>
    public static string[] Of(string service, Assembly consumers) =>
    [
        .. consumers.GetTypes().Where(type => type is { IsClass: true, IsAbstract: false } && typeof(IConsumer).IsAssignableFrom(type))
            .Select(type => service + "-" + KebabCaseEndpointNameFormatter.Instance.SanitizeName(type.Name.Replace("Consumer", "", StringComparison.Ordinal)))
            .Order(StringComparer.Ordinal),
    ];
}

/// <summary>
/// What no consumer of a queue understands goes where what could not be consumed goes, once, and is seen, replayed or discarded there; by MassTransit's own way it would
/// end in a queue <c>_skipped</c> that nobody looks at.
/// </summary>
internal sealed class SkippedIsFailed : IDeadLetterQueueNameFormatter
{
    /// <inheritdoc />
    public string FormatDeadLetterQueueName(string queueName) => queueName + ServiceQueues.ErrorSuffix;
}
