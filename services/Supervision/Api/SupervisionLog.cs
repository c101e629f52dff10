namespace Enforcement.Supervision;

internal static partial class SupervisionLog
{
    [LoggerMessage(4001, LogLevel.Information, "Checkpoint {Number} covers audit records {FirstSeq} to {LastSeq}")]
    public static partial void CheckpointMade(ILogger log, long number, long firstSeq, long lastSeq);

    [LoggerMessage(4002, LogLevel.Critical, "The audit chain is broken at {Seq}: {Fault}")]
    public static partial void ChainBroken(ILogger log, long seq, string fault);

    [LoggerMessage(4003, LogLevel.Error, "A background task failed and will be repeated")]
    public static partial void WorkFailed(ILogger log, Exception exception);

    [LoggerMessage(4004, LogLevel.Information, "{Count} audit records were recorded before and change nothing")]
    public static partial void RecordedBefore(ILogger log, int count);

    [LoggerMessage(4005, LogLevel.Error, "Monitor run {RunId}: invariant {Invariant} has {Count} differences")]
    public static partial void MonitorDiffers(ILogger log, Guid runId, string invariant, int count);

    [LoggerMessage(4006, LogLevel.Information, "Monitor run {RunId} agrees after {Rounds} rounds")]
    public static partial void MonitorAgrees(ILogger log, Guid runId, int rounds);
}
