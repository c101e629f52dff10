using Microsoft.Extensions.Logging;

namespace Enforcement.Law.Clocks;

internal static partial class ClockLog
{
    [LoggerMessage(7011, LogLevel.Information, "{Count} clocks fired")]
    public static partial void Fired(ILogger log, int count);

    [LoggerMessage(7012, LogLevel.Warning, "{Work} of clocks was interrupted and will be repeated")]
    public static partial void Interrupted(ILogger log, string work, Exception exception);

    [LoggerMessage(7013, LogLevel.Error, "Clock {ClockId} cannot be changed and holds up no other")]
    public static partial void Stuck(ILogger log, Guid clockId, Exception exception);

    [LoggerMessage(7014, LogLevel.Information, "Edition {Edition} of the law moved {Moved} of {Count} clocks")]
    public static partial void Moved(ILogger log, int edition, int moved, int count);
}
