namespace Enforcement.CaseExecution;

internal static partial class CaseExecutionLog
{
    [LoggerMessage(2001, LogLevel.Information, "Chunk {ChunkId}: {Opened} of {Count} cases opened")]
    public static partial void ChunkOpened(ILogger log, Guid chunkId, int opened, int count);

    [LoggerMessage(2002, LogLevel.Information, "{Kind} {MessageId} parked: its case or its turn has not come yet")]
    public static partial void Parked(ILogger log, string kind, Guid messageId);

    [LoggerMessage(2003, LogLevel.Information, "{Count} parked messages took effect")]
    public static partial void Unparked(ILogger log, int count);

    [LoggerMessage(2004, LogLevel.Warning, "Parked messages could not be looked at; next try soon")]
    public static partial void ParkedFailed(ILogger log, Exception exception);

    [LoggerMessage(2005, LogLevel.Information, "Receipt file {FileId}: lines {From} to {To} booked")]
    public static partial void ReceiptsBooked(ILogger log, Guid fileId, int from, int to);

    [LoggerMessage(2006, LogLevel.Information, "Case {CaseId} refused message {CauseId}: {Code}")]
    public static partial void AgencyMessageRefused(ILogger log, Guid caseId, Guid causeId, string code);

    [LoggerMessage(2007, LogLevel.Error, "Parked message {MessageId} could not be applied and stays parked")]
    public static partial void ParkedMessageFailed(ILogger log, Guid messageId, Exception exception);

    [LoggerMessage(2020, LogLevel.Information, "{Count} cases were told of as to their limitation")]
    public static partial void LimitationTold(ILogger log, int count);

    [LoggerMessage(2070, LogLevel.Warning, "The look at late release tasks was interrupted and will be repeated")]
    public static partial void ReleaseWatchFailed(ILogger log, Exception exception);

    [LoggerMessage(2021, LogLevel.Warning, "The look at limitation clocks was interrupted and will be repeated")]
    public static partial void LimitationFailed(ILogger log, Exception exception);
}
