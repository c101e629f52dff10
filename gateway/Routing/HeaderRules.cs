using System.Diagnostics;
using Microsoft.Extensions.Primitives;

namespace Enforcement.Gateway.Routing;

/// <summary>
/// What a client may not say about itself is dropped (the gateway states it afresh), every request has an id, and no answer tells which server made it.
/// Hop-by-hop headers are YARP's part.
/// </summary>
internal static class HeaderRules
{
    public const string RequestId = "X-Request-Id";

    private const int LongestRequestId = 64;

    public static Task ApplyAsync(HttpContext context, RequestDelegate next)
    {
        var headers = context.Request.Headers;
        RemoveClaimsOfOrigin(headers);
        if (!IsAcceptable(headers[RequestId]))
            headers[RequestId] = Activity.Current?.TraceId.ToString() ?? context.TraceIdentifier;
        context.Response.OnStarting(static state =>
        {
            var started = (HttpContext)state;
            var answer = started.Response.Headers;
            answer[RequestId] = started.Request.Headers[RequestId];
            answer.XContentTypeOptions = "nosniff";
            answer.Remove("Server");
            answer.Remove("X-Powered-By");
            return Task.CompletedTask;
        }, context);
        return next(context);
    }

    private static void RemoveClaimsOfOrigin(IHeaderDictionary headers)
    {
        List<string>? found = null;
        foreach (var (name, _) in headers)
        {
            if (name.StartsWith("X-Forwarded-", StringComparison.OrdinalIgnoreCase) || name.StartsWith("X-Original-", StringComparison.OrdinalIgnoreCase))
                (found ??= []).Add(name);
        }

        foreach (var name in found ?? [])
            headers.Remove(name);
        headers.Remove("Forwarded");
        headers.Remove("X-Real-IP");
    }

    private static bool IsAcceptable(StringValues id) =>
        id is [{ Length: > 0 and <= LongestRequestId } text] && !text.AsSpan().ContainsAnyExceptInRange('!', '~');
}
