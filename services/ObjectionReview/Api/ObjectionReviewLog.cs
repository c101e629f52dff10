namespace Enforcement.ObjectionReview;

internal static partial class ObjectionReviewLog
{
    [LoggerMessage(3003, LogLevel.Information, "Answer about the case of objection {ObjectionId} had no effect: {Code}")]
    public static partial void AnswerIgnored(ILogger log, Guid objectionId, string code);
}
