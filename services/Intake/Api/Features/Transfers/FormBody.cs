using System.Reflection;
using System.Text.Json.Serialization;
using Enforcement.Hosting.Http;
using Enforcement.Intake.Reading;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;

namespace Enforcement.Intake.Features.Transfers;

/// <summary>The body of a request as a transfer form, read by the reader of the batches: what is wrong with it becomes findings.</summary>
public class FormBody
{
    /// <summary>Null when there is a refusal.</summary>
    [JsonIgnore]
    public ReadLine? Read { get; private init; }

    /// <summary>Why the body is no form at all.</summary>
    [JsonIgnore]
    public ProblemHttpResult? Refusal { get; private init; }

    /// <summary>Tells requests apart, whatever the order and spacing of their fields.</summary>
    public Guid ContentHash => Read?.ContentHash ?? Guid.Empty;

    public static async ValueTask<FormBody?> BindAsync(HttpContext context, ParameterInfo parameter) => await ReadAsync<FormBody>(context);

    protected static async ValueTask<T> ReadAsync<T>(HttpContext context)
        where T : FormBody, new()
    {
        if (!context.Request.HasJsonContentType())
            return new T { Refusal = Problems.Of(HostingRefusals.MediaType, "Send application/json.") };
        var most = context.RequestServices.GetRequiredService<IOptions<IntakeOptions>>().Value.LineKilobytes * 1024;
        var buffer = new byte[Math.Min(most, (context.Request.ContentLength ?? most)) + 1];
        var length = await context.Request.Body.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, context.RequestAborted);
        if (length == buffer.Length)
            return new T { Refusal = Problems.Of(HostingRefusals.TooLarge, $"A transfer has at most {most} bytes.") };
        var read = TransferReader.ReadOne(buffer.AsSpan(0, length)) with { LineNo = 0 };
        return read.Form is null
            ? new T { Refusal = Problems.Of(HostingRefusals.Unreadable, "The body is not a transfer form.", ("findings", read.Findings)) }
            : new T { Read = read };
    }
}
