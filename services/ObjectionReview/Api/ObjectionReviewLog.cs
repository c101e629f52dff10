namespace Enforcement.ObjectionReview;

internal static partial class ObjectionReviewLog
{
    [LoggerMessage(3001, LogLevel.Information, "{Count} objections have clocks that ran out")]
    public static partial void ClocksOverdue(ILogger log, int count);

    [LoggerMessage(3002, LogLevel.Error, "The look for clocks that ran out failed and will be repeated")]
    public static partial void ScanFailed(ILogger log, Exception exception);

    [LoggerMessage(3003, LogLevel.Information, "Answer about the case of objection {ObjectionId} had no effect: {Code}")]
    public static partial void AnswerIgnored(ILogger log, Guid objectionId, string code);
}
