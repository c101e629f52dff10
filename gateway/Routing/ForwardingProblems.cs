using Enforcement.Hosting.Http;
using Microsoft.AspNetCore.Diagnostics;
using Yarp.ReverseProxy.Model;

namespace Enforcement.Gateway.Routing;

/// <summary>Gives problem details to answers that would have none: what YARP, routing and Kestrel refuse.</summary>
internal static class ForwardingProblems
{
    public static Task AnswerAsync(StatusCodeContext status)
    {
        var context = status.HttpContext;
        var error = context.GetForwarderErrorFeature();
        if (error is not null)
        {
            GatewayLog.ForwardingFailed(context.RequestServices.GetRequiredService<ILogger<ProxyTable>>(),
                context.GetEndpoint()?.Metadata.GetMetadata<RouteModel>()?.Config.RouteId ?? "none", error.Error.ToString(), error.Exception?.GetBaseException().Message ?? "");
        }

        return Code(context.Response.StatusCode) is { } code ? HostingRefusals.WriteAsync(context, code) : Task.CompletedTask;
    }

    private static HttpCode? Code(int status) => status switch
    {
        StatusCodes.Status400BadRequest => HostingRefusals.Unreadable,
        StatusCodes.Status401Unauthorized => HostingRefusals.NoToken,
        StatusCodes.Status403Forbidden => HostingRefusals.RoleMissing,
        StatusCodes.Status404NotFound => HostingRefusals.RouteUnknown,
        StatusCodes.Status405MethodNotAllowed => HostingRefusals.MethodNotAllowed,
        StatusCodes.Status408RequestTimeout => GatewayRefusals.TooSlow,
        StatusCodes.Status413PayloadTooLarge => HostingRefusals.TooLarge,
        StatusCodes.Status415UnsupportedMediaType => HostingRefusals.MediaType,
        StatusCodes.Status502BadGateway => GatewayRefusals.Unreachable,
        StatusCodes.Status503ServiceUnavailable => GatewayRefusals.NoInstance,
        StatusCodes.Status504GatewayTimeout => GatewayRefusals.TimedOut,
        _ => null,
    };
}
