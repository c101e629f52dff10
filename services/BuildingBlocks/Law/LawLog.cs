using Microsoft.Extensions.Logging;

namespace Enforcement.Law;

internal static partial class LawLog
{
    [LoggerMessage(7101, LogLevel.Information, "Edition {Edition} of the law is taken: {Kind}")]
    public static partial void Taken(ILogger log, int edition, string kind);

    [LoggerMessage(7102, LogLevel.Warning, "Edition {Edition} of the law waits for what is missing after {Number}")]
    public static partial void Missing(ILogger log, int edition, int number);

    [LoggerMessage(7103, LogLevel.Information, "This instance decides by edition {Edition} of the law, {Calendar}")]
    public static partial void Deciding(ILogger log, int edition, string calendar);

    [LoggerMessage(7104, LogLevel.Warning, "The service's copy of the law could not be read and will be read again")]
    public static partial void Unreadable(ILogger log, Exception exception);
}
