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

    [LoggerMessage(2030, LogLevel.Information, "Notice run {RunId}: {Done} of {Total} done, {Skipped} skipped")]
    public static partial void NoticeRunStepped(ILogger log, Guid runId, int done, int total, int skipped);

    [LoggerMessage(2031, LogLevel.Error, "A chunk of notice run {RunId} failed and will be repeated")]
    public static partial void NoticeRunFailed(ILogger log, Guid runId, Exception exception);

    [LoggerMessage(2032, LogLevel.Warning, "Notice runs could not be looked at; next try soon")]
    public static partial void NoticeRunsFailed(ILogger log, Exception exception);

    [LoggerMessage(2020, LogLevel.Information, "{Count} cases were told of as to their limitation")]
    public static partial void LimitationTold(ILogger log, int count);

    [LoggerMessage(2070, LogLevel.Warning, "The look at late release tasks was interrupted and will be repeated")]
    public static partial void ReleaseWatchFailed(ILogger log, Exception exception);

    [LoggerMessage(2021, LogLevel.Warning, "The look at limitation clocks was interrupted and will be repeated")]
    public static partial void LimitationFailed(ILogger log, Exception exception);

    [LoggerMessage(2060, LogLevel.Warning, "What the end of a plan still wants done could not be looked at; next try soon")]
    public static partial void FollowUpFailed(ILogger log, Exception exception);

    [LoggerMessage(2061, LogLevel.Information, "Answer {AnswerId} to plan {PlanId} has no effect: {Code}")]
    public static partial void AnswerWithoutEffect(ILogger log, Guid answerId, Guid planId, string code);
}
