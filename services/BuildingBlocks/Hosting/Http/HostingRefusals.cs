using System.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace Enforcement.Hosting.Http;

/// <summary>Error codes that every service shares.</summary>
public static class HostingRefusals
{
    /// <summary>No token, or one that does not hold.</summary>
    public static readonly HttpCode NoToken = new(401, "token.missing_or_invalid", "A valid bearer token is needed.");

    /// <summary>The role or its scope does not allow this.</summary>
    public static readonly HttpCode RoleMissing = new(403, "token.role_missing", "The caller's role or scope does not allow this.");

    /// <summary>No such route.</summary>
    public static readonly HttpCode RouteUnknown = new(404, "route.unknown", "There is no such resource.");

    /// <summary>Method not allowed here.</summary>
    public static readonly HttpCode MethodNotAllowed = new(405, "route.method_not_allowed", "This method is not allowed here.");

    /// <summary>The body could not be read as the JSON it should be.</summary>
    public static readonly HttpCode Unreadable = new(400, "request.unreadable", "The request could not be read.");

    /// <summary>Fields missing or of the wrong shape.</summary>
    public static readonly HttpCode Invalid = new(422, "request.invalid", "The request has missing or wrong fields.");

    /// <summary>Body over the limit.</summary>
    public static readonly HttpCode TooLarge = new(413, "request.too_large", "The request is larger than allowed here.");

    /// <summary>Content type not accepted.</summary>
    public static readonly HttpCode MediaType = new(415, "request.media_type", "The content type is not accepted here.");

    /// <summary>Too many requests of this caller.</summary>
    public static readonly HttpCode TooMany = new(429, "request.too_many", "Too many requests; try again later.", Retriable: true);

    /// <summary>If-Match missing.</summary>
    public static readonly HttpCode PreconditionRequired = new(428, "precondition.required", "Send If-Match with the ETag of what you edit.");

    /// <summary>Somebody else changed it first.</summary>
    public static readonly HttpCode PreconditionFailed = new(412, "precondition.failed", "It was changed since you read it; read it again.", Retriable: true);

    /// <summary>Idempotency key used with other content.</summary>
    public static readonly HttpCode KeyReused = new(409, "idempotency_key.reused", "This idempotency key was used with other content.");

    /// <summary>Idempotency key missing where it is required.</summary>
    public static readonly HttpCode KeyRequired = new(400, "idempotency_key.required", "Send an Idempotency-Key header.");

    /// <summary>Idempotency key too long or with control characters.</summary>
    public static readonly HttpCode KeyInvalid = new(400, "idempotency_key.invalid", "An idempotency key has 1 to 128 visible ASCII characters.");

    /// <summary>Paging cursor not made by this API.</summary>
    public static readonly HttpCode CursorInvalid = new(400, "page.cursor_invalid", "The paging cursor was not made by this list.");

    /// <summary>A part the service needs is down.</summary>
    public static readonly HttpCode Unavailable = new(503, "service.unavailable", "A part of the service is not available; try again later.", Retriable: true);

    /// <summary>A defect.</summary>
    public static readonly HttpCode Unexpected = new(500, "service.unexpected", "Something went wrong; the trace id helps to find it.");

    /// <summary>Problem details of a transport error.</summary>
    public static ProblemDetails Details(HttpContext context, HttpCode code, string? detail = null)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(code);
        var problem = new ProblemDetails { Status = code.Status, Title = code.Title, Detail = detail, Type = $"urn:enforcement:error:{code.Code}" };
        problem.Extensions["code"] = code.Code;
        problem.Extensions["retriable"] = code.Retriable;
        problem.Extensions["traceId"] = Activity.Current?.TraceId.ToString() ?? context.TraceIdentifier;
        return problem;
    }

    /// <summary>Writes a transport error as the whole answer.</summary>
    public static Task WriteAsync(HttpContext context, HttpCode code, string? detail = null)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(code);
        context.Response.StatusCode = code.Status;
        return context.Response.WriteAsJsonAsync(Details(context, code, detail), options: null, contentType: "application/problem+json");
    }
}
