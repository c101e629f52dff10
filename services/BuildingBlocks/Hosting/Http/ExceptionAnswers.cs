using System.Net.Sockets;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Enforcement.Hosting.Http;

/// <summary>What an exception that reached the top is answered with. Only defects are 500, and without detail.</summary>
public sealed class ExceptionAnswers(ILogger<ExceptionAnswers> log) : IExceptionHandler
{
    /// <inheritdoc />
    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(httpContext);
        if (httpContext.RequestAborted.IsCancellationRequested || httpContext.Response.HasStarted)
            return true;
        var code = Code(exception);
        if (code == HostingRefusals.Unexpected)
            HostingLog.Unexpected(log, exception, httpContext.Request.Method, httpContext.GetEndpoint()?.DisplayName ?? "no endpoint");
        else if (code == HostingRefusals.Unavailable)
            HostingLog.Unavailable(log, exception.GetType().Name, exception.Message);
        await HostingRefusals.WriteAsync(httpContext, code, Detail(exception, code));
        return true;
    }

    private static HttpCode Code(Exception exception) => exception switch
    {
        CursorException => HostingRefusals.CursorInvalid,
        BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge } => HostingRefusals.TooLarge,
        BadHttpRequestException { StatusCode: StatusCodes.Status415UnsupportedMediaType } => HostingRefusals.MediaType,
        BadHttpRequestException => HostingRefusals.Unreadable,
        DbUpdateConcurrencyException => HostingRefusals.PreconditionFailed,
        _ when IsOutage(exception) => HostingRefusals.Unavailable,
        _ => HostingRefusals.Unexpected,
    };

    private static bool IsOutage(Exception? exception) => exception switch
    {
        null => false,
        NpgsqlException { IsTransient: true } => true,
        PostgresException { SqlState: "57P01" or "57P02" or "57P03" or "53300" or "40001" or "40P01" } => true,
        TimeoutException or SocketException => true,
        _ => IsOutage(exception.InnerException),
    };

    private static string? Detail(Exception exception, HttpCode code) => code == HostingRefusals.Unreadable ? Reason(exception) : null;

    // The inner JsonException names the path and the position, never the value.
    private static string Reason(Exception exception) =>
        exception.InnerException is System.Text.Json.JsonException json ? $"Not the expected JSON at {json.Path ?? "$"} (byte {json.BytePositionInLine})." : exception.Message;
}
