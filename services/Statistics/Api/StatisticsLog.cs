namespace Enforcement.Statistics;

internal static partial class StatisticsLog
{
    [LoggerMessage(5001, LogLevel.Information, "{Message} {EventId} was counted before and changes nothing")]
    public static partial void CountedBefore(ILogger log, string message, Guid eventId);
}
