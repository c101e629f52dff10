using Enforcement.Hosting.Http;
using Yarp.ReverseProxy.Model;

namespace Enforcement.Gateway.Limits;

/// <summary>Refuses a body that is announced as too large before anything is read or forwarded; Kestrel stops one that only turns out so.</summary>
internal static class BodyBounds
{
    public static Task ApplyAsync(HttpContext context, RequestDelegate next)
    {
        var bound = context.GetEndpoint()?.Metadata.GetMetadata<RouteModel>()?.Config.MaxRequestBodySize;
        return context.Request.ContentLength > bound
            ? HostingRefusals.WriteAsync(context, HostingRefusals.TooLarge, $"The body has {context.Request.ContentLength} bytes; at most {bound} are allowed here.")
            : next(context);
    }
}
