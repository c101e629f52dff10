namespace Enforcement.Gateway;

internal static partial class GatewayLog
{
    [LoggerMessage(8001, LogLevel.Warning, "Route {Route} failed: {Error} {Reason}")]
    public static partial void ForwardingFailed(ILogger log, string route, string error, string reason);

    [LoggerMessage(8002, LogLevel.Warning, "{Path} of service {Service} is not available: {Reason}")]
    public static partial void DocumentMissing(ILogger log, string path, string service, string reason);

    [LoggerMessage(8003, LogLevel.Warning, "The development issuer is on: anybody who reaches this gateway can make tokens")]
    public static partial void DevelopmentIssuerOn(ILogger log);

    [LoggerMessage(8004, LogLevel.Information, "Caller over quota {Quota}")]
    public static partial void OverQuota(ILogger log, string quota);

    [LoggerMessage(8005, LogLevel.Warning, "Figures of service {Service} are not available: {Reason}")]
    public static partial void FiguresMissing(ILogger log, string service, string reason);
}
