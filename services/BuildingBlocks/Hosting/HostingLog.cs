using Microsoft.Extensions.Logging;

namespace Enforcement.Hosting;

internal static partial class HostingLog
{
    [LoggerMessage(9001, LogLevel.Error, "Unexpected exception in {Method} {Endpoint}")]
    public static partial void Unexpected(ILogger log, Exception exception, string method, string endpoint);

    [LoggerMessage(9002, LogLevel.Warning, "A part is unavailable: {Kind} {Message}")]
    public static partial void Unavailable(ILogger log, string kind, string message);

    [LoggerMessage(9010, LogLevel.Information, "Migration {Name} applied to schema {Schema}")]
    public static partial void MigrationApplied(ILogger log, string name, string schema);

    [LoggerMessage(9020, LogLevel.Warning, "Relay could not publish {Type} {MessageId}, attempt {Attempt}: {Reason}")]
    public static partial void PublishFailed(ILogger log, string type, Guid messageId, int attempt, string reason);

    [LoggerMessage(9021, LogLevel.Warning, "Relay pauses {Seconds} s: {Reason}")]
    public static partial void RelayPauses(ILogger log, double seconds, string reason);

    [LoggerMessage(9022, LogLevel.Error, "Outbox message {MessageId} of type {Type} is set aside after {Attempts} attempts")]
    public static partial void SetAside(ILogger log, Guid messageId, string type, int attempts);

    [LoggerMessage(9030, LogLevel.Debug, "Repeat of message {MessageId} for {Consumer} ignored")]
    public static partial void Repeat(ILogger log, Guid messageId, string consumer);

    [LoggerMessage(9031, LogLevel.Information, "Purged {Outbox} outbox, {Inbox} inbox and {Keys} idempotency rows")]
    public static partial void Purged(ILogger log, int outbox, int inbox, int keys);

    [LoggerMessage(9032, LogLevel.Warning, "Purge failed: {Reason}")]
    public static partial void PurgeFailed(ILogger log, string reason);

    [LoggerMessage(9040, LogLevel.Warning, "Error queue {Queue}: {Count} messages {Action} by {Subject}: {Reason}")]
    public static partial void ErrorQueueHandled(ILogger log, string queue, int count, string action, string subject, string reason);

    [LoggerMessage(9041, LogLevel.Warning, "Operations: {Action} of {Subject} by {Actor}")]
    public static partial void OperationsAct(ILogger log, string action, string subject, string actor);

    [LoggerMessage(9050, LogLevel.Warning, "{Figures} could not be read: {Reason}")]
    public static partial void FiguresNotRead(ILogger log, string figures, string reason);
}
