namespace Enforcement.Intake;

/// <summary>Log events 1000-1999; ids, codes and counts only.</summary>
internal static partial class IntakeLog
{
    [LoggerMessage(1001, LogLevel.Information, "Batch {BatchId} of agency {Agency} completed: {Lines} lines")]
    public static partial void BatchCompleted(ILogger log, Guid batchId, string agency, int lines);

    [LoggerMessage(1002, LogLevel.Warning, "Batch {BatchId} of agency {Agency} interrupted: {Reason}")]
    public static partial void BatchInterrupted(ILogger log, Guid batchId, string agency, string reason);

    [LoggerMessage(1003, LogLevel.Warning, "A group of {Count} single transfers failed and is written one by one")]
    public static partial void GroupFailed(ILogger log, Exception exception, int count);

    [LoggerMessage(1004, LogLevel.Information, "{Count} transfers returned: no correction in time")]
    public static partial void CorrectionsExpired(ILogger log, int count);

    [LoggerMessage(1006, LogLevel.Error, "Announcing gathered transfers failed; they are announced later")]
    public static partial void AnnounceFailed(ILogger log, Exception exception);

    [LoggerMessage(1005, LogLevel.Error, "Looking for overdue corrections failed")]
    public static partial void OverdueCheckFailed(ILogger log, Exception exception);
}
