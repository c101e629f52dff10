using System.Diagnostics;
using Enforcement.Kernel;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Enforcement.Hosting.Http;

/// <summary>Refusals as RFC 9457 problem details with <c>code</c>, <c>field</c>, <c>basis</c>, <c>retriable</c> and <c>traceId</c>.</summary>
public static class Problems
{
    /// <summary>The HTTP status of a kind of refusal.</summary>
    public static int Status(RefusalKind kind) => kind switch
    {
        RefusalKind.NotFound => StatusCodes.Status404NotFound,
        RefusalKind.Conflict => StatusCodes.Status409Conflict,
        RefusalKind.Invalid => StatusCodes.Status422UnprocessableEntity,
        _ => StatusCodes.Status403Forbidden,
    };

    /// <summary>Answers a refusal.</summary>
    /// <param name="refusal">What was refused.</param>
    /// <param name="extensions">Further members, e.g. the differing fields of a conflict.</param>
    public static ProblemHttpResult ToProblem(this Refusal refusal, params (string Name, object? Value)[] extensions)
    {
        ArgumentNullException.ThrowIfNull(refusal);
        ArgumentNullException.ThrowIfNull(extensions);
        var details = new ProblemDetails
        {
            Status = Status(refusal.Code.Kind),
            Title = refusal.Code.Title,
            Detail = refusal.Detail,
            Type = $"urn:enforcement:error:{refusal.Code.Code}",
        };
        details.Extensions["code"] = refusal.Code.Code;
        details.Extensions["retriable"] = refusal.Code.Retriable;
        details.Extensions["traceId"] = Activity.Current?.TraceId.ToString();
        if (refusal.Field is not null)
            details.Extensions["field"] = refusal.Field;
        if (refusal.Basis.Count > 0)
            details.Extensions["basis"] = refusal.Basis;
        foreach (var (name, value) in extensions)
            details.Extensions[name] = value;
        return TypedResults.Problem(details);
    }

    /// <summary>Answers shape errors of a request: 422 <c>request.invalid</c> with one entry per field.</summary>
    public static ProblemHttpResult Validation(params (string Field, string Detail)[] errors)
    {
        ArgumentNullException.ThrowIfNull(errors);
        return Of(HostingRefusals.Invalid, string.Join(" ", errors.Select(error => $"{error.Field}: {error.Detail}")),
            ("errors", errors.Select(error => new FieldError(error.Field, error.Detail)).ToArray()));
    }

    /// <summary>Answers a transport error.</summary>
    public static ProblemHttpResult Of(HttpCode code, string? detail = null, params (string Name, object? Value)[] extensions)
    {
        ArgumentNullException.ThrowIfNull(code);
        ArgumentNullException.ThrowIfNull(extensions);
        var details = new ProblemDetails { Status = code.Status, Title = code.Title, Detail = detail, Type = $"urn:enforcement:error:{code.Code}" };
        details.Extensions["code"] = code.Code;
        details.Extensions["retriable"] = code.Retriable;
        details.Extensions["traceId"] = Activity.Current?.TraceId.ToString();
        foreach (var (name, value) in extensions)
            details.Extensions[name] = value;
        return TypedResults.Problem(details);
    }
}

/// <summary>One wrong field of a request.</summary>
/// <param name="Field">JSON pointer.</param>
/// <param name="Detail">What is wrong.</param>
public sealed record FieldError(string Field, string Detail);
