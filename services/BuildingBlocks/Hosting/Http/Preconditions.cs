using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Enforcement.Hosting.Http;

/// <summary>ETag and If-Match over a row's version.</summary>
public static class Preconditions
{
    /// <summary>The strong ETag of a version.</summary>
    public static string ETag(uint version) => string.Create(CultureInfo.InvariantCulture, $"\"{version:x}\"");

    /// <summary>The strong ETag of a version.</summary>
    public static string ETag(int version) => ETag((uint)version);

    /// <summary>Sets the ETag header of the answer.</summary>
    public static void SetETag(this HttpContext context, uint version)
    {
        ArgumentNullException.ThrowIfNull(context);
        context.Response.Headers.ETag = ETag(version);
    }

    /// <summary>Sets the ETag header of the answer.</summary>
    public static void SetETag(this HttpContext context, int version) => SetETag(context, (uint)version);

    /// <summary>Null when If-Match names this version (or is <c>*</c>), else 428 or 412.</summary>
    public static ProblemHttpResult? Check(HttpRequest request, uint version)
    {
        ArgumentNullException.ThrowIfNull(request);
        var sent = request.Headers.IfMatch;
        if (sent.Count == 0)
            return Problems.Of(HostingRefusals.PreconditionRequired);
        var current = ETag(version);
        return sent.SelectMany(value => (value ?? "").Split(',', StringSplitOptions.TrimEntries)).Any(tag => tag == "*" || tag == current)
            ? null
            : Problems.Of(HostingRefusals.PreconditionFailed);
    }

    /// <summary>Null when If-Match names this version (or is <c>*</c>), else 428 or 412.</summary>
    public static ProblemHttpResult? Check(HttpRequest request, int version) => Check(request, (uint)version);
}
